import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'
import { readXml } from '../xml/intake.ts'
import { SchemaError, type SchemaFiles } from '../xml/schema-engine.ts'
import { attributeOf, elements, type XmlElement } from '../xml/tree.ts'

/** A schema of the user's own, whatever its file is called. */
export interface OfficialSchema {
  readonly namespace: string
  /** Where its main file stands in the user's folder, with slashes, as the user reads it. */
  readonly path: string
  /** The same as a URI reference: its name among the files. */
  readonly uri: string
  /** Local names of the elements it declares for the root of a document, from its main file and what that includes. */
  readonly roots: readonly string[]
  /** SHA-256 of the main file, in hexadecimal. */
  readonly sha256: string
}

/** What stands in a folder of schemas. */
export interface OfficialSchemas {
  readonly list: readonly OfficialSchema[]
  /** Every file by its path in the folder, written as a URI reference, and by the paths by which others refer to it. */
  readonly files: SchemaFiles
}

interface SchemaFile {
  readonly path: string
  readonly uri: string
  readonly bytes: Uint8Array
  readonly root: XmlElement
  readonly namespace: string
}

const schemaNamespace = 'http://www.w3.org/2001/XMLSchema'

/**
 * Reads a folder of schemas through and through: any names, any depth. A namespace is described by the one file that no
 * other of the same namespace includes. A reference that leads nowhere is led to the file of its namespace, here or among
 * ours.
 *
 * @param standIns our own files by namespace, as paths from the folder's place among the schema files
 * @throws SchemaError naming the folder or file that cannot be used, and what to do
 * @example readOfficialSchemas('official', new Map()).list[0]?.namespace // 'http://iec.ch/TC57/2011/MeterReadings#'
 */
export function readOfficialSchemas(directory: string, standIns: ReadonlyMap<string, string>): OfficialSchemas {
  const found = readFolder(directory)
  const byUri = new Map(found.map((file) => [file.uri, file]))
  const mains = mainFiles(found, byUri)
  const files = new Map(found.map(({ uri, bytes }) => [uri, bytes]))
  for (const file of found)
    for (const reference of references(file)) {
      const target = posix.join(posix.dirname(file.uri), reference.location)
      if (files.has(target)) continue
      const stand = reference.isImport
        ? (mains.get(reference.namespace)?.uri ?? standIns.get(reference.namespace))
        : undefined
      if (stand === undefined || isAbsolute(reference.location)) throw leadsNowhere(directory, file, reference)
      files.set(target, forward(reference.namespace, posix.relative(posix.dirname(target), stand)))
    }
  const list = [...mains.values()].map(({ namespace, path, uri, bytes }) => ({
    namespace,
    path,
    uri,
    roots: rootsOf(uri, byUri),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }))
  return { list, files }
}

/** A schema file that declares nothing itself and leads to another. */
export function forward(namespace: string, location: string): Uint8Array {
  const attribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
  return Buffer.from(
    `<xs:schema xmlns:xs="${schemaNamespace}" targetNamespace="${attribute(namespace)}">` +
      `<xs:include schemaLocation="${attribute(location)}"/></xs:schema>\n`,
  )
}

function readFolder(directory: string): readonly SchemaFile[] {
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory())
    throw new SchemaError(
      `schemas.directory names ${directory}, which is no folder. Write the folder in which your schemas stand.`,
    )
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.xsd$/i.test(entry.name))
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
  if (!files.length) throw new SchemaError(`schemas.directory names ${directory}, in which no file ends in .xsd.`)
  return files.map((path) => readFile(directory, path))
}

function readFile(directory: string, path: string): SchemaFile {
  const bytes = readFileSync(join(directory, path))
  const intake = readXml(bytes)
  if (!intake.ok) {
    const { message, line } = intake.problem
    throw new SchemaError(`${join(directory, path)} cannot be read${line ? ` at line ${line}` : ''}: ${message}`)
  }
  const { root } = intake
  if (root.namespace !== schemaNamespace || root.name !== 'schema')
    throw new SchemaError(`${join(directory, path)} is no schema: its root is ${root.name}. Take it out of the folder.`)
  return { path, uri: asUri(path), bytes, root, namespace: attributeOf(root, 'targetNamespace') ?? '' }
}

/** libxml2 takes file names for URIs: blanks, letters beyond ASCII and the like must be escaped. */
const asUri = (path: string): string => encodeURI(path).replaceAll('#', '%23').replaceAll('?', '%3F')

/** By namespace, the file that describes it. Files without a namespace are parts of others. */
function mainFiles(found: readonly SchemaFile[], byUri: ReadonlyMap<string, SchemaFile>): Map<string, SchemaFile> {
  const parts = new Set(found.flatMap((file) => included(file, byUri)).map(({ uri }) => uri))
  const mains = new Map<string, SchemaFile>()
  for (const file of found) {
    if (file.namespace === '' || parts.has(file.uri)) continue
    const twin = mains.get(file.namespace)
    if (twin && Buffer.compare(twin.bytes, file.bytes) !== 0)
      throw new SchemaError(
        `Both ${twin.path} and ${file.path} of schemas.directory describe ${file.namespace}, and neither includes the other. Leave one of them.`,
      )
    mains.set(file.namespace, twin ?? file)
  }
  return mains
}

function rootsOf(main: string, byUri: ReadonlyMap<string, SchemaFile>): readonly string[] {
  const seen = new Set([main])
  for (const one of seen) {
    const file = byUri.get(one)
    if (file) for (const part of included(file, byUri)) seen.add(part.uri)
  }
  return [...seen].flatMap((one) => {
    const root = byUri.get(one)?.root
    return (root ? elements(root) : [])
      .filter(({ name, namespace }) => name === 'element' && namespace === schemaNamespace)
      .flatMap((declaration) => attributeOf(declaration, 'name') ?? [])
  })
}

const included = (file: SchemaFile, byUri: ReadonlyMap<string, SchemaFile>): readonly SchemaFile[] =>
  references(file)
    .filter(({ isImport }) => !isImport)
    .flatMap(({ location }) => byUri.get(posix.join(posix.dirname(file.uri), location)) ?? [])

interface Reference {
  readonly isImport: boolean
  readonly namespace: string
  readonly location: string
  readonly line: number
}

function references({ root }: SchemaFile): readonly Reference[] {
  return elements(root)
    .filter(({ name, namespace }) => namespace === schemaNamespace && /^(import|include|redefine)$/.test(name))
    .flatMap((one) => {
      const location = attributeOf(one, 'schemaLocation')
      const namespace = attributeOf(one, 'namespace') ?? ''
      return location === undefined ? [] : [{ isImport: one.name === 'import', namespace, location, line: one.line }]
    })
}

const isAbsolute = (location: string): boolean => /^[a-z][a-z0-9+.-]*:|^\//i.test(location)

function leadsNowhere(directory: string, file: SchemaFile, { location, namespace, isImport, line }: Reference) {
  const advice = isAbsolute(location)
    ? 'Nothing is fetched: write a location relative to the file.'
    : isImport
      ? `Nor does any other file describe ${namespace || 'no namespace'}. Add the file to the folder.`
      : 'Add the file to the folder.'
  return new SchemaError(
    `${join(directory, file.path)}, line ${line}, refers to "${location}", which is not there. ${advice}`,
  )
}
