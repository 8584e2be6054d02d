import type { Meter } from './plant.ts'

/** How a reading type follows from a meter's average load in watts and the hours since its installation. */
type Quantity = (averageLoad: number, hours: number) => number

const kilowattHours: Quantity = (averageLoad, hours) => (averageLoad * hours) / 1000
/** The load swings by a fifth over the day. */
const watts: Quantity = (averageLoad, hours) => averageLoad * (1 + Math.sin((hours * Math.PI) / 12) / 5)
const volts: Quantity = (averageLoad, hours) => 230 + Math.cos((hours * Math.PI) / 12) - averageLoad / 5000

/** Part names: accumulation 1 register or 12 instantaneous, direction 1 forward or 19 reverse, unit and multiplier last. */
const quantities: ReadonlyMap<string, Quantity> = new Map<string, Quantity>([
  ['0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0', kilowattHours],
  ['0.0.0.1.19.1.12.0.0.0.0.0.0.0.0.3.72.0', (load, hours) => kilowattHours(load, hours) * 0.05],
  ['0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.73.0', (load, hours) => kilowattHours(load, hours) * 0.3],
  ['0.0.0.1.19.1.12.0.0.0.0.0.0.0.0.3.73.0', (load, hours) => kilowattHours(load, hours) * 0.01],
  ['0.0.0.6.0.1.54.0.0.0.0.0.0.0.128.0.29.0', volts],
  ['0.0.0.6.0.1.4.0.0.0.0.0.0.0.128.0.5.0', (load, hours) => watts(load, hours) / volts(load, hours)],
  ['0.0.0.12.1.1.37.0.0.0.0.0.0.0.0.3.38.0', (load, hours) => watts(load, hours) / 1000],
])

/** The reading types every meter of the plant delivers. */
export const supportedReadingTypes: readonly string[] = [...quantities.keys()]

const eighteenIntegers = /^-?\d+(?:\.-?\d+){17}$/

/** Is it an 18-part reading type code in form, whether or not it is one we know? */
export const isReadingTypeCode = (code: string): boolean => eighteenIntegers.test(code)

/**
 * What a meter reads: the same for the same meter, type and moment; registers never fall.
 *
 * @param at ISO 8601 with zone
 * @throws RangeError for a reading type that is not among supportedReadingTypes
 */
export function valueOf(meter: Meter, readingType: string, at: string): string {
  const quantity = quantities.get(readingType)
  if (!quantity) throw new RangeError(`The plant does not deliver the reading type ${readingType}.`)
  const hours = (Date.parse(at) - Date.parse(meter.installed)) / 3_600_000
  return quantity(meter.averageLoad, hours).toFixed(3)
}
