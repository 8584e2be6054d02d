import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { SchemaFiles } from '../xml/schema-engine.ts'
import { basis } from './rule.ts'

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
})

/** What is known of the schema that describes a namespace. */
export interface StandardSchema extends z.infer<typeof schemaEntry> {
  /** SHA-256 of the main file, in hexadecimal: says which schema judged. */
  readonly sha256: string
}

/** The schemas of one edition. */
export interface StandardSchemas {
  readonly list: readonly StandardSchema[]
  /** Every schema file by name, those among them that no namespace stands for too; what a SchemaEngine may open. */
  readonly files: SchemaFiles
  /** The schema of a namespace, or undefined where we have none. */
  byNamespace(namespace: string): StandardSchema | undefined
}

/**
 * Reads the schemas of an edition: `schemas.json` and the folder `schemas/` beside it.
 *
 * @throws Error naming the file, and the field where there is one, that is missing or broken
 * @example loadSchemas('2013', 'profiles').byNamespace('http://iec.ch/TC57/2011/MeterReadings#')?.file // 'MeterReadings.xsd'
 */
export function loadSchemas(edition: '2013', profilesFolder: string): StandardSchemas {
  const path = join(profilesFolder, edition, 'schemas.json')
  const files = readSchemaFiles(join(profilesFolder, edition, 'schemas'))
  const list = readEntries(path).map((entry, index) => {
    const bytes = files.get(entry.file)
    if (!bytes) throw new Error(`${path}, field ${index}.file: there is no file ${entry.file} in schemas/.`)
    return { ...entry, sha256: createHash('sha256').update(bytes).digest('hex') }
  })
  const namespaces = new Map(list.map((entry) => [entry.namespace, entry]))
  const twin = list.findIndex((entry) => namespaces.get(entry.namespace) !== entry)
  if (twin !== -1) throw new Error(`${path}, field ${twin}.namespace: ${list[twin]?.namespace} is listed twice.`)
  return { list, files, byNamespace: (namespace) => namespaces.get(namespace) }
}

function readEntries(path: string): readonly z.infer<typeof schemaEntry>[] {
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
