import { posix } from 'node:path'
import { readXml } from '../intake.ts'
import { SchemaError, type SchemaFiles } from '../schema-engine.ts'
import { attributeOf, elements, type XmlElement } from '../tree.ts'

/** A schema file, taken in as safely as a message. */
export interface SchemaSource {
  readonly name: string
  readonly bytes: Uint8Array
  readonly text: string
  readonly root: XmlElement
}

const schemaNamespace = 'http://www.w3.org/2001/XMLSchema'
const references = ['import', 'include', 'redefine']

/**
 * All files a schema is made of, itself first.
 *
 * libxml2 only warns of an import it cannot resolve, and then lets its content pass unjudged: so every schemaLocation is
 * resolved here. An import without schemaLocation is left to the compiler, which fails where anything of it is used.
 *
 * @throws SchemaError naming the file and the location that is not in the allow-list
 */
export function schemaClosure(files: SchemaFiles, main: string): readonly SchemaSource[] {
  const names = new Set([main])
  const sources: SchemaSource[] = []
  for (const name of names) {
    const source = readSchema(files, name)
    for (const location of locations(source)) names.add(resolve(files, name, location))
    sources.push(source)
  }
  return sources
}

/** The namespace of the main file; the empty string where it has none. */
export function targetNamespace([main]: readonly SchemaSource[]): string {
  return (main && attributeOf(main.root, 'targetNamespace')) ?? ''
}

/** Does the file hold more than references to others? */
export function declaresSomething({ root }: SchemaSource): boolean {
  return elements(root).some(({ name }) => !references.includes(name) && name !== 'annotation')
}

function locations({ root }: SchemaSource): readonly string[] {
  return elements(root)
    .filter((child) => child.namespace === schemaNamespace && references.includes(child.name))
    .map((reference) => attributeOf(reference, 'schemaLocation'))
    .filter((location) => location !== undefined)
}

function resolve(files: SchemaFiles, from: string, location: string): string {
  const name = posix.join(posix.dirname(from), location)
  if (files.has(name) && !name.startsWith('..') && !posix.isAbsolute(name)) return name
  throw new SchemaError(
    `${from} refers to schemaLocation "${location}", which is not among the schema files. Add the file, or correct the location.`,
  )
}

function readSchema(files: SchemaFiles, name: string): SchemaSource {
  const bytes = files.get(name)
  if (!bytes) throw new SchemaError(`There is no schema file ${name}. There are: ${[...files.keys()].join(', ')}.`)
  const intake = readXml(bytes)
  if (intake.ok) return { name, bytes, text: intake.text, root: intake.root }
  const { message, line } = intake.problem
  throw new SchemaError(`The schema file ${name} cannot be read${line ? ` at line ${line}` : ''}: ${message}`)
}
