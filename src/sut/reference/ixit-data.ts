import type { IxitInput } from '../../config/ixit.ts'
import type { ObjectName } from '../../message/build.ts'
import { peak, peakDemand, powerFactorAtPeak } from './coincident.ts'
import { deviceIdsOf } from './device-ids.ts'
import { emptyGroup, meterGroup, usagePointGroup, type Group } from './groups.ts'
import { billingRead, estimatedSpan } from './notes.ts'
import { changedMeters, changesKnown } from './changed-meters.ts'
import { pageOptions } from './page.ts'
import { plant, type Meter } from './plant.ts'
import { forwardEnergy, forwardWattHours, quarterHourEnergy, valueOf, waterVolume } from './readings.ts'
import { exchange, silentMeter, waterMeter } from './special-meters.ts'

/** What the reference head end has of data, for those who test it. Its meters stand in central Europe. */

const known = (meter: Meter | undefined): Meter => {
  if (!meter) throw new RangeError('The plant has no such meter.')
  return meter
}
export const bakery = known(plant.meters[0])

/** An object as a fixture has it. */
const changedThen = { start: Date.parse(changesKnown.start), end: Date.parse(changesKnown.end) }

export const idsOf = ({ mRID, names }: { readonly mRID: string; readonly names: readonly ObjectName[] }) => ({
  mRID,
  names: [...names],
})

const registersAt = '2025-11-05T12:00:00Z'
/** Forward, reverse and net, tiers 1 and 2 of time of use, critical peak. */
const registers = [
  forwardEnergy,
  '0.0.0.1.19.1.12.0.0.0.0.0.0.0.0.3.72.0',
  '0.0.0.1.4.1.12.0.0.0.0.0.0.0.0.3.72.0',
  '0.0.0.1.1.1.12.0.0.0.0.1.0.0.0.3.72.0',
  '0.0.0.1.1.1.12.0.0.0.0.2.0.0.0.3.72.0',
  '0.0.0.1.1.1.12.0.0.0.0.0.1.0.0.3.72.0',
]

const membersOf = ({ members }: Group) =>
  [...plant.meters, ...plant.usagePoints].filter(({ mRID }) => members.includes(mRID)).map(idsOf)

export const referenceData = {
  intervals: {
    readingType: quarterHourEnergy,
    minutes: 15,
    completeDay: { start: '2025-11-05T00:00:00+01:00', end: '2025-11-06T00:00:00+01:00' },
    clocksForward: { start: '2025-03-30T00:00:00+01:00', end: '2025-03-31T00:00:00+02:00' },
    clocksBack: { start: '2025-10-26T00:00:00+02:00', end: '2025-10-27T00:00:00+01:00' },
    register: forwardEnergy,
  },
  multiplierPair: [forwardWattHours, forwardEnergy],
  registers: {
    at: registersAt,
    values: registers.map((readingType) => ({ readingType, value: valueOf(bakery, readingType, registersAt) })),
  },
  otherCommodity: { meter: idsOf(waterMeter), readingType: waterVolume },
  estimated: {
    meter: idsOf(known(estimatedSpan.meter)),
    readingType: quarterHourEnergy,
    period: { start: estimatedSpan.start, end: estimatedSpan.end },
  },
  reasoned: {
    meter: idsOf(known(billingRead.meter)),
    readingType: forwardEnergy,
    at: billingRead.at,
    reason: billingRead.reason,
  },
  coincident: {
    meter: idsOf(known(peak.meter)),
    trigger: peakDemand,
    dependents: [powerFactorAtPeak],
    period: { start: '2025-11-04T00:00:00+01:00', end: '2025-11-05T00:00:00+01:00' },
  },
  meterExchange: {
    usagePoint: idsOf(exchange.usagePoint),
    oldMeter: idsOf(exchange.removed),
    newMeter: idsOf(exchange.installed),
    at: exchange.at,
    readingType: quarterHourEnergy,
    period: { start: '2025-09-17T00:00:00Z', end: '2025-09-18T00:00:00Z' },
  },
  lookAlikes: {
    names: {
      'leading zeros': 'CMW-48210',
      case: 'cmw-00048210',
      'inner blanks': 'CMW-000 48210',
      length: 'CMW-00048210-EXCHANGED-FOR-ANOTHER-OF-THE-SAME-MAKER-AND-THE-SAME-YEAR',
      'non-ASCII letters': 'ĆMW-00048210',
    },
  },
  unreachable: { meter: idsOf(silentMeter), since: silentMeter.silentSince ?? '' },
  groups: {
    meters: { group: idsOf(meterGroup), members: membersOf(meterGroup) },
    usagePoints: { group: idsOf(usagePointGroup), members: membersOf(usagePointGroup) },
    unknown: {
      mRID: 'c5b9e0aa-0d7e-4a43-8d3b-6b1f6a3c33ff',
      names: [{ name: 'Route 0', nameType: 'GroupName', authority: 'cim9 Utility' }],
    },
    empty: idsOf(emptyGroup),
  },
  paging: pageOptions,
  changedMeters: { period: changesKnown, meters: changedMeters(changedThen).map(idsOf) },
  deviceIds: {
    functions: [
      { function: 'ComFunction', ...deviceIdsOf(bakery).ComFunction },
      { function: 'SimpleEndDeviceFunction', ...deviceIdsOf(bakery).SimpleEndDeviceFunction },
    ],
  },
} satisfies IxitInput
