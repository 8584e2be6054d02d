import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import libxmljs, { type ValidationError } from 'libxmljs2'
import { findDoctype } from '../prolog.ts'
import {
  SchemaError,
  type SchemaEngine,
  type SchemaFiles,
  type SchemaProblem,
  type SchemaTask,
} from '../schema-engine.ts'
import { sentence } from '../sentence.ts'
import { subtreeText } from '../subtree.ts'
import { schemaClosure, targetNamespace, type SchemaSource } from './closure.ts'
import { compileSchema } from './compile.ts'
import { noSuchElement, toProblems } from './problems.ts'

/**
 * The second opinion: libxmljs2 with its own libxml2 2.9.9. It is unmaintained, so it sees no DTD and no schema that the
 * default engine has not compiled before; it compiles the schema anew for every task.
 *
 * @param files all it may open
 */
export function createLibxmljs2Engine(files: SchemaFiles): SchemaEngine {
  const checked = new Map<string, readonly SchemaSource[]>()
  const closureOf = (name: string): readonly SchemaSource[] => {
    const closure = checked.get(name) ?? checkSchema(files, name)
    checked.set(name, closure)
    return closure
  }
  return {
    name: 'libxmljs2',
    validate(text, tasks) {
      if (findDoctype(text) !== undefined) throw new SchemaError('libxmljs2 is never given a document with a DTD.')
      return tasks.map((task) => judge(text, task, closureOf(task.schema)))
    },
  }
}

/** libxmljs2 gives no reason for a schema that does not compile, and is left in a bad state: the other engine tells. */
function checkSchema(files: SchemaFiles, name: string): readonly SchemaSource[] {
  compileSchema(files, name)
  return schemaClosure(files, name)
}

function judge(text: string, task: SchemaTask, closure: readonly SchemaSource[]): readonly SchemaProblem[] {
  // It validates whole documents only, and moving nodes between its documents is not safe: so the part is cut from the text.
  const part = subtreeText(text, task.position)
  if (part === undefined) throw noSuchElement(task)
  try {
    return toProblems(
      inFolder(closure, (folder) => validate(part, task.schema, closure, folder)),
      targetNamespace(closure),
    )
  } catch (error) {
    // A compilation that fails leaves libxml2 with a dangling error callback; parsing anything clears it.
    libxmljs.parseXml('<cleared/>')
    if (error instanceof SchemaError) throw error
    throw new SchemaError(`Validating with ${task.schema} broke off: ${String(error)}`, { cause: error })
  }
}

function validate(
  part: string,
  name: string,
  closure: readonly SchemaSource[],
  folder: string,
): readonly ValidationError[] {
  const [main] = closure
  const document = libxmljs.parseXml(part, { nonet: true, big_lines: true, huge: part.length > longestTextNode })
  document.validate(libxmljs.parseXml(main?.text ?? '', { nonet: true, baseUrl: join(folder, name) }))
  const warning = document.validationErrors.find(({ level }) => level === warningLevel)
  if (warning) throw new SchemaError(`The schema ${name} is not complete: ${sentence(warning.message)}`)
  return document.validationErrors
}

const warningLevel = 1

/** Beyond this many characters libxml2 needs its HUGE option; below, it keeps its own limit on depth. */
const longestTextNode = 9_000_000

/** libxmljs2 reads imports from disk only, and anew each time: the files stand in a folder of their own for that time. */
function inFolder<Result>(closure: readonly SchemaSource[], use: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'cim9-schemas-'))
  try {
    for (const { name, bytes } of closure) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), bytes)
    }
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
