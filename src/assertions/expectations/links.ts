import type { DecodedMessage } from '../../exchange/decode.ts'
import type { ObjectIds } from '../../exchange/entries.ts'
import { attributeOf, childrenNamed, elements, textOf, type XmlElement } from '../../xml/tree.ts'
import { judged, type Assertion, type Judgement } from '../assertion.ts'
import { calls, eachExpectation, label, type Meant } from './expectation.ts'
import { refusalOf } from './refusal.ts'
import { containerOf } from './served.ts'

/** The profile of links is a skeleton, after one sample: what is judged is who stands together, wherever that is written. */
const standing = (source: string) => ({ strength: 'must', basis: 'inferred', claim: 'payload', source }) as const

const wordsIn = (one: XmlElement): readonly string[] => {
  const children = elements(one)
  const reference = attributeOf(one, 'ref')
  return [
    ...(reference === undefined ? [] : [reference]),
    ...(children.length ? children.flatMap(wordsIn) : [textOf(one)]),
  ]
}

const names = (one: XmlElement, objects: readonly ObjectIds[]): boolean => {
  const words = wordsIn(one)
  return objects.every((object) => words.some((word) => calls(object, word)))
}

/** The smallest elements of an answer in which all of these objects stand. */
function holdersOf({ message }: DecodedMessage, objects: readonly ObjectIds[]): readonly XmlElement[] {
  const smallest = (one: XmlElement): readonly XmlElement[] => {
    if (!names(one, objects)) return []
    const within = elements(one).flatMap(smallest)
    return within.length ? within : [one]
  }
  return (message?.payload?.profiles ?? []).flatMap(smallest)
}

const within = (one: XmlElement, name: string): readonly XmlElement[] => [
  ...childrenNamed(one, name),
  ...elements(one).flatMap((child) => within(child, name)),
]

const datesIn = (one: XmlElement): readonly string[] => [
  ...new Set(within(one, 'effectiveDateTime').map((date) => textOf(date))),
]

const inWords = (objects: readonly ObjectIds[]): string => objects.map(label).join(' and ')

/** Codes that say that there is nothing, and not that the question was not understood. */
const nothingThere = /^(2\.(13|17|18|2[1-9])|5\.[567])$/

/** A query for links is inferred: who refuses it may not read it. */
function isDoubtful({ reply, request, view }: Meant<'linked'>): boolean {
  const refusal = refusalOf(reply, view)
  if (!refusal || refusal.codes.some((code) => nothingThere.test(code))) return false
  const [query] = request.message?.request?.profiles ?? []
  return !view.messages.some(
    ({ entry, message }) =>
      entry.from === 'harness' &&
      message?.request?.profiles.some(({ name }) => name === query?.name) &&
      view.repliesTo(entry.seq)[0]?.message?.reply?.result?.value === 'OK',
  )
}

const linked: Assertion = {
  id: 'stored.linked',
  rule: 'Objects that were linked are told to be linked, from the time on that was said.',
  requirements: ['MD-008'],
  standing: standing('a system that answers OK to a link has linked what was named'),
  hint: 'Compare what was linked with what is told: the link, one of its objects, or its date was lost.',
  judge: eachExpectation('linked', function* (meant): Iterable<Judgement> {
    const { objects, from, at } = meant.expected
    const [holder] = holdersOf(meant.reply, objects)
    if (!holder) {
      const doubtful = isDoubtful(meant)
      yield {
        outcome: doubtful ? 'inconclusive' : 'fail',
        ...containerOf(meant.reply),
        expected: `${inWords(objects)} linked`,
        actual: 'no link of these',
        ...(doubtful && {
          hint: 'Our query may be wrong: no public schema shows it. Write a template GetMasterDataLinkageConfig.xml.',
        }),
      }
      return
    }
    const [date, another] = datesIn(holder)
    // Who tells no date, or several, leaves open which is meant.
    if (date === undefined || another !== undefined) {
      yield { outcome: 'pass', element: holder }
      return
    }
    const isFrom = from === undefined || Date.parse(date) === Date.parse(from)
    const isThen = at === undefined || Date.parse(date) <= Date.parse(at)
    yield judged(isFrom && isThen, {
      element: holder,
      expected: isFrom ? `a link that holds at ${at ?? ''}` : `a link from ${from}`,
      actual: `a link from ${date}`,
    })
  }),
}

const notLinked: Assertion = {
  id: 'stored.not-linked',
  rule: 'Objects are not told to be linked that were not, or not yet.',
  requirements: ['MD-008', 'MD-011'],
  standing: standing('a link that was refused has no effect, and one that is dated has none before its date'),
  hint: 'A link that was refused was made all the same, or its date is not looked at.',
  judge: eachExpectation('not-linked', function* ({ expected, reply }): Iterable<Judgement> {
    const { objects, at } = expected
    const [holder] = holdersOf(reply, objects)
    const dates = holder ? datesIn(holder) : []
    const [date] = dates
    if (holder && at !== undefined && dates.length > 1) {
      yield { outcome: 'inconclusive', element: holder, expected: `nothing at ${at}`, actual: 'links of several dates' }
      return
    }
    const isLater = at !== undefined && date !== undefined && Date.parse(date) > Date.parse(at)
    yield judged(!holder || isLater, {
      ...(holder && { element: holder }),
      expected: `${inWords(objects)} not linked${at === undefined ? '' : ` at ${at}`}`,
      actual: date === undefined ? 'a link of these' : `a link of these from ${date}`,
    })
  }),
}

/** Expectations on what belongs together. */
export const linkAssertions: readonly Assertion[] = [linked, notLinked]
