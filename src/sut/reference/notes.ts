import { plant, type Meter } from './plant.ts'

/** What is on file about single values. */

const [, farm, school] = plant.meters

/** The farm's intervals of that time were estimated: its meter had lost its clock. */
export const estimatedSpan = { meter: farm, start: '2025-11-12T10:00:00Z', end: '2025-11-12T12:00:00Z' }
/** The system estimated the value. */
export const estimatedQuality = '3.8.1'

/** Of that time the school's intervals were never fetched, and nobody has estimated them. */
export const missingSpan = { meter: school, start: '2025-11-12T02:00:00Z', end: '2025-11-12T03:00:00Z' }
/** A value that is known to be missing, as public code has it. */
export const missingQuality = '2.5.259'

/** The school's registers were read for its bill. */
export const billingRead = { meter: school, at: '2025-11-01T00:00:00Z', reason: 'billing' as const }

/** Is there no value of the interval that ends at that moment? */
export const isMissing = (meter: Meter, ms: number): boolean =>
  meter === missingSpan.meter && ms > Date.parse(missingSpan.start) && ms <= Date.parse(missingSpan.end)

/** The qualities of a value, beyond that it is good. */
export function qualitiesOf(meter: Meter, ms: number): readonly string[] {
  const { start, end } = estimatedSpan
  const estimated = meter === estimatedSpan.meter && ms > Date.parse(start) && ms <= Date.parse(end)
  return estimated ? [estimatedQuality] : []
}

/** Why a register was read, where it is known. */
export const reasonOf = (meter: Meter, ms: number): string | undefined =>
  meter === billingRead.meter && ms === Date.parse(billingRead.at) ? billingRead.reason : undefined
