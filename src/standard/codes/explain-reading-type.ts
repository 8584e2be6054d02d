import { explainPart, inOneLine, type ExplainedPart } from './explanation.ts'
import { readingTypeFields, type ReadingTypeField, type ReadingTypeParts } from './reading-type.ts'
import type { CodeEntry } from './table.ts'
import type { CodeTables } from './tables.ts'

/**
 * Says a ReadingType in one line, in the order of its parts; what does not apply is left out, and a value that our
 * tables do not hold is named as such.
 *
 * @example explainReadingType(parts, tables) // '15-minute interval, delta data, forward, electricity, energy, Wh'
 */
export function explainReadingType(parts: ReadingTypeParts, tables: CodeTables): string {
  const explained = explainReadingTypeParts(parts, tables)
  const of = (field: ReadingTypeField) => explained.find((part) => part.field === field)
  const words = readingTypeFields.flatMap((field) => {
    if (field === 'interharmonicNumerator') return harmonic(parts)
    if (field === 'argumentNumerator') return argument(parts)
    if (field === 'multiplier') return quantity(of('multiplier'), of('unit'))
    return joined.has(field) ? [] : (of(field)?.words ?? [])
  })
  return inOneLine(words) || 'nothing: every part is 0'
}

/** Parts that are said together with the one before them. */
const joined: ReadonlySet<ReadingTypeField> = new Set(['interharmonicDenominator', 'argumentDenominator', 'unit'])

/**
 * Says each of the 18 parts of a ReadingType.
 *
 * @example explainReadingTypeParts(parts, tables)[4]?.entry?.meaning // 'delivered to the customer (import)'
 */
export function explainReadingTypeParts(parts: ReadingTypeParts, tables: CodeTables): readonly ExplainedPart[] {
  return readingTypeFields.map((field, index) =>
    explainPart(index + 1, field, String(parts[field]), entryOf(field, parts[field], tables)),
  )
}

function entryOf(field: ReadingTypeField, value: number, { readingType }: CodeTables): CodeEntry | undefined {
  const table = readingType.values.get(field)
  if (field === 'currency' && value !== 0) return byLetters(table?.find(String(value).padStart(3, '0')))
  // ISO 4217 has no number for "no currency": 0 there is as in the parts that hold plain numbers.
  if (table && field !== 'currency') return table.find(String(value))
  const part = readingType.parts.entries[readingTypeFields.indexOf(field)]
  if (!part) return undefined
  const { words = field, meaning, basis } = part
  return { code: String(value), name: value === 0 ? 'none' : field, words: `${words} ${value}`, meaning, basis }
}

function byLetters(currency: CodeEntry | undefined): CodeEntry | undefined {
  return currency && { ...currency, words: currency.name }
}

function harmonic({ interharmonicNumerator: top, interharmonicDenominator: bottom }: ReadingTypeParts): string {
  if (top === 0 && bottom === 0) return ''
  return bottom === 1 ? `harmonic ${top}` : `interharmonic ${top}/${bottom}`
}

function argument({ argumentNumerator: top, argumentDenominator: bottom }: ReadingTypeParts): string {
  if (top === 0 && bottom === 0) return ''
  return bottom === 1 ? `argument ${top}` : `argument ${top}/${bottom}`
}

/** Multiplier and unit: kWh, 10^3 m³; apart where one of them is unknown or there is no unit. */
function quantity(multiplier: ExplainedPart | undefined, unit: ExplainedPart | undefined): readonly string[] {
  if (!multiplier || !unit) return []
  if (!multiplier.entry || multiplier.words === '') return [multiplier.words, unit.words]
  if (!unit.entry || unit.words === '') return [multiplier.entry.meaning, unit.words]
  return [unit.entry.bare ? `${multiplier.entry.meaning} ${unit.words}` : `${multiplier.words}${unit.words}`]
}
