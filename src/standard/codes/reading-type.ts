import { buildDotted, parseDotted, type ParsedCode } from './dotted.ts'

/** The 18 parts of a ReadingType name, in their order (annex C of the standard). */
export const readingTypeFields = [
  'macroPeriod',
  'aggregate',
  'measuringPeriod',
  'accumulation',
  'flowDirection',
  'commodity',
  'measurementKind',
  'interharmonicNumerator',
  'interharmonicDenominator',
  'argumentNumerator',
  'argumentDenominator',
  'tou',
  'cpp',
  'consumptionTier',
  'phases',
  'multiplier',
  'unit',
  'currency',
] as const
export type ReadingTypeField = (typeof readingTypeFields)[number]

/** A ReadingType taken apart. */
export type ReadingTypeParts = Readonly<Record<ReadingTypeField, number>>

const form = { name: 'ReadingType', fields: readingTypeFields, signed: 'multiplier' } as const

/**
 * Takes a ReadingType apart: 18 whole numbers with dots between them, of which the multiplier alone may be negative.
 * Leading zeros are let pass. Whether the values are known is another question: see explainReadingType.
 *
 * @example parseReadingType('0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0') // { ok: true, parts: { accumulation: 1, ... } }
 */
export function parseReadingType(text: string): ParsedCode<ReadingTypeField> {
  return parseDotted(text, form)
}

/**
 * Writes a ReadingType; a part that is left out is 0.
 *
 * @throws RangeError naming the part that cannot be written
 * @example buildReadingType({ commodity: 1, measurementKind: 12, unit: 72 }) // '0.0.0.0.0.1.12.0.0.0.0.0.0.0.0.0.72.0'
 */
export function buildReadingType(parts: Partial<ReadingTypeParts>): string {
  return buildDotted(parts, form)
}

/**
 * The register that is read, whatever the multiplier: the code with a multiplier of 0. Two reading types with the same
 * register differ by a power of ten only, as Wh and kWh do.
 *
 * @example registerOf(partsOfForwardEnergyInKWh) // '0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.0.72.0'
 */
export function registerOf(parts: ReadingTypeParts): string {
  return buildReadingType({ ...parts, multiplier: 0 })
}

/**
 * The power of ten a value is to be multiplied by to stand in the unit itself: 3 for kWh.
 *
 * @example value * 10 ** multiplierOf(parts) // in Wh
 */
export function multiplierOf(parts: ReadingTypeParts): number {
  return parts.multiplier
}
