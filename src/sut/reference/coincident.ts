import { profileNamespace } from '../../message/namespaces.ts'
import { element, type XmlElement, type XmlNode } from '../../xml/tree.ts'
import type { Behaviours } from '../behaviours.ts'
import type { Period } from './periods.ts'
import { plant, type Meter } from './plant.ts'

/** The highest demand, and the power factor that is kept with it. */
export const peakDemand = '0.8.2.6.1.1.8.0.0.0.0.0.0.0.0.3.38.0'
export const powerFactorAtPeak = '0.0.0.12.0.1.38.0.0.0.0.0.0.0.0.0.65.0'

/** The one peak that is on file. */
export const peak = { meter: plant.meters[2], at: '2025-11-04T07:15:00Z', demand: '11.840', powerFactor: '0.93' }

export const isCoincident = (code: string): boolean => code === peakDemand || code === powerFactorAtPeak

const namespace = profileNamespace('MeterReadings')
const own = (name: string, content: readonly XmlNode[] | string) => element(namespace, name, content)

/** The peak of a meter in a period, and in a MeterReading of its own what was read because of it. */
export function coincidentReadings(
  meter: Meter,
  types: readonly string[],
  { start, end }: Period,
  behaviours: Behaviours,
): readonly XmlElement[] {
  const at = Date.parse(peak.at)
  if (meter !== peak.meter || start === undefined || at < start || (end !== undefined && at > end)) return []
  const readings = (code: string, ms: number, value: string, isTrigger: boolean) =>
    types.includes(code)
      ? [
          own('MeterReading', [
            ...(isTrigger ? [own('isCoincidentTrigger', 'true')] : []),
            own('Meter', [own('mRID', meter.mRID)]),
            own('Readings', [
              own('timeStamp', new Date(ms).toISOString()),
              own('value', value),
              element(namespace, 'ReadingType', [], { ref: code }),
            ]),
          ]),
        ]
      : []
  return [
    ...readings(peakDemand, at, peak.demand, true),
    ...readings(powerFactorAtPeak, behaviours['coincident.time'](at), peak.powerFactor, false),
  ]
}
