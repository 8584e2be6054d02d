import { parseReadingType, readingTypeFields, type ReadingTypeField } from '../../standard/codes/reading-type.ts'
import type { CodeTables } from '../../standard/codes/tables.ts'
import { childNamed, textOf } from '../../xml/tree.ts'
import { eachMessage, judged, type Assertion } from '../assertion.ts'
import { named, wordsOf } from './profiles.ts'

/** The number that a word stands for in a part of the code; undefined where our tables do not say. */
function numberOf(field: ReadingTypeField, word: string, { readingType }: CodeTables): number | undefined {
  if (/^-?\d+$/.test(word)) return Number(word)
  const entries = readingType.values.get(field)?.entries ?? []
  const matching = (same: (text: string) => boolean) =>
    entries.filter(({ name, words }) => same(name) || (words !== undefined && same(words)))
  // Case counts first: m is milli and M is mega. A word that stands for two values stands for none.
  const exact = matching((text) => text === word)
  const found = exact.length ? exact : matching((text) => text.toLowerCase() === word.toLowerCase())
  return found.length === 1 ? Number(found[0]?.code) : undefined
}

const agree: Assertion = {
  id: 'code.reading-type-fields',
  rule: 'A reading type that is defined part by part says the same as the code it is called by.',
  requirements: ['RD-001'],
  standing: {
    strength: 'must',
    basis: 'inferred',
    claim: 'payload',
    source: 'the code is made of the same parts; a definition that contradicts it cannot be understood',
  },
  hint: 'Multiplier and unit are the parts most often changed in one place only.',
  judge: eachMessage(function* (message, { standard }) {
    for (const type of named(message, 'ReadingType', standard)) {
      const codes = wordsOf(type).flatMap(({ word }) => {
        const parsed = parseReadingType(word)
        return parsed.ok ? [parsed.parts] : []
      })
      if (!codes.length) continue
      for (const field of readingTypeFields) {
        const element = childNamed(type, field)
        const value = element && numberOf(field, textOf(element), standard.codes)
        if (!element || value === undefined) continue
        yield judged(
          codes.some((parts) => parts[field] === value),
          {
            message,
            element,
            expected: `${field} ${codes.map((parts) => parts[field]).join(' or ')}, as in the code`,
            actual: textOf(element),
          },
        )
      }
    }
  }),
}

/** Rules on reading types that a message defines. */
export const readingTypeFieldAssertions: readonly Assertion[] = [agree]
