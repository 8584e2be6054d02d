import type { CodeProblem } from './dotted.ts'
import type { CodeEntry } from './table.ts'

/** One part of a code in words. */
export interface ExplainedPart {
  /** Counted from 1. */
  readonly part: number
  readonly field: string
  /** Its value as the table writes it. */
  readonly code: string
  /** What we know of the value; undefined where our tables have none: not judged. */
  readonly entry: CodeEntry | undefined
  /** What it adds to the explanation; empty where the part does not apply. */
  readonly words: string
}

/** A code in words. */
export interface Explanation {
  readonly kind:
    | 'reading type'
    | 'reading quality'
    | 'end device event'
    | 'end device control'
    | 'end device event or control'
    | 'reply code'
  readonly code: string
  /** The whole code in one line; where there is a problem, its sentence. */
  readonly summary: string
  /** Empty where there is a problem. */
  readonly parts: readonly ExplainedPart[]
  /** Why the text is not such a code, though it looks like one. */
  readonly problem?: CodeProblem
}

/**
 * Puts one part of a code into words.
 *
 * @example explainPart(2, 'domain', '26', tables.endDeviceEvent.domain.find('26')).words // 'power'
 */
export function explainPart(part: number, field: string, code: string, entry: CodeEntry | undefined): ExplainedPart {
  return { part, field, code, entry, words: wordsOf(entry) ?? `${field} ${code} not in our tables (part ${part})` }
}

/**
 * The parts whose values our tables do not hold: they are not judged.
 *
 * @example unknownParts(explanation.parts).map(({ field }) => field) // ['measurementKind']
 */
export function unknownParts(parts: readonly ExplainedPart[]): readonly ExplainedPart[] {
  return parts.filter(({ entry }) => entry === undefined)
}

/**
 * Joins what there is to say.
 *
 * @example inOneLine(['forward', '', 'Wh']) // 'forward, Wh'
 */
export function inOneLine(words: readonly string[]): string {
  return words.filter((word) => word !== '').join(', ')
}

function wordsOf(entry: CodeEntry | undefined): string | undefined {
  if (entry?.name === 'none') return ''
  return entry?.words ?? entry?.meaning
}
