import type { ErrorFields, ObjectReference } from '../../message/build.ts'
import { childrenNamed, type XmlElement } from '../../xml/tree.ts'
import type { Behaviours } from '../behaviours.ts'
import { objectError, pairError } from './errors.ts'
import type { Meter } from './plant.ts'
import { referenceIn } from './registry.ts'

/** By what a control says whom it means. */
export interface Target {
  readonly type: 'Meter' | 'UsagePoint' | 'EndDeviceGroup' | 'UsagePointGroup'
  readonly reference: ObjectReference
}

/** Whom a control means: the meters, each once, and an Error for each target that is none. */
export interface Targets {
  readonly meters: readonly Meter[]
  readonly errors: readonly ErrorFields[]
}

/** The targets that a control names, of whatever kind. */
export function targetsNamed(control: XmlElement): readonly Target[] {
  const of = (name: string, type: Target['type']) =>
    childrenNamed(control, name).map((element): Target => ({ type, reference: referenceIn(element) }))
  return [
    ...of('EndDevices', 'Meter'),
    ...of('UsagePoints', 'UsagePoint'),
    ...of('EndDeviceGroups', 'EndDeviceGroup'),
    ...of('UsagePointGroups', 'UsagePointGroup'),
  ]
}

/** Finds the meters that are meant. One meter and one usage point together mean the meter at that point. */
export function resolveTargets(targets: readonly Target[], behaviours: Behaviours): Targets {
  const unrelated = unrelatedPair(targets, behaviours)
  if (unrelated) return { meters: [], errors: [unrelated] }
  const found = targets.flatMap((target) => resolve(target, behaviours))
  const meters = found.flatMap((one) => ('meter' in one ? [one.meter] : []))
  return { meters: [...new Set(meters)], errors: found.flatMap((one) => ('error' in one ? [one.error] : [])) }
}

type Found = { readonly meter: Meter } | { readonly error: ErrorFields }

function resolve({ type, reference }: Target, behaviours: Behaviours): readonly Found[] {
  const unknown = (code: string, reason: string): readonly Found[] => [
    { error: objectError(code, reason, type, reference) },
  ]
  if (type === 'Meter') {
    const meter = behaviours['meters.find'](reference)
    return meter ? [{ meter }] : unknown('2.4', 'This head end knows no meter of that id.')
  }
  if (type === 'UsagePoint') {
    const point = behaviours['controls.point'](reference)
    const meter = point?.meter === undefined ? undefined : behaviours['meters.find']({ mRID: point.meter })
    return meter ? [{ meter }] : unknown('2.12', 'This head end knows no usage point with a meter of that id.')
  }
  const members = behaviours['groups.members'](type, reference)
  if (!members) return unknown('2.4', 'This head end knows no group of that id.')
  if (!members.length) return unknown('1.7', 'The group has no members.')
  const member = type === 'EndDeviceGroup' ? 'Meter' : 'UsagePoint'
  return members.flatMap((mRID) => resolve({ type: member, reference: { mRID } }, behaviours))
}

function unrelatedPair(targets: readonly Target[], behaviours: Behaviours): ErrorFields | undefined {
  const [device, point] = (['Meter', 'UsagePoint'] as const).map((type) => targets.find((one) => one.type === type))
  if (targets.length !== 2 || !device || !point) return undefined
  const meter = behaviours['meters.find'](device.reference)
  const usagePoint = behaviours['usagePoints.find'](point.reference)
  if (!meter || !usagePoint || behaviours['controls.pair'](meter, usagePoint)) return undefined
  return pairError(
    '2.13',
    'The meter is not installed at the usage point.',
    ['Meter', device.reference],
    ['UsagePoint', point.reference],
  )
}
