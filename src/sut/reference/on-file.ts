import { filedClasses, type FiledNoun } from '../../config/nouns.ts'
import { element, elements, type XmlElement } from '../../xml/tree.ts'
import { objectError } from './errors.ts'
import type { HeadEnd } from './head-end.ts'
import type { Outcome } from './outcome.ts'
import { partsOf } from './parts.ts'
import type { Query } from './query.ts'
import { filing } from './filed.ts'
import { profileNamespace } from '../../message/namespaces.ts'
import { buildNames } from '../../message/build.ts'

/** In each profile the kinds of objects stand from A to Z. */
const byName = (one: XmlElement, other: XmlElement): number =>
  one.name < other.name ? -1 : one.name > other.name ? 1 : 0

/** Answers a query from what clients have put on file; the objects that are not there are left to another answer. */
export function withFiled(noun: FiledNoun, query: Query, headEnd: HeadEnd, others: (rest: Query) => Outcome): Outcome {
  const className = filedClasses[noun]
  const asked = query.objects.map((one) => ({
    one,
    filed: headEnd.behaviours['registry.find'](className, one.reference, headEnd.registry),
  }))
  const filed = asked.flatMap(({ filed: object }) => (object ? headEnd.registry.alike(object) : []))
  const rest = asked.flatMap(({ one, filed: object }) => (object ? [] : [one]))
  if (!filed.length) return others(query)
  const { errors, payload } = rest.length ? others({ ...query, objects: rest }) : { errors: [], payload: undefined }
  const profile = payload ?? element(profileNamespace(noun), noun, [])
  const told = [...elements(profile), ...filed, ...partsOf(filed, headEnd)]
  return { errors, payload: { ...profile, children: told.sort(byName) } }
}

/** Answers a query for objects that are there only where clients have put them on file. */
export const describeFiled = (noun: FiledNoun, query: Query, headEnd: HeadEnd): Outcome =>
  withFiled(noun, query, headEnd, (rest) => ({
    errors: rest.objects.map(({ reference }) =>
      objectError(filing[filedClasses[noun]].unknown, 'There is no such object.', filedClasses[noun], reference),
    ),
  }))

const namespace = profileNamespace('UsagePointConfig')

/** Answers get(UsagePointConfig) of the usage points of the plant. */
export function describeUsagePoints(query: Query, { behaviours }: HeadEnd): Outcome {
  const asked = query.objects.map(({ reference, type }) => ({
    reference,
    type,
    found: behaviours['usagePoints.find'](reference),
  }))
  const errors = asked.flatMap(({ reference, found }) =>
    found ? [] : [objectError('2.12', 'This head end knows no usage point of that id.', 'UsagePoint', reference)],
  )
  const found = asked.flatMap((one) => one.found ?? [])
  const described = found.map((point): XmlElement =>
    element(namespace, 'UsagePoint', [element(namespace, 'mRID', point.mRID), ...buildNames(namespace, point.names)]),
  )
  return { errors, ...(described.length && { payload: element(namespace, 'UsagePointConfig', described) }) }
}
