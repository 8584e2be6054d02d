import type { DecodedRecord } from '../../exchange/decode.ts'
import type { ObjectIds } from '../../exchange/entries.ts'
import { childNamed, childrenNamed, childText, elements, textOf, type XmlElement } from '../../xml/tree.ts'
import { calls } from '../expectations/expectation.ts'
import { containerOf, servedMeters, servedReadings, wordsFor, type ServedObject } from '../expectations/served.ts'
import { judged, type Assertion, type ReplyPair } from '../assertion.ts'

const standing = {
  strength: 'should',
  basis: 'inferred',
  claim: 'payload',
  source: 'plain reading of a query and its answer',
} as const

/** Elements of a query by which it names the meters it asks about. */
const meterElements: ReadonlySet<string> = new Set(['EndDevice', 'Meter'])

/** The mRIDs a query names, and those the SUT's answer bears: the one form of id that can be compared without a table. */
interface Compared {
  readonly asked: ReadonlyMap<string, ObjectIds>
  readonly served: readonly (ServedObject & { readonly mRID: string })[]
}

/**
 * What an answer to a get of meters can be held against: only where the query names meters and nothing else, each with
 * the mRID at hand, and each served meter tells its own.
 */
function compared(view: DecodedRecord, { request, reply }: ReplyPair): Compared | undefined {
  const [query] = request.message?.request?.profiles ?? []
  if (!query || request.message?.header?.verb?.value !== 'get') return undefined
  if (reply.message?.reply?.result?.value !== 'OK' && reply.message?.reply?.result?.value !== 'PARTIAL')
    return undefined
  const selectors = elements(query).filter(({ name }) => name !== 'ReadingType')
  if (!selectors.length || !selectors.every(({ name }) => meterElements.has(name))) return undefined
  const asked = selectors.map((one) => idsOf(one, view))
  const served = [...servedReadings(reply).map(({ meter }) => meter), ...servedMeters(reply)]
  const withId = served.flatMap((one) => (one?.mRID === undefined ? [] : [{ ...one, mRID: one.mRID }]))
  const known = asked.flatMap((one) => (one.mRID === undefined ? [] : [[one.mRID, one] as const]))
  if (known.length < asked.length || withId.length < served.length || !served.length) return undefined
  return { asked: new Map(known), served: withId }
}

/** All ids of an object that a query names; those of the IXIT where it is one of them. */
function idsOf(element: XmlElement, { context }: DecodedRecord): ObjectIds {
  const mRID = childText(element, 'mRID')
  const names = childrenNamed(element, 'Names').flatMap((one) => childrenNamed(one, 'name').map(textOf))
  const words = [...(mRID ? [mRID] : []), ...names]
  const known = context.objects.find((object) => words.some((word) => calls(object, word)))
  const own = mRID ?? known?.mRID
  return { ...(own && { mRID: own }), names: [...names, ...(known?.names ?? [])] }
}

/** A judge of the answers on which no step has expectations of its own: those are judged with all that the step knows. */
const eachAnswer = (
  judge: (pair: ReplyPair, compared: Compared) => ReturnType<Assertion['judge']>,
): Assertion['judge'] =>
  function* (view) {
    for (const reply of view.messages) {
      const about = reply.entry.inResponseTo
      const request = about === undefined ? undefined : view.message(about)
      if (!request || view.expectations.some((expectation) => expectation.about === about)) continue
      const found = compared(view, { request, reply })
      if (found) yield* judge({ request, reply }, found)
    }
  }

const nothingElse: Assertion = {
  id: 'answer.of-asked-meters',
  rule: 'The answer to a query that names its meters is about these meters.',
  requirements: ['RD-001'],
  standing: { ...standing, strength: 'must' },
  hint: 'The data of another meter went to the asker. Look at how the ids of the request are resolved.',
  judge: eachAnswer(function* ({ reply }, { asked, served }) {
    for (const meter of served)
      yield judged(
        [...asked].some(
          ([mRID, ids]) =>
            meter.mRID === mRID || ids.names.some((name) => meter.names.includes(name) || meter.mRID === name),
        ),
        {
          message: reply,
          element: meter.element,
          expected: [...asked.keys()].join(', '),
          actual: wordsFor(meter),
        },
      )
  }),
}

const hasOption = ({ message }: ReplyPair['request']): boolean =>
  message?.request !== undefined && childNamed(message.request.element, 'Option') !== undefined

const complete: Assertion = {
  id: 'answer.complete',
  rule: 'Each meter that a query names is in the answer, or an Error of the answer names it.',
  requirements: ['RD-001'],
  standing,
  hint: 'Answer PARTIAL with an Error that bears the ID of what is left out.',
  judge: eachAnswer(function* ({ request, reply }, { asked, served }) {
    const errors = reply.message?.reply?.errors ?? []
    const isMore = errors.some(({ code }) => code?.value === '0.1')
    // By its options a request may ask for a page of the answer.
    const isPage = hasOption(request)
    for (const [mRID, ids] of isMore || isPage ? [] : asked) {
      const words = [mRID, ...ids.names]
      yield judged(
        served.some((one) => words.includes(one.mRID) || one.names.some((name) => words.includes(name))) ||
          errors.some(({ names }) => names.some(({ value }) => words.some((word) => value.includes(word)))),
        { message: reply, ...containerOf(reply), expected: words.join(' / '), actual: served.map(wordsFor).join(', ') },
      )
    }
  }),
}

/** Rules on what an answer serves, for answers of which no step expects anything. */
export const answerAssertions: readonly Assertion[] = [nothingElse, complete]
