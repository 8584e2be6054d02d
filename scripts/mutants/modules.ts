import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compileFunction } from 'node:vm'
import ts from 'typescript'
import { root } from './instrument.ts'

/** The sources that must be loaded anew with each mutant, as JavaScript; and what they import of all others. */
export interface Compiled {
  /** By file below the root, mutated ones and those that import them. */
  readonly code: ReadonlyMap<string, string>
  /** Files and packages that know nothing of mutants: loaded once, as always. */
  readonly others: readonly string[]
}

/** What a module exports, by name. */
export type Exports = Readonly<Record<string, unknown>>

/** The modules of one loading. */
export type Modules = ReadonlyMap<string, Exports>

const compiled = (text: string): string =>
  ts.transpileModule(text, {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2023,
      verbatimModuleSyntax: false,
      isolatedModules: true,
    },
  }).outputText

const importsOf = (code: string): readonly string[] =>
  [...code.matchAll(/\brequire\("([^"]+)"\)/g)].flatMap(([, name]) => name ?? [])

const resolved = (from: string, name: string): string =>
  name.startsWith('.') ? relative(root, join(root, dirname(from), name)) : name

/**
 * Compiles what is reached from the entries, as far as mutants reach it.
 *
 * @param texts the mutated sources
 */
export function compile(entries: readonly string[], texts: ReadonlyMap<string, string>): Compiled {
  const all = new Map<string, string>()
  const visit = (file: string): void => {
    if (all.has(file) || !existsSync(join(root, file))) return
    const code = compiled(texts.get(file) ?? readFileSync(join(root, file), 'utf8'))
    all.set(file, code)
    for (const name of importsOf(code)) if (name.startsWith('.')) visit(resolved(file, name))
  }
  entries.forEach(visit)
  const reached = new Set(texts.keys())
  const imports = new Map([...all].map(([file, code]) => [file, importsOf(code).map((name) => resolved(file, name))]))
  for (let size = 0; size !== reached.size;) {
    size = reached.size
    for (const [file, names] of imports) if (names.some((name) => reached.has(name))) reached.add(file)
  }
  for (const entry of entries) reached.add(entry)
  const code = new Map([...all].filter(([file]) => reached.has(file)))
  const others = new Set([...code.keys()].flatMap((file) => imports.get(file) ?? []).filter((name) => !code.has(name)))
  return { code, others: [...others] }
}

type Evaluate = (exports: object, require: (name: string) => Exports) => void

/** Loads modules again and again, each time with what a changed file changes. */
export interface Loader {
  /** All modules; those that import the file, and itself, are evaluated anew, the others are those of the first loading. */
  load(changed?: string): Modules
  /** Whether a file is the other or imports it, through whatever files. */
  reaches(file: string, other: string): boolean
}

/**
 * @param instead modules that stand in the place of others, by name
 */
export async function loader({ code, others }: Compiled, instead: Readonly<Record<string, Exports>>): Promise<Loader> {
  const known = new Map<string, Exports>()
  for (const name of others)
    known.set(
      name,
      instead[name] ??
        ((await import(name.endsWith('.ts') ? pathToFileURL(join(root, name)).href : resolvePackage(name))) as Exports),
    )
  const makers = new Map(
    [...code].map(([file, text]) => [
      file,
      compileFunction(text, ['exports', 'require'], { filename: join(root, file) }) as Evaluate,
    ]),
  )
  const importers = importersOf(code)
  const first = new Map<string, Exports>()
  const evaluate = (modules: Map<string, Exports>, file: string): Exports => {
    const made = modules.get(file)
    if (made) return made
    const exports = {}
    modules.set(file, exports)
    const make = makers.get(file)
    if (!make) throw new Error(`${file} is not compiled.`)
    make(exports, (name: string) => {
      const target = resolved(file, name)
      return known.get(target) ?? evaluate(modules, target)
    })
    return exports
  }
  const reaches = (file: string, other: string) => file === other || (importers.get(other)?.has(file) ?? false)
  return {
    load(changed) {
      const modules = changed === undefined ? first : new Map([...first].filter(([file]) => !reaches(file, changed)))
      for (const file of code.keys()) evaluate(modules, file)
      return modules
    },
    reaches,
  }
}

const resolvePackage = (name: string): string =>
  name.startsWith('node:') ? name : pathToFileURL(createRequire(import.meta.url).resolve(name)).href

/** For each file all that import it, through whatever files. */
function importersOf(code: ReadonlyMap<string, string>): ReadonlyMap<string, ReadonlySet<string>> {
  const direct = new Map<string, string[]>()
  for (const [file, text] of code)
    for (const name of importsOf(text)) {
      const target = resolved(file, name)
      direct.set(target, [...(direct.get(target) ?? []), file])
    }
  return new Map(
    [...code.keys()].map((file) => {
      const found = new Set<string>()
      const visit = (one: string): void => {
        for (const importer of direct.get(one) ?? [])
          if (!found.has(importer)) {
            found.add(importer)
            visit(importer)
          }
      }
      visit(file)
      return [file, found]
    }),
  )
}
