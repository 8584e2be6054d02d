import type { ErrorFields } from '../../message/build.ts'
import type { Behaviours, ServedMeter } from '../behaviours.ts'
import { objectError, pairError } from './errors.ts'
import type { Period } from './periods.ts'
import type { AskedObject } from './query.ts'

/** Objects that were asked for, as the head end knows them. */
export interface Resolved {
  readonly meters: readonly ServedMeter[]
  readonly errors: readonly ErrorFields[]
}

/**
 * Finds every object asked for; one that was asked for twice is there once.
 *
 * @param period the time that is asked about
 */
export function resolveObjects(objects: readonly AskedObject[], behaviours: Behaviours, period: Period = {}): Resolved {
  const unrelated = unrelatedPair(objects, behaviours)
  if (unrelated) return { meters: [], errors: [unrelated] }
  const answers = objects.flatMap((object) => resolve(object, behaviours, period))
  const meters = answers.filter((answer) => 'meter' in answer)
  const same = (one: ServedMeter) => (other: ServedMeter) =>
    other.meter === one.meter && other.usagePoint === one.usagePoint
  return {
    meters: behaviours['meters.served'](meters.filter((one, index) => meters.findIndex(same(one)) === index)),
    errors: answers.filter((answer) => 'code' in answer),
  }
}

/** One meter and one usage point together mean the meter at that point; of several, each stands for itself. */
function unrelatedPair(objects: readonly AskedObject[], behaviours: Behaviours): ErrorFields | undefined {
  const [one, other] = objects
  const asked = [one, other].find((object) => object?.type === 'Meter')
  const at = [one, other].find((object) => object?.type === 'UsagePoint')
  if (objects.length !== 2 || !asked || !at) return undefined
  const meter = behaviours['meters.find'](asked.reference)
  const usagePoint = behaviours['usagePoints.find'](at.reference)
  if (!meter || !usagePoint || behaviours['accepts.pair'](meter, usagePoint)) return undefined
  return pairError(
    '2.13',
    'The meter is not installed at the usage point.',
    ['Meter', asked.reference],
    ['UsagePoint', at.reference],
  )
}

function resolve(
  { type, reference }: AskedObject,
  behaviours: Behaviours,
  period: Period,
): readonly (ServedMeter | ErrorFields)[] {
  switch (type) {
    case 'Meter': {
      const meter = behaviours['meters.find'](reference)
      return [meter ? { meter } : objectError('2.4', 'This head end knows no meter of that id.', type, reference)]
    }
    case 'UsagePoint': {
      const usagePoint = behaviours['usagePoints.find'](reference)
      if (!usagePoint) return [objectError('2.12', 'This head end knows no usage point of that id.', type, reference)]
      const installed = behaviours['usagePoints.installed'](usagePoint, period).flatMap(({ mRID, during }) => {
        const meter = behaviours['meters.find']({ mRID })
        return meter ? [{ meter, usagePoint, ...(during && { during }) }] : []
      })
      return installed.length
        ? installed
        : [objectError('5.7', 'No meter is installed at the usage point, so it has no data.', type, reference)]
    }
    case 'EndDeviceGroup':
    case 'UsagePointGroup': {
      const members = behaviours['groups.members'](type, reference)
      if (!members) return [objectError('2.4', 'This head end knows no group of that id.', type, reference)]
      if (!members.length) return [objectError('5.7', 'The group has no members.', type, reference)]
      const member = type === 'EndDeviceGroup' ? 'Meter' : 'UsagePoint'
      return members.flatMap((mRID) => resolve({ type: member, reference: { mRID } }, behaviours, period))
    }
    default:
      return [objectError('2.29', 'Meters are not found by objects of that kind.', type, reference)]
  }
}
