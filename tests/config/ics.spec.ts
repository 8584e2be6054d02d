import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { ambiguities } from '../../src/config/ambiguities.ts'
import { bindingOver } from '../../src/config/transport.ts'
import { claimsOf, holds, knownWords, unmet, wordsIn } from '../../src/config/claims.ts'
import { configSchema } from '../../src/config/config.ts'
import { icsCatalogue } from '../../src/config/ics-catalogue.ts'
import { icsItems } from '../../src/config/ics-item.ts'
import { icsSchema } from '../../src/config/ics.ts'
import { loadRequirements } from '../../src/standard/requirements.ts'

const requirements = [...loadRequirements(join(import.meta.dirname, '../../profiles')).byId.values()]
const words = knownWords()
const formWords = (word: string) =>
  /^(?:edition|transport|binding\.(?:soap|wrapper)|schemas\.(?:dialect|wildcards))=/.test(word)

/** The schema of a field of the configuration; nothing where there is no such field. */
function fieldAt(path: string): z.core.$ZodType | undefined {
  return path.split('.').reduce<z.core.$ZodType | undefined>((schema, key) => {
    const bare = unwrapped(schema)
    return bare instanceof z.ZodObject ? (bare.shape as Record<string, z.core.$ZodType>)[key] : undefined
  }, configSchema)
}

function unwrapped(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodPrefault
    ? unwrapped(schema.unwrap())
    : schema
}

test.describe('the catalogue of the ICS', () => {
  test('has an entry for every field of the ICS', () => {
    const missing = Object.entries(icsSchema.shape).flatMap(([field, schema]) =>
      icsItems.has(schema)
        ? []
        : [`ics.${field} has no entry: write .register(icsItems, { question, status }) at its end`],
    )
    expect(missing).toEqual([])
    expect(icsCatalogue().length).toBe(Object.keys(icsSchema.shape).length)
  })

  test('asks questions, each once', () => {
    const questions = icsCatalogue().map(({ question }) => question)
    expect(questions.filter((one) => !/^[A-Z].*\?/.test(one))).toEqual([])
    expect(new Set(questions).size).toBe(questions.length)
  })

  test('has conditions that can be read, over items that there are', () => {
    for (const { id, status } of icsCatalogue()) {
      if (typeof status === 'string') continue
      expect(
        wordsIn(status.where).filter((word) => !words.has(word)),
        id,
      ).toEqual([])
      expect(() => holds(status.where, words), id).not.toThrow()
    }
  })
})

test('every ambiguity is accounted for: by a choice that there is, or by a sentence why none is needed', () => {
  const ids = Array.from({ length: 28 }, (_, index) => `AMB-${String(index + 1).padStart(2, '0')}`)
  expect(ambiguities.map(({ id }) => id)).toEqual(ids)
  for (const { id, choices, settled } of ambiguities) {
    expect(choices.length > 0 || settled !== undefined, `${id} has no choice and says not why`).toBe(true)
    for (const field of choices) expect(fieldAt(field), `${id} names ${field}, which is no field`).toBeDefined()
  }
})

test('the `when` of every requirement can be read and speaks of items that there are', () => {
  for (const { id, when } of requirements) {
    if (when === undefined) continue
    expect(() => holds(when, words), id).not.toThrow()
    expect(
      wordsIn(when).filter((word) => !words.has(word) && !formWords(word)),
      `${id}: ${when}`,
    ).toEqual([])
  }
})

test('claims say what is declared, and an expression that does not hold says because of what', () => {
  const config = configSchema.parse({})
  const claims = claimsOf({
    ...config,
    transport: 'http',
    binding: bindingOver('http', config.binding),
    ics: icsSchema.parse({ nouns: ['MeterConfig'], namesFolded: ['leading zeros'], addressByGroup: true }),
  })
  for (const word of ['ics.nouns=MeterConfig', 'ics.nouns', 'ics.namesFolded=leading-zeros', 'ics.addressByGroup'])
    expect(claims).toContain(word)
  for (const word of ['ics.nouns=MeterReadings', 'ics.changes', 'ics.deviceIds']) expect(claims).not.toContain(word)
  expect(unmet('ics.nouns=MeterConfig and not ics.deviceIds', claims)).toEqual([])
  expect(unmet('ics.nouns=MeterConfig and ics.deviceIds', claims)).toEqual(['ics.deviceIds'])
  expect(unmet('ics.nouns=MeterReadings and ics.deviceIds', claims)).toEqual([
    'ics.nouns=MeterReadings',
    'ics.deviceIds',
  ])
  expect(unmet('not ics.addressByGroup', claims)).toEqual(['ics.addressByGroup'])
  expect(() => holds('a and', claims)).toThrow(/is no expression/)
})
