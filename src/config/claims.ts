import { parse } from '@cucumber/tag-expressions'
import type { Config } from './config.ts'
import { familyOf, type BindingChoice, type TransportName } from './transport.ts'
import { icsCatalogue, type CatalogueItem } from './ics-catalogue.ts'
import type { Ics } from './ics.ts'

/**
 * What is declared of a SUT, as words of a selection expression: `ics.addressByNames` where an item is answered by yes, or by
 * anything at all; `ics.nouns=MeterReadings` where a value is chosen; and beside them the form of messages: `binding.wrapper=typed`, and what carries them: `transport=amqp`, `transport=broker`.
 * Expressions are those by which Cucumber selects tags: words, `and`, `or`, `not`, brackets.
 */
export type Claims = ReadonlySet<string>

/** The part of a configuration that claims are made of. */
export type Declared = Pick<Config, 'schemas' | 'edition'> & {
  readonly ics: Ics
  readonly transport: TransportName
  readonly binding: BindingChoice
}

/** An expression cannot be read, or speaks of what there is not: a sentence for the user. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError'
}

/** The words that hold of a SUT. */
export function claimsOf({ ics, transport, binding, schemas, edition }: Declared): Claims {
  return new Set([
    ...icsCatalogue().flatMap(({ id }) => wordsOf(id, ics[fieldOf(id)])),
    ...wordsOf('edition', edition),
    ...wordsOf('transport', transport),
    ...wordsOf('transport', familyOf(transport)),
    ...wordsOf('binding.soap', binding.soap),
    ...wordsOf('binding.wrapper', binding.wrapper),
    ...wordsOf('schemas.dialect', schemas.dialect),
    ...wordsOf('schemas.wildcards', schemas.wildcards),
  ])
}

/** The field of the ICS that an item is about. */
export const fieldOf = (id: CatalogueItem['id']): keyof Ics => id.slice('ics.'.length) as keyof Ics

function wordsOf(item: string, answer: unknown): readonly string[] {
  if (answer === true) return [item]
  if (typeof answer === 'string') return [wordFor(item, answer)]
  if (Array.isArray(answer)) return answer.length ? [item, ...answer.map((value) => wordFor(item, String(value)))] : []
  return answer === undefined || answer === false ? [] : [item]
}

/** How a value stands in an expression: words have no blanks. */
export const wordFor = (item: string, value: string): string => `${item}=${value.replaceAll(' ', '-')}`

/** All words that expressions over the ICS may use. */
export const knownWords = (): ReadonlySet<string> =>
  new Set(
    icsCatalogue().flatMap(({ id, kind, values }) => [
      ...(kind === 'one-of' ? [] : [id]),
      ...values.map((one) => wordFor(id, one)),
    ]),
  )

/** The words of an expression, without operators and brackets. */
export const wordsIn = (expression: string): readonly string[] =>
  expression.split(/[\s()]+/).filter((word) => word !== '' && !['and', 'or', 'not'].includes(word))

/**
 * Does an expression hold?
 *
 * @throws ExpressionError where it cannot be read
 */
export function holds(expression: string, words: ReadonlySet<string>): boolean {
  try {
    return parse(expression).evaluate([...words])
  } catch (error) {
    throw new ExpressionError(
      `"${expression}" is no expression: ${error instanceof Error ? error.message : String(error)} Write words with and, or, not and brackets.`,
    )
  }
}

/**
 * The words because of which an expression does not hold: each that would make it hold by itself, or all that are missing.
 *
 * @returns nothing where it holds
 */
export function unmet(expression: string, words: ReadonlySet<string>): readonly string[] {
  if (holds(expression, words)) return []
  const all = [...new Set(wordsIn(expression))]
  const decisive = all.filter((word) => holds(expression, turned(word, words)))
  return decisive.length ? decisive : all.filter((word) => !words.has(word))
}

/** The same words, but for this one: without it where they have it, and with it where they have not. */
const turned = (word: string, words: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(words.has(word) ? [...words].filter((one) => one !== word) : [...words, word])

/** A word that does not hold, in a sentence that names its item: `The ICS does not name MeterConfig (ics.nouns).` */
export function sentenceOf(word: string, claims: Claims): string {
  const [item = '', value] = word.split('=')
  const field = item.replace(/^ics\./, '')
  const who = item.startsWith('ics.') ? 'The ICS' : 'The configuration'
  if (claims.has(word)) return `${who} says ${value === undefined ? 'yes to' : `"${value}" for`} ${field} (${item}).`
  if (value === undefined) return `${who} does not say yes to ${field} (${item}).`
  return `${who} does not say "${value}" for ${field} (${item}).`
}
