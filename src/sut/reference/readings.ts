import { controlled, isSettingType } from './pan-devices.ts'
import type { Meter } from './plant.ts'
import { quarterMs } from './periods.ts'

/** How a reading type follows from a meter's average load in watts and the hours since its installation. */
type Quantity = (averageLoad: number, hours: number) => number

const kilowattHours: Quantity = (averageLoad, hours) => (averageLoad * hours) / 1000
const share =
  (part: number): Quantity =>
  (averageLoad, hours) =>
    kilowattHours(averageLoad, hours) * part
/** The load swings by a fifth over the day. */
const watts: Quantity = (averageLoad, hours) => averageLoad * (1 + Math.sin((hours * Math.PI) / 12) / 5)
const volts: Quantity = (averageLoad, hours) => 230 + Math.cos((hours * Math.PI) / 12) - averageLoad / 5000

/** Forward energy, the register that everything else is held against. */
export const forwardEnergy = '0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0'
/** The same in Wh. */
export const forwardWattHours = '0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.0.72.0'
/** The forward energy of each quarter of an hour. */
export const quarterHourEnergy = '0.0.2.4.1.1.12.0.0.0.0.0.0.0.0.3.72.0'
/** What a water meter counts, in cubic metres. */
export const waterVolume = '0.0.0.1.1.9.58.0.0.0.0.0.0.0.0.0.42.0'

/** Part names: accumulation 1 register or 12 instantaneous, direction 1 forward, 4 net or 19 reverse, unit and multiplier last. */
const quantities: ReadonlyMap<string, Quantity> = new Map<string, Quantity>([
  [forwardEnergy, kilowattHours],
  ['0.0.0.1.19.1.12.0.0.0.0.0.0.0.0.3.72.0', share(0.05)],
  ['0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.73.0', share(0.3)],
  ['0.0.0.1.19.1.12.0.0.0.0.0.0.0.0.3.73.0', share(0.01)],
  ['0.0.0.6.0.1.54.0.0.0.0.0.0.0.128.0.29.0', volts],
  ['0.0.0.6.0.1.4.0.0.0.0.0.0.0.128.0.5.0', (load, hours) => watts(load, hours) / volts(load, hours)],
  ['0.0.0.12.1.1.37.0.0.0.0.0.0.0.0.3.38.0', (load, hours) => watts(load, hours) / 1000],
  ['0.0.0.1.4.1.12.0.0.0.0.0.0.0.0.3.72.0', share(0.95)],
  // Tiers 1 and 2 of time of use, and critical peak.
  ['0.0.0.1.1.1.12.0.0.0.0.1.0.0.0.3.72.0', share(0.7)],
  ['0.0.0.1.1.1.12.0.0.0.0.2.0.0.0.3.72.0', share(0.28)],
  ['0.0.0.1.1.1.12.0.0.0.0.0.1.0.0.3.72.0', share(0.02)],
  [forwardWattHours, (load, hours) => Math.round(kilowattHours(load, hours) * 1000)],
])

/** The reading types every electricity meter of the plant delivers on demand. */
export const supportedReadingTypes: readonly string[] = [...quantities.keys()]

/** Does the head end know the type, for whichever meters? */
export const isKnownType = (code: string): boolean =>
  quantities.has(code) || code === quarterHourEnergy || code === waterVolume

/** Does that meter deliver it? */
export function delivers(meter: Meter, code: string): boolean {
  if (meter.commodity === 'none') return false
  if (isSettingType(code)) return controlled.includes(meter)
  return meter.commodity === 'water' ? code === waterVolume : code !== waterVolume
}

const eighteenIntegers = /^-?\d+(?:\.-?\d+){17}$/

/** Is it an 18-part reading type code in form, whether or not it is one we know? */
export const isReadingTypeCode = (code: string): boolean => eighteenIntegers.test(code)

/**
 * What a meter reads: the same for the same meter, type and moment; registers never fall, and the energies of the quarters
 * of an hour are their differences.
 *
 * @param at ISO 8601 with zone; of a quarter of an hour, its end
 * @throws RangeError for a reading type that the plant does not know
 */
export function valueOf(meter: Meter, readingType: string, at: string): string {
  const ms = Date.parse(at)
  if (readingType === quarterHourEnergy) {
    const [before, after] = [ms - quarterMs, ms].map((moment) => register(meter, forwardEnergy, moment))
    return (Number(after) - Number(before)).toFixed(3)
  }
  return register(meter, readingType, ms)
}

/** Cubic metres: an hour of what an electricity meter of that load would count. */
const cubicMetres: Quantity = (averageLoad, hours) => kilowattHours(averageLoad, hours) / 10

function register(meter: Meter, readingType: string, ms: number): string {
  const quantity = readingType === waterVolume ? cubicMetres : quantities.get(readingType)
  if (!quantity) throw new RangeError(`The plant does not deliver the reading type ${readingType}.`)
  const hours = (ms - Date.parse(meter.installed)) / 3_600_000
  return quantity(meter.averageLoad, hours).toFixed(readingType === forwardWattHours ? 0 : 3)
}
