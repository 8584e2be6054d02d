import { z } from 'zod'
import { icsItems, type IcsItem } from './ics-item.ts'
import { icsSchema, type Ics } from './ics.ts'

/** What an item is answered by: yes or no; one of its values; some of its values; words of the vendor's own. */
export type AnswerKind = 'yes-no' | 'one-of' | 'some-of' | 'own-words'

/** An item of the ICS with what the schema says of it. */
export interface CatalogueItem extends IcsItem {
  /** Its path: `ics.nouns`. */
  readonly id: `ics.${keyof Ics}`
  readonly kind: AnswerKind
  /** The values to choose from; none where it is answered by yes or no, or in words of the vendor's own. */
  readonly values: readonly string[]
}

/**
 * The catalogue of the ICS, in the order of its schema.
 *
 * @throws Error naming a field without an entry
 */
export function icsCatalogue(): readonly CatalogueItem[] {
  return (Object.keys(icsSchema.shape) as (keyof Ics)[]).map((field) => {
    const schema = icsSchema.shape[field]
    const entry = icsItems.get(schema)
    if (!entry)
      throw new Error(
        `ics.${field} has no entry in the catalogue. Write in src/config/ics.ts, at the end of the field: .register(icsItems, { question: '...', status: 'o' }).`,
      )
    return { ...entry, id: `ics.${field}`, ...answerOf(schema) }
  })
}

function answerOf(schema: z.core.$ZodType): Pick<CatalogueItem, 'kind' | 'values'> {
  if (schema instanceof z.ZodDefault) return answerOf(schema.unwrap())
  if (schema instanceof z.ZodBoolean) return { kind: 'yes-no', values: [] }
  if (schema instanceof z.ZodEnum) return { kind: 'one-of', values: schema.options.map(String) }
  if (schema instanceof z.ZodArray && schema.element instanceof z.ZodEnum)
    return { kind: 'some-of', values: schema.element.options.map(String) }
  if (schema instanceof z.ZodUnion) return someOrOneWord(schema.options)
  return { kind: 'own-words', values: [] }
}

/** A list of values, or one word instead of it, such as `undeclared`. */
function someOrOneWord(options: readonly z.core.$ZodType[]): Pick<CatalogueItem, 'kind' | 'values'> {
  const words = options.flatMap((one) => (one instanceof z.ZodLiteral ? [...one.values].map(String) : []))
  const lists = options.filter((one) => !(one instanceof z.ZodLiteral)).map((one) => answerOf(one))
  return { kind: 'some-of', values: [...lists.flatMap(({ values }) => values), ...words] }
}
