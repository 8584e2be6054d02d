import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { SchemaFiles } from '../xml/schema-engine.ts'
import { envelopeDialect, envelopeWildcards, usualForm, type EnvelopeForm } from './envelope-form.ts'
import { forward, readOfficialSchemas, type OfficialSchema } from './official-schemas.ts'
import { basis } from './rule.ts'

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

/** Which schemas judge: a form of our envelope, and a folder of the user's own schemas, which replace ours. */
export interface SchemaChoice extends Partial<EnvelopeForm> {
  readonly directory?: string | undefined
}

/** What is known of the schema that describes a namespace. */
export interface StandardSchema extends Omit<SchemaEntry, 'variants' | 'kind'> {
  /** `other`: a namespace the standard does not list, described by the user's own schemas. */
  readonly kind: SchemaEntry['kind'] | 'other'
  /** `official`: a schema of the user's own; `stand-in`: ours, written after public sources. */
  readonly judgedBy: 'official' | 'stand-in'
  /** What a reader calls the main file: its name, or its path in the user's folder. */
  readonly shownAs: string
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
 * Reads the schemas of an edition: `schemas.json` and the folder `schemas/` beside it, and in the place of each of them
 * the user's own, where there is one for its namespace.
 *
 * @param choice the form of the envelope, which stands under the name of the usual one, so that typed messages use it too;
 *   and the folder of the user's schemas
 * @throws Error naming the file, and the field where there is one, that is missing or broken; SchemaError where a schema of
 *   the user's cannot be used
 * @example loadSchemas('2013', 'profiles').byNamespace('http://iec.ch/TC57/2011/MeterReadings#')?.file // 'MeterReadings.xsd'
 * @example loadSchemas('2013', 'profiles', { dialect: 'tightened' }).envelope.wildcards // 'lax'
 */
export function loadSchemas(edition: '2013', profilesFolder: string, choice: SchemaChoice = {}): StandardSchemas {
  const envelope = { dialect: choice.dialect ?? usualForm.dialect, wildcards: choice.wildcards ?? usualForm.wildcards }
  const standIns = loadStandIns(edition, profilesFolder, envelope)
  const { list, files } = choice.directory === undefined ? standIns : replaced(standIns, choice.directory)
  const namespaces = new Map(list.map((entry) => [entry.namespace, entry]))
  const twin = list.findIndex((entry) => namespaces.get(entry.namespace) !== entry)
  if (twin !== -1)
    throw new Error(
      `${listOf(edition, profilesFolder)}, field ${twin}.namespace: ${list[twin]?.namespace} is listed twice.`,
    )
  return { envelope, list, files, byNamespace: (namespace) => namespaces.get(namespace) }
}

type Schemas = Pick<StandardSchemas, 'list' | 'files'>

function loadStandIns(edition: '2013', profilesFolder: string, envelope: EnvelopeForm): Schemas {
  const path = listOf(edition, profilesFolder)
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
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return { ...entry, basis, source, judgedBy: 'stand-in' as const, shownAs: file, sha256 }
  })
  return { list, files }
}

/** The user's files stand in a folder of their own among the schema files, and ours of the same namespace lead to them. */
const officialFolder = 'official/'

function replaced(standIns: Schemas, directory: string): Schemas {
  const ours = new Map(standIns.list.map(({ namespace, file }) => [namespace, `../${file}`]))
  const official = readOfficialSchemas(directory, ours)
  const byNamespace = new Map(official.list.map((one) => [one.namespace, one]))
  const files = new Map(standIns.files)
  for (const [uri, bytes] of official.files) files.set(officialFolder + uri, bytes)
  for (const { namespace, file } of standIns.list) {
    const own = byNamespace.get(namespace)
    if (own) files.set(file, forward(namespace, officialFolder + own.uri))
  }
  const replace = (entry: StandardSchema): StandardSchema => {
    const own = byNamespace.get(entry.namespace)
    return own ? { ...entry, ...ownPart(own) } : entry
  }
  const known = new Set(standIns.list.map(({ namespace }) => namespace))
  const others = official.list.filter(({ namespace }) => !known.has(namespace))
  return {
    list: [
      ...standIns.list.map(replace),
      ...others.map((own) => ({
        namespace: own.namespace,
        file: officialFolder + own.uri,
        kind: 'other' as const,
        ...ownPart(own),
      })),
    ],
    files,
  }
}

/** What the user's own schema says of itself. */
const ownPart = ({ roots, path, sha256 }: OfficialSchema) => ({
  roots: [...roots],
  basis: 'confirmed' as const,
  source: `the schema ${path} supplied by the user`,
  skeleton: false,
  judgedBy: 'official' as const,
  shownAs: path,
  sha256,
})

/**
 * The schemas that `schemas.json` of an edition lists, whether their files are there or not.
 *
 * @throws Error naming the file, and the field where there is one, that is missing or broken
 */
export function listedSchemas(edition: '2013', profilesFolder: string): readonly SchemaEntry[] {
  const path = listOf(edition, profilesFolder)
  const parsed = z.array(schemaEntry).safeParse(readJson(path))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Error(`${path}, field ${issue?.path.join('.')}: ${issue?.message}.`)
}

const listOf = (edition: '2013', profilesFolder: string): string => join(profilesFolder, edition, 'schemas.json')

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
