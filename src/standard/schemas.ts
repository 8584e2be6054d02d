import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { SchemaFiles } from '../xml/schema-engine.ts'
import { basis } from './rule.ts'

/** Public copies of the 2013 envelope differ under one namespace and version; which of them a SUT was built after. */
export const envelopeDialect = z.enum(['fdis', 'draft-2011', 'tightened'])
export type EnvelopeDialect = z.infer<typeof envelopeDialect>

/**
 * How the wildcards in Header, Request and Reply of the envelope judge, the other point on which copies differ. `lax`: not
 * at all, a profile is judged by its own schema only. `strict`: whatever stands there must be of a schema at hand.
 */
export const envelopeWildcards = z.enum(['lax', 'strict'])
export type EnvelopeWildcards = z.infer<typeof envelopeWildcards>

const variantEntry = z.strictObject({
  dialect: envelopeDialect,
  wildcards: envelopeWildcards,
  file: z.string().endsWith('.xsd'),
  basis,
  source: z.string(),
})

const schemaEntry = z.strictObject({
  namespace: z.string().min(1),
  /** Name of the main file among the schema files. */
  file: z.string().endsWith('.xsd'),
  /** Local names of the elements a message or a profile may begin with. */
  roots: z.array(z.string()).min(1),
  noun: z.string().optional(),
  kind: z.enum(['envelope', 'typed-message', 'profile', 'query-profile']),
  basis,
  /** On what the schema rests, in our own words. */
  source: z.string(),
  /** Does it know only some of the elements, and let the others pass? */
  skeleton: z.boolean(),
  /** Other forms of the schema, that may stand in the place of its file; the file itself is the form `fdis`, `lax`. */
  variants: z.array(variantEntry).optional(),
})
type SchemaEntry = z.infer<typeof schemaEntry>

/** Which of the public forms of the envelope judges. */
export interface EnvelopeForm {
  readonly dialect: EnvelopeDialect
  readonly wildcards: EnvelopeWildcards
}

const usualForm: EnvelopeForm = { dialect: 'fdis', wildcards: 'lax' }

/** What is known of the schema that describes a namespace. */
export interface StandardSchema extends Omit<SchemaEntry, 'variants'> {
  /** SHA-256 of the main file, in hexadecimal: says which schema judged. */
  readonly sha256: string
}

/** The schemas of one edition. */
export interface StandardSchemas {
  readonly envelope: EnvelopeForm
  readonly list: readonly StandardSchema[]
  /** Every schema file by name, those among them that no namespace stands for too; what a SchemaEngine may open. */
  readonly files: SchemaFiles
  /** The schema of a namespace, or undefined where we have none. */
  byNamespace(namespace: string): StandardSchema | undefined
}

/**
 * Reads the schemas of an edition: `schemas.json` and the folder `schemas/` beside it.
 *
 * @param form the form of the envelope; it stands under the name of the usual one, so that typed messages use it too
 * @throws Error naming the file, and the field where there is one, that is missing or broken
 * @example loadSchemas('2013', 'profiles').byNamespace('http://iec.ch/TC57/2011/MeterReadings#')?.file // 'MeterReadings.xsd'
 * @example loadSchemas('2013', 'profiles', { dialect: 'tightened' }).envelope.wildcards // 'lax'
 */
export function loadSchemas(
  edition: '2013',
  profilesFolder: string,
  form: Partial<EnvelopeForm> = {},
): StandardSchemas {
  const path = join(profilesFolder, edition, 'schemas.json')
  const envelope: EnvelopeForm = { ...usualForm, ...form }
  const isAsked = (one: EnvelopeForm) => one.dialect === envelope.dialect && one.wildcards === envelope.wildcards
  const listed = listedSchemas(edition, profilesFolder)
  if (!isAsked(usualForm) && !listed.some(({ variants }) => variants?.some(isAsked)))
    throw new Error(`${path} lists no variant of dialect ${envelope.dialect} with ${envelope.wildcards} wildcards.`)
  const onDisk = readSchemaFiles(join(profilesFolder, edition, 'schemas'))
  const files = new Map(onDisk)
  const list = listed.map(({ variants = [], ...entry }, index) => {
    const { file, basis, source } = variants.find(isAsked) ?? entry
    const bytes = onDisk.get(file)
    if (!bytes) throw new Error(`${path}, field ${index}.file: there is no file ${file} in schemas/.`)
    for (const variant of variants) files.delete(variant.file)
    files.set(entry.file, bytes)
    return { ...entry, basis, source, sha256: createHash('sha256').update(bytes).digest('hex') }
  })
  const namespaces = new Map(list.map((entry) => [entry.namespace, entry]))
  const twin = list.findIndex((entry) => namespaces.get(entry.namespace) !== entry)
  if (twin !== -1) throw new Error(`${path}, field ${twin}.namespace: ${list[twin]?.namespace} is listed twice.`)
  return { envelope, list, files, byNamespace: (namespace) => namespaces.get(namespace) }
}

/**
 * The schemas that `schemas.json` of an edition lists, whether their files are there or not.
 *
 * @throws Error naming the file, and the field where there is one, that is missing or broken
 */
export function listedSchemas(edition: '2013', profilesFolder: string): readonly SchemaEntry[] {
  const path = join(profilesFolder, edition, 'schemas.json')
  const parsed = z.array(schemaEntry).safeParse(readJson(path))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Error(`${path}, field ${issue?.path.join('.')}: ${issue?.message}.`)
}

function readJson(path: string): unknown {
  if (!existsSync(path)) throw new Error(`${path} is missing: the schemas of an edition are listed there.`)
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Error(`${path} is not JSON: ${String(error)}`, { cause: error })
  }
}

function readSchemaFiles(folder: string): SchemaFiles {
  if (!existsSync(folder)) throw new Error(`${folder} is missing: the schema files of an edition stand there.`)
  const names = readdirSync(folder).filter((name) => name.endsWith('.xsd'))
  return new Map(names.map((name) => [name, readFileSync(join(folder, name))]))
}
