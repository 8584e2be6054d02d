import type { Period } from './periods.ts'
import { plant, type Meter } from './plant.ts'

/** When the configuration of meters last changed; of the others it is as it was at first. */
const changes: readonly (readonly [meter: Meter | undefined, at: string])[] = [
  [plant.meters[0], '2025-11-03T07:20:00Z'],
  [plant.meters[1], '2025-11-17T13:45:00Z'],
  [plant.meters[2], '2025-11-28T08:05:00Z'],
  [plant.meters[3], '2025-12-09T10:30:00Z'],
]

/** A month of changes. */
export const changesKnown = { start: '2025-11-01T00:00:00Z', end: '2025-12-01T00:00:00Z' } as const

/** The meters whose configuration last changed in a period. */
export const changedMeters = ({ start = Number.NEGATIVE_INFINITY, end = Number.POSITIVE_INFINITY }: Period) =>
  changes.flatMap(([meter, at]) => (meter && Date.parse(at) >= start && Date.parse(at) < end ? [meter] : []))
