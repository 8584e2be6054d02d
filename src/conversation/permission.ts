import { effects, type Effect } from '../config/config.ts'
import type { Ixit, ObjectFixture } from '../config/ixit.ts'

/** What a scenario may change: by its effect tag, the policy, and the objects that the IXIT gives up. */
export interface Permission {
  readonly effect: Effect
  /** Ids of which a message that changes something may speak, and no other. */
  readonly ids: ReadonlySet<string>
  /** Ids of objects that this run has made, or is about to make. */
  readonly own: ReadonlySet<string>
}

/** Those effects that change something. */
const changing: ReadonlySet<Effect> = new Set(effects.filter((effect) => effect !== 'reads' && effect !== 'load'))

/**
 * What may be changed: sacrificial objects, and ids that nobody bears, for what must be refused.
 *
 * @param effect of the scenario; one that only reads may change nothing
 * @param own ids of what the run has made itself
 */
export function permissionOf(ixit: Ixit, effect: Effect, own: ReadonlySet<string> = new Set()): Permission {
  const { meters, usagePoints, meterGroups, usagePointGroups, panDevices } = ixit.sacrificial
  const objects: readonly ObjectFixture[] = changing.has(effect)
    ? [
        ...meters,
        ...usagePoints,
        ...meterGroups,
        ...usagePointGroups,
        ...panDevices,
        ...(ixit.demandResponse?.unknownGroup ? [ixit.demandResponse.unknownGroup] : []),
        ...ixit.unknownMeters,
        ...(ixit.unknownUsagePoint ? [ixit.unknownUsagePoint] : []),
      ]
    : []
  return { effect, ids: new Set(objects.flatMap(idsOf)), own: changing.has(effect) ? own : new Set() }
}

const idsOf = ({ mRID, names }: ObjectFixture): readonly string[] => [
  ...(mRID === undefined ? [] : [mRID]),
  ...names.map(({ name }) => name),
]
