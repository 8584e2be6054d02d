import type { Expectation } from '../../exchange/entries.ts'
import { elements, textOf, type XmlElement } from '../../xml/tree.ts'
import type { Assertion, Judgement } from '../assertion.ts'
import { isOfCode, type ToldEvent } from '../content/told-events.ts'
import { eachAwaited, isOf } from './events.ts'
import { label, type Form } from './expectation.ts'

const standing = {
  strength: 'should',
  basis: 'inferred',
  claim: 'exchange',
  source: 'IEC 61968-100:2013 4.4 (events), known by title',
} as const

/** The events that tell what happened, as they had come to each of the addresses when something was expected of them. */
function comeTo(
  { addresses, ...told }: Form<'event-everywhere'>,
  { seq }: Expectation,
  events: readonly ToldEvent[],
): { readonly all: readonly ToldEvent[]; readonly at: ReadonlyMap<string, readonly ToldEvent[]> } {
  // What was held up comes at last, when the consumer is slow no more: that is too late.
  const all = events.filter(
    (event) => event.message.entry.seq < seq && isOfCode(event, told.codes) && isOf(event, told),
  )
  return {
    all,
    at: new Map(addresses.map((address) => [address, all.filter(({ message }) => addressOf(message) === address)])),
  }
}

const addressOf = ({ entry }: ToldEvent['message']): string | undefined => entry.meta.url?.split('?')[0]

const everywhere: Assertion = {
  id: 'event.everywhere',
  rule: 'What happens is told at every address to which events go, however slow the consumer at another is.',
  requirements: ['MEP-018'],
  standing,
  hint: 'Send to each consumer by itself, so that one that is slow or down holds up nobody else.',
  judge: eachAwaited('event-everywhere', function* ({ expected, expectation, events, silence }): Iterable<Judgement> {
    const { all, at } = comeTo(expected, expectation, events)
    const lacking = [...at].flatMap(([address, some]) => (some.length ? [] : [address]))
    const [first] = all
    const what = `${expected.codes.join(' or ')} of ${label(expected.device)}`
    if (!lacking.length) {
      if (first) yield { outcome: 'pass', message: first.message, element: first.element }
    } else if (silence)
      yield {
        // What is told to nobody is the matter of other rules.
        outcome: first ? 'fail' : 'inconclusive',
        seq: silence.seq,
        expected: `${what} at ${lacking.join(' and ')}`,
        actual: first
          ? `only in ${all.map(({ message }) => message.entry.id).join(', ')}, elsewhere, within ${Math.round(silence.waitedMs)} ms`
          : `nothing at any address within ${Math.round(silence.waitedMs)} ms`,
      }
  }),
}

const alike: Assertion = {
  id: 'event.alike-everywhere',
  rule: 'Every consumer is told an event with the same content.',
  requirements: ['MEP-018'],
  standing,
  hint: 'Make the event once, with its mRID and its time, and send that to each consumer; only the header may differ.',
  judge: eachAwaited('event-everywhere', function* ({ expected, expectation, events, silence }): Iterable<Judgement> {
    const [here, ...others] = [...comeTo(expected, expectation, events).at.values()]
    const [first] = here ?? []
    const [elsewhere] = others.find((some) => !some.some((one) => isAmong(one, here ?? []))) ?? []
    if (!first || !others.length || others.some((some) => !some.length)) return
    // A copy of an earlier event may have come as well; one that all were told alike is enough.
    const isTold = (here ?? []).some((one) => others.every((some) => isAmong(one, some)))
    const other = elsewhere ?? others[0]?.[0] ?? first
    yield {
      // Another copy may still come.
      outcome: isTold ? 'pass' : silence ? 'fail' : 'inconclusive',
      message: other.message,
      element: other.element,
      ...(!isTold && {
        expected: `the content of ${first.message.entry.id}`,
        actual: `another ${differences(first.element, other.element).join(', ')}`,
      }),
    }
  }),
}

const isAmong = ({ element }: ToldEvent, some: readonly ToldEvent[]): boolean =>
  some.some((one) => contentOf(one.element) === contentOf(element))

/** The names of what is not alike in two events. */
function differences(one: XmlElement, other: XmlElement): readonly string[] {
  const [ours, theirs] = [one, other].map((event) => new Set(elements(event).map(contentOf)))
  const apart = [
    ...elements(one).filter((child) => !theirs?.has(contentOf(child))),
    ...elements(other).filter((child) => !ours?.has(contentOf(child))),
  ]
  return [...new Set(apart.map(({ name }) => name))]
}

/** What an element holds, however it is written down: prefixes, white space and the order of attributes do not count. */
function contentOf(element: XmlElement): string {
  const attributes = element.attributes.map(({ namespace, name, value }) => `${namespace} ${name}=${value}`).sort()
  const children = elements(element)
  return JSON.stringify([
    element.namespace,
    element.name,
    attributes,
    children.length ? children.map(contentOf) : textOf(element),
  ])
}

/** Expectations on what several consumers are told. */
export const eventConsumerAssertions: readonly Assertion[] = [everywhere, alike]
