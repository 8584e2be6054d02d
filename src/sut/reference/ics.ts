import type { z } from 'zod'
import type { icsSchema } from '../../config/config.ts'

/** What the reference head end is declared to support. */
export const referenceIcs: z.input<typeof icsSchema> = {
  nouns: ['MeterReadings', 'MeterConfig', 'UsagePointConfig', 'EndDeviceEvents'],
  publishes: ['EndDeviceEvents', 'MeterReadings'],
  changes: ['EndDeviceControls', 'MeterConfig', 'UsagePointConfig'],
  operationSets: 'served',
  operationSetsByCreate: 'refused',
  wholeChange: 'merges',
  addressByNames: true,
  addressByUsagePoint: true,
  asynchronous: 'reply-address',
  unknownSource: 'served',
  sourceRequired: false,
  meterWithUsagePoint: 'related',
  emptyQuery: 'refused',
  addressBySerialNumber: true,
  addressByGroup: true,
  timeSchedule: 'request',
  switchPosition: 'reading',
  deviceIds: true,
}
