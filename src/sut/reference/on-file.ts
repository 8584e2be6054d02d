import { element, type XmlElement } from '../../xml/tree.ts'
import type { ServedNoun } from '../behaviours.ts'
import { objectError } from './errors.ts'
import type { HeadEnd } from './head-end.ts'
import type { Outcome } from './outcome.ts'
import type { Query } from './query.ts'
import { registeredClasses } from './transactions.ts'
import { profileNamespace } from '../../message/namespaces.ts'
import { buildNames } from '../../message/build.ts'

/** Answers a query from what clients have put on file; the objects that are not there are left to another answer. */
export function withFiled(noun: ServedNoun, query: Query, headEnd: HeadEnd, others: (rest: Query) => Outcome): Outcome {
  const className = registeredClasses.get(noun)
  const asked = query.objects.map((one) => ({
    one,
    filed: className && headEnd.behaviours['registry.find'](className, one.reference, headEnd.registry),
  }))
  const filed = asked.flatMap(({ filed: object }) => (object ? headEnd.registry.alike(object) : []))
  const rest = asked.flatMap(({ one, filed: object }) => (object ? [] : [one]))
  if (!filed.length) return others(query)
  const { errors, payload } = rest.length ? others({ ...query, objects: rest }) : { errors: [], payload: undefined }
  const profile = payload ?? element(profileNamespace(noun), noun, [])
  const place = profile.children.findIndex((child) => child.kind === 'element' && child.name === className)
  const at = place === -1 ? profile.children.length : place
  return {
    errors,
    payload: { ...profile, children: [...profile.children.slice(0, at), ...filed, ...profile.children.slice(at)] },
  }
}

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
