import { XmlElement, XmlValidateError } from 'libxml2-wasm'
import type { XmlDocument, XmlNode } from 'libxml2-wasm'
import { nextSibling, withDocument } from '../libxml2.ts'
import {
  SchemaError,
  type SchemaEngine,
  type SchemaFiles,
  type SchemaProblem,
  type SchemaTask,
} from '../schema-engine.ts'
import { compileSchema, type CompiledSchema } from './compile.ts'
import { noSuchElement, toProblems } from './problems.ts'

/**
 * The default engine: a current libxml2 in WebAssembly. Each schema is compiled once; a part of a document is judged
 * where it stands.
 *
 * @param files all it may open
 */
export function createLibxml2WasmEngine(files: SchemaFiles): SchemaEngine {
  const compiled = new Map<string, CompiledSchema>()
  const schemaOf = (name: string): CompiledSchema => {
    const schema = compiled.get(name) ?? compileSchema(files, name)
    compiled.set(name, schema)
    return schema
  }
  return {
    name: 'libxml2-wasm',
    validate(text, tasks) {
      const work = tasks.map((task) => ({ task, schema: schemaOf(task.schema) }))
      return withDocument(text, (document) => work.map(({ task, schema }) => judge(document, task, schema)))
    },
  }
}

function judge(
  document: XmlDocument,
  task: SchemaTask,
  { validator, namespace }: CompiledSchema,
): readonly SchemaProblem[] {
  const element = elementAt(document, task.position)
  if (!element) throw noSuchElement(task)
  try {
    validator.validate(element)
    return []
  } catch (error) {
    if (error instanceof XmlValidateError) return toProblems(error.details, namespace)
    throw new SchemaError(`Validating with ${task.schema} broke off: ${String(error)}`, { cause: error })
  }
}

function elementAt(document: XmlDocument, position: readonly number[]): XmlElement | undefined {
  return position.reduce<XmlElement | undefined>((here, index) => here && childElement(here, index), document.root)
}

function childElement(parent: XmlElement, index: number): XmlElement | undefined {
  let left = index
  for (let child: XmlNode | null = parent.firstChild; child; child = nextSibling(child)) {
    if (child instanceof XmlElement && left-- === 0) return child
  }
  return undefined
}
