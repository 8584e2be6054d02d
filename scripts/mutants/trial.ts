import { expect } from '@playwright/test'
import type { DecodedRecord } from '../../src/exchange/decode.ts'
import type { Vector } from '../vectors/manifest.ts'
import {
  byAssertion,
  byTest,
  judgeable,
  judgeContext,
  loaded,
  rolledUp,
  type Case,
  type Judgeable,
  type Remembered,
  type Seen,
} from './cases.ts'
import type { JudgedRecord } from '../../src/assertions/judge.ts'
import type { Mutant } from './instrument.ts'
import { loader, type Compiled, type Modules } from './modules.ts'

/**
 * What became of a mutant. Noticed: by what the manifest says of a vector (or by a test), by more that a finding or a ruling
 * tells, or by the count of what passed alone.
 */
export const fates = ['manifest', 'finding', 'passed', 'endless', 'survived', 'not covered'] as const
export type Fate = (typeof fates)[number]

export interface Tried {
  readonly fate: Fate
  /** The case that noticed it, or why nothing could be judged. */
  readonly by?: string
}

/** The switch in the instrumented sources. */
interface Switch {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  mutantCoverage?: {
    readonly static: Readonly<Record<string, number>>
    perTest: Readonly<Record<string, Readonly<Record<string, number>>>>
  }
  hitCount?: number
  hitLimit?: number
}

/** No case comes near so many evaluations of one place: what does is in an endless loop. */
const hitLimit = 100_000

/** Once a finding has told of a mutant, so many cases are looked at for one in which the manifest tells of it too. */
const furtherCases = 300

/** Everything that is judged, ready to be judged with each mutant. */
export interface Trial {
  /** How many cases there are: vectors by assertions, vectors as wholes, tests. */
  readonly cases: number
  /** Milliseconds in which all vectors were judged once more, without a mutant. */
  readonly passMs: number
  tried(mutant: Mutant): Promise<Tried>
}

/**
 * Judges everything without a mutant and notes which case comes by which mutant.
 *
 * @throws Error where a test fails without a mutant
 */
export async function prepare(
  compiled: Compiled,
  mutants: readonly Mutant[],
  manifest: readonly Vector[],
): Promise<Trial> {
  const stryker: Switch = {}
  Object.assign(globalThis, { __stryker__: stryker })
  const registered = new Map<string, () => unknown>()
  const test = (name: string, run: () => unknown): void => void registered.set(name, run)
  const modules = await loader(compiled, { '@playwright/test': { expect, test } })
  const context = await judgeContext()
  const vectors = judgeable(manifest, context)
  const remembered: Remembered = { views: new Map(), judged: new Map() }
  const firstModules = modules.load()
  const tests = new Map(registered)
  const first = loaded(firstModules, context, tests, remembered)
  const statics = new Set(Object.keys(stryker.mutantCoverage?.static ?? {}))

  const files = [...new Set(mutants.map(({ file }) => file))]
  const homes = homesOf(firstModules, new Set(first.assertions))
  const reached = (id: string, file: string): boolean => modules.reaches(homes.get(id) ?? file, file)
  const ids = [...first.byId.keys()].filter((id) => files.some((file) => reached(id, file) || rollsUp(file)))
  const cases: readonly Case[] = [
    ...[...tests.keys()].map(byTest),
    ...vectors.flatMap((vector) => ids.map((id) => byAssertion(vector, id))),
    ...(files.some(rollsUp) ? vectors.map(rolledUp) : []),
  ]

  const seen: Seen[] = []
  const casesOf = new Map<string, number[]>()
  const casesIn = new Map<string, number[]>()
  const fileOf = new Map(mutants.map(({ id, file }) => [id, file]))
  for (const [index, one] of cases.entries()) {
    stryker.currentTestId = 'case'
    const told = await one.see(first)
    stryker.currentTestId = undefined
    if (told.manifest === 'fails') throw new Error(`Without any mutant this test fails: ${one.name}`)
    seen.push(told)
    const came = Object.keys(stryker.mutantCoverage?.perTest['case'] ?? {})
    for (const id of came) add(casesOf, id, index)
    for (const file of new Set(came.map((id) => fileOf.get(id) ?? ''))) add(casesIn, file, index)
    if (stryker.mutantCoverage) stryker.mutantCoverage.perTest = {}
  }
  const began = performance.now()
  for (const vector of vectors)
    first.judgeRecord(first.viewOf(vector), context, vector.isRecord ? first.assertions : first.alwaysOn)
  const passMs = performance.now() - began

  // Cases with findings first: they notice more.
  const tells = (index: number): boolean => (seen[index]?.manifest.length ?? 0) > '[]'.length
  for (const found of [casesOf, casesIn])
    for (const [key, all] of found) found.set(key, [...all.filter(tells), ...all.filter((index) => !tells(index))])

  /** What is made once at loading matters wherever its file is come by; of a file of constants, wherever it is imported. */
  const whereLoaded = (file: string): readonly number[] => {
    const known = casesIn.get(file)
    if (known) return known
    const all = [...cases.keys()].filter((index) => reached(cases[index]?.assertion ?? '', file))
    const found = [...all.filter(tells), ...all.filter((index) => !tells(index))]
    casesIn.set(file, found)
    return found
  }
  const casesFor = ({ id, file }: Mutant): readonly number[] => {
    const coming = casesOf.get(id) ?? []
    const all = statics.has(id) ? [...new Set([...coming, ...whereLoaded(file)])] : coming
    return rollsUp(file) ? all : all.filter((index) => !cases[index]?.isWhole)
  }

  const judged = async (mutant: Mutant, indexes: readonly number[]): Promise<Tried> => {
    const { views, judged: rulings } = remembered
    const isSame = (maker: string): boolean => !modules.reaches(maker, mutant.file)
    const judges = loaded(modules.load(mutant.file), context, new Map([...tests, ...registered]), {
      views: isSame('src/exchange/decode.ts') ? views : new Map<Judgeable, DecodedRecord>(),
      judged: isSame('src/assertions/judge.ts') ? rulings : new Map<Judgeable, JudgedRecord>(),
    })
    let weaker: Tried = { fate: 'survived' }
    for (const [count, index] of indexes.entries()) {
      const one = cases[index]
      const before = seen[index]
      if (!one || !before) continue
      if (weaker.fate === 'finding' && count > furtherCases) break
      stryker.hitCount = 0
      const told = one.see(judges)
      // Waiting for what is told at once would take longer than judging.
      const after = told instanceof Promise ? await told : told
      if (after.manifest !== before.manifest) return { fate: 'manifest', by: one.name }
      if (after.findings !== before.findings && weaker.fate !== 'finding') weaker = { fate: 'finding', by: one.name }
      if (after.passed !== before.passed && weaker.fate === 'survived') weaker = { fate: 'passed', by: one.name }
    }
    return weaker
  }
  return {
    cases: cases.length,
    passMs,
    async tried(mutant) {
      const indexes = casesFor(mutant)
      if (!indexes.length) return { fate: 'not covered' }
      registered.clear()
      Object.assign(stryker, { activeMutant: mutant.id, hitCount: 0, hitLimit })
      try {
        return await judged(mutant, indexes)
      } catch (error) {
        const by = error instanceof Error ? error.message : String(error)
        return { fate: by.startsWith('Stryker: Hit count limit') ? 'endless' : 'manifest', by }
      } finally {
        stryker.activeMutant = undefined
      }
    },
  }
}

/** Sources that make a ruling of what assertions say; in all others what no assertion notices changes no ruling. */
const rollsUp = (file: string): boolean =>
  !file.startsWith('src/assertions/') || file === 'src/assertions/judge.ts' || file === 'src/assertions/index.ts'

/** In which file each assertion is at home. */
function homesOf(modules: Modules, assertions: ReadonlySet<unknown>): ReadonlyMap<string, string> {
  const homes = new Map<string, string>()
  for (const [file, exports] of modules)
    for (const list of file === 'src/assertions/index.ts' ? [] : Object.values(exports))
      for (const one of Array.isArray(list) ? (list as readonly { readonly id: string }[]) : [])
        if (assertions.has(one)) homes.set(one.id, file)
  return homes
}

function add(found: Map<string, number[]>, key: string, index: number): void {
  const before = found.get(key)
  if (before) before.push(index)
  else found.set(key, [index])
}
