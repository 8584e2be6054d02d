import { attributeOf, childrenNamed, elements, type XmlElement } from '../../xml/tree.ts'
import { objectError } from './errors.ts'
import type { HeadEnd } from './head-end.ts'
import type { Outcome } from './outcome.ts'
import { partsOf } from './parts.ts'
import type { AskedObject, Query } from './query.ts'
import { referenceIn } from './registry.ts'

/** The codes of the reading types that registers of a meter on file have. */
const typesIn = (element: XmlElement): readonly string[] => [
  ...childrenNamed(element, 'ReadingType').flatMap((type) => attributeOf(type, 'ref') ?? []),
  ...elements(element).flatMap(typesIn),
]

/**
 * Answers a query for readings: the groups that clients have put on file stand for their members, and a meter that they have
 * put on file is known, though nothing has been measured there yet.
 */
export function readWithFiled(query: Query, headEnd: HeadEnd, read: (rest: Query) => Outcome): Outcome {
  const objects = query.objects.flatMap((one) => membersOf(one, headEnd))
  const filed = objects.flatMap((one) => filedMeter(one, headEnd) ?? [])
  if (!filed.length) return read({ ...query, objects })
  const errors = filed.flatMap(({ one, meter }) => {
    const types = partsOf([meter], headEnd).flatMap(typesIn)
    const isKnown = query.readingTypes.every((code) => headEnd.behaviours['registers.isKnown'](types.includes(code)))
    return isKnown
      ? objectError('5.7', 'Nothing has been measured there yet.', 'Meter', one.reference)
      : objectError('2.10', 'The meter has no such register.', 'Meter', one.reference)
  })
  const rest = objects.filter((one) => !filed.some((known) => known.one === one))
  const others: Outcome = rest.length ? read({ ...query, objects: rest }) : { errors: [] }
  return { ...others, errors: [...errors, ...others.errors] }
}

function membersOf(one: AskedObject, { behaviours, registry }: HeadEnd): readonly AskedObject[] {
  if (one.type !== 'EndDeviceGroup' && one.type !== 'UsagePointGroup') return [one]
  const group = behaviours['registry.find'](one.type, one.reference, registry)
  if (!group) return [one]
  const [list, type] =
    one.type === 'EndDeviceGroup' ? (['EndDevices', 'Meter'] as const) : (['UsagePoints', 'UsagePoint'] as const)
  return behaviours['groups.filed'](childrenNamed(group, list)).map((member) => ({
    type,
    reference: referenceIn(member),
  }))
}

function filedMeter(one: AskedObject, { behaviours, registry }: HeadEnd) {
  const meter = one.type === 'Meter' ? behaviours['registry.find']('Meter', one.reference, registry) : undefined
  return meter && { one, meter }
}
