import type { DecodedMessage } from '../../exchange/decode.ts'
import { childNamed, childrenNamed, childText, elements, textOf, type XmlElement } from '../../xml/tree.ts'
import { judged, type Assertion, type Judgement } from '../assertion.ts'
import { calls, eachExpectation, label } from './expectation.ts'
import { containerOf } from './served.ts'

const payload = (strength: 'must' | 'should', source: string) =>
  ({ strength, basis: 'reported', claim: 'payload', source }) as const

export const objectsIn = ({ message }: DecodedMessage): readonly XmlElement[] =>
  message?.payload?.profiles.flatMap(elements) ?? []

/** All words by which an object in a message calls itself. */
export const wordsOf = (object: XmlElement): readonly string[] => [
  ...childrenNamed(object, 'mRID').map(textOf),
  ...childrenNamed(object, 'Names').flatMap((one) => childrenNamed(one, 'name').map(textOf)),
]

/** Names are told apart by type and authority as well, where both sides tell them. */
function sameName(sent: XmlElement, found: XmlElement): boolean {
  const part = (name: XmlElement, ...path: readonly string[]): string | undefined => {
    const holder = path.reduce<XmlElement | undefined>((here, step) => here && childNamed(here, step), name)
    return holder && childText(holder, 'name')
  }
  const agree = (...path: readonly string[]) => {
    const [mine, theirs] = [part(sent, ...path), part(found, ...path)]
    return mine === undefined || theirs === undefined || mine === theirs
  }
  return part(sent) === part(found) && agree('NameType') && agree('NameType', 'NameTypeAuthority')
}

/** The same object as another: an mRID of its own, or a name of the same kind. A system may give an mRID of its own. */
export const isSame = (sent: XmlElement, found: XmlElement): boolean =>
  sent.name === found.name &&
  ((childText(sent, 'mRID') !== undefined && childText(sent, 'mRID') === childText(found, 'mRID')) ||
    childrenNamed(sent, 'Names').some((name) => childrenNamed(found, 'Names').some((other) => sameName(name, other))))

/** Do two texts say the same, as numbers, times and truth values are written in XML? */
export function saysTheSame(one: string, other: string): boolean {
  if (one === other) return true
  // A date may bear a zone or none, and is the same day on the calendar of whoever wrote it.
  const days = [one, other].map((text) => /^(\d{4}-\d\d-\d\d)(Z|[+-]\d\d:\d\d)?$/.exec(text)?.[1])
  if (days[0] !== undefined && days[0] === days[1]) return true
  const bare = (text: string) => text.replace(/^(true|1)$/, 'true').replace(/^(false|0)$/, 'false')
  if (bare(one) === bare(other)) return true
  if (one !== '' && other !== '' && Number(one) === Number(other)) return true
  const [mine, theirs] = [one, other].map((text) => (/^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN))
  return mine === theirs
}

/** What of an object that was sent is missing in the one that was found, or is another there. */
export function* differences(
  sent: XmlElement,
  found: XmlElement,
): Iterable<{ at: XmlElement; expected: string; actual: string }> {
  for (const child of elements(sent)) {
    // Another mRID is no loss: the system may number its objects itself.
    if (child.name === 'mRID') continue
    const twins = childrenNamed(found, child.name)
    if (child.name === 'Names') {
      if (!twins.some((twin) => sameName(child, twin)))
        yield { at: found, expected: `the name ${childText(child, 'name') ?? ''}`, actual: 'not among its names' }
    } else if (elements(child).length === 0) {
      if (!twins.some((twin) => saysTheSame(textOf(child), textOf(twin))))
        yield {
          at: twins[0] ?? found,
          expected: `${child.name} ${textOf(child)}`,
          actual: twins[0] ? textOf(twins[0]) : `no ${child.name}`,
        }
    } else if (!twins[0]) yield { at: found, expected: child.name, actual: `no ${child.name}` }
    else if (!twins.some((twin) => [...differences(child, twin)].length === 0)) yield* differences(child, twins[0])
  }
}

const asSent: Assertion = {
  id: 'stored.as-sent',
  rule: 'What was put on file is found again as it was sent; further elements may be added.',
  requirements: ['MD-001'],
  standing: payload('must', 'a system that answers OK to a create or a change has what was sent'),
  hint: 'Compare what arrived with what is told: an element was dropped, cut short or converted on the way.',
  judge: eachExpectation('stored', function* ({ expected, reply, view }): Iterable<Judgement> {
    const sent = view.message(expected.as)
    if (!sent) return
    const found = objectsIn(reply)
    for (const object of objectsIn(sent)) {
      const twin = found.find((one) => isSame(object, one))
      if (!twin) {
        yield {
          outcome: 'fail',
          ...containerOf(reply),
          expected: `${object.name} ${wordsOf(object).join(' / ')}`,
          actual: found.length ? found.map((one) => wordsOf(one).join(' / ') || one.name).join(', ') : 'nothing',
        }
        continue
      }
      const [first] = differences(object, twin)
      yield judged(
        !first,
        first ? { element: first.at, expected: first.expected, actual: first.actual } : { element: twin },
      )
    }
  }),
}

/** Does an object say that it is no longer in use? */
const isRetired = (object: XmlElement): boolean => {
  const lifecycle = childNamed(object, 'lifecycle')
  return ['retiredDate', 'removalDate'].some((name) => lifecycle && childText(lifecycle, name))
}

const none: Assertion = {
  id: 'stored.none',
  rule: 'What was never put on file, or was struck off, is not found, or is told to be retired.',
  requirements: ['MD-003'],
  standing: payload('must', 'a refused create has no effect; many systems retire and do not delete'),
  hint: 'A request that was refused, or a delete, left its object on file.',
  judge: eachExpectation('not-stored', function* ({ expected, reply }): Iterable<Judgement> {
    const found = objectsIn(reply)
    for (const object of expected.objects) {
      const twin = found.find((one) => wordsOf(one).some((word) => calls(object, word)))
      yield judged(!twin || isRetired(twin), {
        ...(twin && { element: twin }),
        expected: `no ${label(object)}`,
        actual: twin ? `${twin.name} ${wordsOf(twin).join(' / ')}` : '',
      })
    }
  }),
}

/** Expectations on what clients have put on file. */
export const storedAssertions: readonly Assertion[] = [asSent, none]
