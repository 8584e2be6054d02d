import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Instrumenter } from '@stryker-mutator/instrumenter'

/** The root of the checkout. */
export const root = join(import.meta.dirname, '../..')

/** One small change of the source, that may be switched on. */
export interface Mutant {
  readonly id: string
  /** Below the root, for example `src/assertions/wire.ts`. */
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  readonly column: number
  /** The kind of change, as Stryker calls it. */
  readonly kind: string
  readonly original: string
  readonly replacement: string
}

/** Sources with all their mutants in them, of which none is switched on. */
export interface Instrumented {
  readonly texts: ReadonlyMap<string, string>
  readonly mutants: readonly Mutant[]
}

/** Properties that hold sentences for people. */
const sentences = new Set(['rule', 'hint'])

/** As much of a node of Babel as must be known to pass over a sentence. */
interface Node {
  readonly type: string
  readonly key?: { readonly name?: string }
}
const isSentence = ({ type, key }: Node): boolean => type === 'ObjectProperty' && sentences.has(key?.name ?? '')

const silent = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  fatal: () => undefined,
}

/** The TypeScript files of a folder, or the file itself; below the root. */
export function sourcesIn(path: string): readonly string[] {
  if (path.endsWith('.ts')) return [path]
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort()
}

/** Puts all mutants into the files; sentences for people are let be. */
export async function instrument(files: readonly string[]): Promise<Instrumented> {
  const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))
  const result = await new Instrumenter(silent).instrument(
    [...sources].map(([name, content]) => ({ name, content, mutate: true })),
    {
      plugins: null,
      excludedMutations: [],
      ignorers: [
        { shouldIgnore: (path: { node?: Node }) => (path.node && isSentence(path.node) ? 'a sentence' : undefined) },
      ],
    },
  )
  return {
    texts: new Map(result.files.map(({ name, content }) => [name, content])),
    mutants: result.mutants
      .filter(({ status }) => status === undefined)
      .map(({ id, fileName, location: { start, end }, mutatorName, replacement }) => ({
        id,
        file: fileName,
        line: start.line + 1,
        column: start.column + 1,
        kind: mutatorName,
        original: between(sources.get(fileName) ?? '', start, end),
        replacement,
      })),
  }
}

interface Position {
  readonly line: number
  readonly column: number
}

function between(source: string, start: Position, end: Position): string {
  const lines = source.split('\n').slice(start.line, end.line + 1)
  const last = lines.length - 1
  return lines
    .map((line, index) => line.slice(index === 0 ? start.column : 0, index === last ? end.column : undefined))
    .join('\n')
}
