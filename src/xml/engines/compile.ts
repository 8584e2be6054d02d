import { createHash } from 'node:crypto'
import { XmlDocument, XmlLibError, xmlRegisterInputProvider, XsdValidator } from 'libxml2-wasm'
import { safeParsing } from '../libxml2.ts'
import { SchemaError, type SchemaFiles } from '../schema-engine.ts'
import { sentence } from '../sentence.ts'
import { declaresSomething, schemaClosure, targetNamespace } from './closure.ts'

/** A schema ready to judge. The validator points into the source, which must live as long. */
export interface CompiledSchema {
  readonly validator: XsdValidator
  readonly source: XmlDocument
  readonly namespace: string
}

/**
 * What has been compiled in this process, by the bytes of all files: the head end and the judges of a run use the same
 * schemas, and compiling them is most of what an engine costs.
 */
const compiled = new Map<string, CompiledSchema>()

/**
 * Compiles a schema. libxml2 may open the given files while it compiles, and nothing at any other time.
 *
 * @throws SchemaError with libxml2's reason, or naming a file that is missing or that libxml2 would have left out
 */
export function compileSchema(files: SchemaFiles, main: string): CompiledSchema {
  const key = `${digestOf(files)} ${main}`
  const known = compiled.get(key) ?? compileAnew(files, main)
  compiled.set(key, known)
  return known
}

const digests = new WeakMap<SchemaFiles, string>()

function digestOf(files: SchemaFiles): string {
  const known = digests.get(files)
  if (known !== undefined) return known
  const hash = createHash('sha256')
  for (const [name, bytes] of files) hash.update(`\n${name}\n`).update(bytes)
  const digest = hash.digest('hex')
  digests.set(files, digest)
  return digest
}

function compileAnew(files: SchemaFiles, main: string): CompiledSchema {
  const needed = schemaClosure(files, main)
  const opened = new Set([main])
  const schema = whileOpening(files, opened, () => compile(files, main))
  const leftOut = needed.filter((file) => !opened.has(file.name) && declaresSomething(file)).map(({ name }) => name)
  if (leftOut.length === 0) return { ...schema, namespace: targetNamespace(needed) }
  throw new SchemaError(
    `libxml2 compiled ${main} without ${leftOut.join(', ')}: it imports one file a namespace. Let that file xs:include the others.`,
  )
}

function compile(files: SchemaFiles, main: string): Omit<CompiledSchema, 'namespace'> {
  try {
    const source = XmlDocument.fromBuffer(bytesOf(files, main), { url: root + main, option: safeParsing })
    return { validator: XsdValidator.fromDoc(source), source }
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error
    const [first] = error.details
    const place = first?.file ? `${first.file.replace(root, '')}, line ${first.line}` : main
    throw new SchemaError(`The schema ${main} does not compile. ${place}: ${sentence(first?.message ?? error.message)}`)
  }
}

// libxml2's table of input providers is small and global: one entry serves every engine, since compiling is synchronous.
const root = 'cim9:///'
let openable: { readonly files: SchemaFiles; readonly opened: Set<string> } | undefined
const streams = new Map<number, { readonly bytes: Uint8Array; offset: number }>()
let streamsOpened = 0

function whileOpening<Result>(files: SchemaFiles, opened: Set<string>, act: () => Result): Result {
  openable = { files, opened }
  try {
    return act()
  } finally {
    openable = undefined
  }
}

xmlRegisterInputProvider({
  match: (url) => url.startsWith(root) && openable?.files.has(nameOf(url)) === true,
  open(url) {
    if (!openable) return undefined
    openable.opened.add(nameOf(url))
    streams.set(++streamsOpened, { bytes: bytesOf(openable.files, nameOf(url)), offset: 0 })
    return streamsOpened
  },
  read(stream, target) {
    const source = streams.get(stream)
    if (!source) return -1
    const part = source.bytes.subarray(source.offset, source.offset + target.byteLength)
    target.set(part)
    source.offset += part.byteLength
    return part.byteLength
  },
  close: (stream) => streams.delete(stream),
})

function nameOf(url: string): string {
  return url.slice(root.length)
}

function bytesOf(files: SchemaFiles, name: string): Uint8Array {
  return files.get(name) ?? new Uint8Array()
}
