import type { DecodedRecord } from '../../exchange/decode.ts'
import { attributeOf, childNamed, childrenNamed, elements, textOf, type XmlElement } from '../../xml/tree.ts'
import { judged, type Assertion, type Judgement } from '../assertion.ts'
import { eachExpectation, label } from './expectation.ts'
import { containerOf } from './served.ts'
import { saysTheSame, wordsOf } from './stored.ts'

/** The elements by which a schedule names whom it reads. */
const objects = ['EndDevice', 'EndDeviceGroup', 'UsagePoint', 'UsagePointGroup'] as const

/** Does a schedule that is told name what another names? */
function namesTheSame(sent: XmlElement, found: XmlElement, view: DecodedRecord): boolean {
  const known = (element: XmlElement) => {
    const words = wordsOf(element)
    const object = view.context.objects.find(
      ({ mRID, names }) => words.includes(mRID ?? '') || names.some((name) => words.includes(name)),
    )
    return new Set([...words, ...(object ? [object.mRID ?? '', ...object.names] : [])].filter(Boolean))
  }
  return objects.every((name) =>
    childrenNamed(sent, name).every((one) => {
      const words = known(one)
      return childrenNamed(found, name).some((other) => wordsOf(other).some((word) => words.has(word)))
    }),
  )
}

const codesOf = (schedule: XmlElement): readonly string[] =>
  childrenNamed(schedule, 'ReadingType').flatMap((type) => [...wordsOf(type), attributeOf(type, 'ref') ?? ''])

const readsTheSame = (sent: XmlElement, found: XmlElement): boolean => {
  const codes = new Set(codesOf(found))
  return childrenNamed(sent, 'ReadingType').every((type) => wordsOf(type).some((word) => codes.has(word)))
}

/** The first thing in which the times that are told are not those that were sent; more may be told. */
function otherTime(
  sent: XmlElement,
  found: XmlElement,
): { element: XmlElement; expected: string; actual: string } | undefined {
  for (const child of elements(sent)) {
    const twins = childrenNamed(found, child.name)
    const isLeaf = !elements(child).length
    if (twins.some((twin) => (isLeaf ? saysTheSame(textOf(child), textOf(twin)) : !otherTime(child, twin)))) continue
    const [twin] = twins
    // What is not disabled need not say so.
    if (!twin && child.name === 'disabled' && ['false', '0'].includes(textOf(child))) continue
    if (twin && !isLeaf) return otherTime(child, twin)
    return {
      element: twin ?? found,
      expected: isLeaf ? `${child.name} ${textOf(child)}` : child.name,
      actual: twin ? textOf(twin) : `no ${child.name}`,
    }
  }
  return undefined
}

export const onFile: Assertion = {
  id: 'schedule.on-file',
  rule: 'A schedule that was made is told with the meters, the types and the times that were sent; further elements may be added.',
  requirements: ['SCH-001'],
  standing: {
    strength: 'must',
    basis: 'inferred',
    claim: 'payload',
    source: 'a system that answers OK to a create has what was sent; the query is named by the 2024 edition',
  },
  hint: 'Compare what arrived with what is told: an element was dropped or converted on the way.',
  judge: eachExpectation('schedule-on-file', function* ({ expected, reply, view }): Iterable<Judgement> {
    const sent = view.message(expected.as)?.message?.payload?.profiles[0]
    if (!sent) return
    const told = reply.message?.payload?.profiles.filter(({ name }) => name === 'MeterReadSchedule') ?? []
    const same = told.filter((one) => namesTheSame(sent, one, view) && readsTheSame(sent, one))
    const [first] = same
    if (!first) {
      const device = childNamed(sent, 'EndDevice') ?? childNamed(sent, 'UsagePoint') ?? sent
      yield {
        outcome: 'fail',
        ...containerOf(reply),
        expected: `a schedule of ${label({ names: [...wordsOf(device)] })} with its types`,
        actual: told.length ? `${told.length} of others` : 'none',
      }
      return
    }
    const times = childNamed(sent, 'TimeSchedule')
    const twins = same.flatMap((one) => childrenNamed(one, 'TimeSchedule'))
    const wrong = expected.times && times ? firstOtherTime(times, twins, first) : undefined
    yield judged(!wrong, wrong ?? { element: first })
  }),
}

/** Nothing where one of those that are told has the times that were sent. */
function firstOtherTime(sent: XmlElement, twins: readonly XmlElement[], holder: XmlElement) {
  const wrong = twins.map((twin) => otherTime(sent, twin))
  if (wrong.includes(undefined)) return undefined
  return wrong[0] ?? { element: holder, expected: 'TimeSchedule', actual: 'none' }
}
