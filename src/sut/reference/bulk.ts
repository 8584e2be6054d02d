import type { XmlElement } from '../../xml/tree.ts'
import type { HeadEnd } from './head-end.ts'
import { readMeters } from './meter-readings.ts'
import type { Period } from './periods.ts'
import { plant, type Meter } from './plant.ts'
import { quarterHourEnergy } from './readings.ts'

/** The meters whose readings are pushed in bulk: those that nobody operates. */
export const pushedMeters: readonly Meter[] = plant.meters.slice(0, 3)

/** A message holds the readings of so many meters. */
const mostMeters = 2

/** The meters of each message: as many as it holds, and in the last one those that are left. */
export const bundlesOf = (meters: readonly Meter[]): readonly (readonly Meter[])[] =>
  Array.from({ length: Math.ceil(meters.length / mostMeters) }, (_, index) =>
    meters.slice(index * mostMeters, (index + 1) * mostMeters),
  )

/** The intervals of a period, of all meters that are pushed: the payload of each message. */
export function bulkOf(period: Period, headEnd: HeadEnd): readonly XmlElement[] {
  const { behaviours } = headEnd
  const payloads = behaviours['push.bundles'](pushedMeters).flatMap((meters) => {
    const query = {
      objects: meters.map(({ mRID }) => ({ type: 'Meter' as const, reference: { mRID } })),
      readingTypes: [quarterHourEnergy],
      eventTypes: [],
      asked: period,
      scheduled: {},
      options: new Map<string, string>(),
    }
    return readMeters(query, headEnd).payload ?? []
  })
  return behaviours['push.sent'](payloads)
}
