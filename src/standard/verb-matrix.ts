import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { basis } from './rule.ts'
import { listedSchemas } from './schemas.ts'

const rootsWithVerb = ['RequestMessage', 'ResponseMessage', 'EventMessage'] as const
/** The message roots of the envelope. */
export const messageRoots = [...rootsWithVerb, 'FaultMessage', 'Message'] as const
export type MessageRoot = (typeof messageRoots)[number]

/** Strongest first. */
export const verbRatings = ['recommended', 'possible', 'impossible'] as const

const verbEntry = z.strictObject({ verb: z.string().min(1), root: z.enum(rootsWithVerb), means: z.string().min(1) })
/** A verb of the edition, the root it belongs to, and what it means in our own words. */
export type Verb = Readonly<z.infer<typeof verbEntry>>

const notItsOwn = 'not its own'
const oneOrMore = <T extends z.ZodType>(one: T) => z.union([one.transform((single) => [single]), z.array(one).min(1)])

const verdict = { rating: z.enum(verbRatings), basis, source: z.string().min(1) }
const ruleEntry = z.strictObject({
  verb: oneOrMore(z.string()).optional(),
  root: oneOrMore(z.enum([...messageRoots, notItsOwn])).optional(),
  noun: oneOrMore(z.string()).optional(),
  ...verdict,
})
type Rule = z.infer<typeof ruleEntry>

const matrixFile = z.strictObject({
  about: z.array(z.string()),
  verbs: z.array(verbEntry).min(1),
  nounsWithoutProfile: z.array(z.string()),
  rules: z.array(ruleEntry).min(1),
})

/** What is known of a verb together with a noun in a message root. */
export interface VerbCell extends Readonly<z.infer<z.ZodObject<typeof verdict>>> {
  readonly verb: string
  readonly root: MessageRoot
  readonly noun: string
}

/** Which verb goes with which noun in which message root. */
export interface VerbMatrix {
  readonly list: readonly Verb[]
  /** Nouns of the edition: those with a profile, in the order of schemas.json, and those without. */
  readonly nouns: readonly string[]
  /** One for each verb, root and noun. */
  readonly cells: readonly VerbCell[]
  /** The root a verb belongs to; undefined where the edition has no such verb. */
  rootOf(verb: string): Verb['root'] | undefined
  /** Undefined where the edition has no such verb or noun: a vendor may have its own. */
  cell(verb: string, root: MessageRoot, noun: string): VerbCell | undefined
}

/**
 * Reads `verb-matrix.json` of an edition, and resolves its rules: the first that fits decides a cell.
 *
 * @throws Error with file and field where the file is missing or broken, names what nobody knows, leaves a cell without an
 *   answer, or holds a rule that decides no cell
 * @example loadVerbMatrix('2013', 'profiles').cell('get', 'RequestMessage', 'MeterReadings')?.rating // 'recommended'
 * @example loadVerbMatrix('2013', 'profiles').rootOf('reply') // 'ResponseMessage'
 */
export function loadVerbMatrix(edition: '2013', profiles: string): VerbMatrix {
  const path = join(profiles, edition, 'verb-matrix.json')
  const { verbs, nounsWithoutProfile, rules } = readMatrix(path)
  const withProfile = listedSchemas(edition, profiles).flatMap(({ kind, noun }) => (kind === 'profile' && noun) || [])
  const nouns = [...withProfile, ...nounsWithoutProfile]
  const problem =
    twice(
      'verbs',
      verbs.map(({ verb }) => verb),
    ) ??
    twice('nounsWithoutProfile', nouns) ??
    stranger(rules, verbs, nouns)
  if (problem !== undefined) throw new Error(`${path}, ${problem}`)
  const cells = resolved(path, { verbs, nouns, rules })
  const byKey = new Map(cells.map((cell) => [key(cell.verb, cell.root, cell.noun), cell]))
  const byVerb = new Map(verbs.map(({ verb, root }) => [verb, root]))
  return {
    list: verbs,
    nouns,
    cells,
    rootOf: (verb) => byVerb.get(verb),
    cell: (verb, root, noun) => byKey.get(key(verb, root, noun)),
  }
}

const key = (verb: string, root: MessageRoot, noun: string): string => `${verb} ${root} ${noun}`

function readMatrix(path: string): z.infer<typeof matrixFile> {
  if (!existsSync(path)) throw new Error(`${path} is missing: it says which verbs go with which nouns.`)
  const parsed = matrixFile.safeParse(json(path))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Error(`${path}, field ${issue?.path.join('.')}: ${issue?.message}.`)
}

function json(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Error(`${path} is not JSON: ${String(error)}`, { cause: error })
  }
}

function twice(field: string, names: readonly string[]): string | undefined {
  const twin = names.find((name, index) => names.indexOf(name) !== index)
  return twin === undefined ? undefined : `field ${field}: ${twin} is listed twice.`
}

/** A verb or noun in a rule that the edition does not have. */
function stranger(rules: readonly Rule[], verbs: readonly Verb[], nouns: readonly string[]): string | undefined {
  const known = { verb: verbs.map(({ verb }) => verb), noun: nouns }
  for (const [index, rule] of rules.entries())
    for (const field of ['verb', 'noun'] as const) {
      const unknown = rule[field]?.find((name) => !known[field].includes(name))
      if (unknown !== undefined)
        return `field rules.${index}.${field}: there is no ${field} ${unknown} in this edition.`
    }
  return undefined
}

interface Matrix {
  readonly verbs: readonly Verb[]
  readonly nouns: readonly string[]
  readonly rules: readonly Rule[]
}

function resolved(path: string, { verbs, nouns, rules }: Matrix): readonly VerbCell[] {
  const deciding = new Set<Rule>()
  const cells = verbs.flatMap((entry) =>
    messageRoots.flatMap((root) =>
      nouns.map((noun): VerbCell => {
        const rule = rules.find((one) => fits(one, entry, root, noun))
        if (!rule)
          throw new Error(
            `${path}, field rules: none fits ${entry.verb} in a ${root} of ${noun}. Let the last rule name no verb and no noun.`,
          )
        deciding.add(rule)
        const { rating, basis, source } = rule
        return { verb: entry.verb, root, noun, rating, basis, source }
      }),
    ),
  )
  const idle = rules.findIndex((rule) => !deciding.has(rule))
  if (idle !== -1)
    throw new Error(
      `${path}, field rules.${idle}: it decides no cell, because rules above it fit first. Move it up, or take it out.`,
    )
  return cells
}

const fits = ({ verb, root, noun }: Rule, asked: Verb, askedRoot: MessageRoot, askedNoun: string): boolean =>
  (verb?.includes(asked.verb) ?? true) &&
  (noun?.includes(askedNoun) ?? true) &&
  (root?.some((one) => (one === notItsOwn ? askedRoot !== asked.root : askedRoot === one)) ?? askedRoot === asked.root)
