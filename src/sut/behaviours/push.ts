import { bundlesOf } from '../reference/bulk.ts'
import { isMissing, missingQuality } from '../reference/notes.ts'
import type { Meter } from '../reference/plant.ts'
import type { XmlElement } from '../../xml/tree.ts'

/** What stands in the place of an interval of which there is no value. */
export interface Gap {
  readonly value?: string
  readonly qualities: readonly string[]
}

/** The seams at which a SUT can go wrong that pushes readings in bulk. */
export interface PushBehaviours {
  /** The meters of each message of a bulk, given all of them. */
  readonly 'push.bundles': (meters: readonly Meter[]) => readonly (readonly Meter[])[]
  /** The profiles that are sent, each in a message, given those that should be. */
  readonly 'push.sent': (profiles: readonly XmlElement[]) => readonly XmlElement[]
  /** What is told of an interval of which there is no value, by its end; undefined where there is one. */
  readonly 'history.gap': (meter: Meter, ms: number) => Gap | undefined
}

export const conformingPush: PushBehaviours = {
  'push.bundles': bundlesOf,
  'push.sent': (profiles) => profiles,
  'history.gap': (meter, ms) => (isMissing(meter, ms) ? { qualities: [missingQuality] } : undefined),
}
