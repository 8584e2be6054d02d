import { buildDotted, parseDotted, type ParsedCode } from './dotted.ts'
import { explainPart, inOneLine, type ExplainedPart } from './explanation.ts'
import type { CodeTables } from './tables.ts'

/** The three parts of a reading quality code, in their order (annex D of the standard). */
export const readingQualityFields = ['systemId', 'category', 'index'] as const
export type ReadingQualityField = (typeof readingQualityFields)[number]

/** A reading quality code taken apart. */
export type ReadingQualityParts = Readonly<Record<ReadingQualityField, number>>

const form = { name: 'reading quality code', fields: readingQualityFields } as const

/**
 * Takes a reading quality code apart: three whole numbers with dots between them.
 *
 * @example parseReadingQuality('2.5.258') // { ok: true, parts: { systemId: 2, category: 5, index: 258 } }
 */
export function parseReadingQuality(text: string): ParsedCode<ReadingQualityField> {
  return parseDotted(text, form)
}

/**
 * Writes a reading quality code; a part that is left out is 0.
 *
 * @throws RangeError naming the part that cannot be written
 * @example buildReadingQuality({ systemId: 2, category: 5, index: 258 }) // '2.5.258'
 */
export function buildReadingQuality(parts: Partial<ReadingQualityParts>): string {
  return buildDotted(parts, form)
}

/**
 * Says a reading quality code in one line: who says it, of which category, what.
 *
 * @example explainReadingQuality(parts, tables) // 'metering system, reasonability, value is suspect'
 */
export function explainReadingQuality(parts: ReadingQualityParts, tables: CodeTables): string {
  return inOneLine(explainReadingQualityParts(parts, tables).map(({ words }) => words))
}

/**
 * Says each of the three parts of a reading quality code; the index has a meaning within its category only.
 *
 * @example explainReadingQualityParts(parts, tables)[2]?.entry?.name // 'Suspect'
 */
export function explainReadingQualityParts(
  { systemId, category, index }: ReadingQualityParts,
  { readingQuality: tables }: CodeTables,
): readonly ExplainedPart[] {
  return [
    explainPart(1, 'systemId', String(systemId), tables.systemId.find(String(systemId))),
    explainPart(2, 'category', String(category), tables.category.find(String(category))),
    explainPart(3, 'index', String(index), tables.index.find(`${category}.${index}`)),
  ]
}
