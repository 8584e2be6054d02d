import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { basis, claim, strength } from './rule.ts'

/** What a planned case waits for: the theme of the suite that will bring it. */
const themes = [
  'reads',
  'envelope',
  'replies',
  'patterns',
  'operation-sets',
  'payloads',
  'schedules',
  'events',
  'outage',
  'connect-disconnect',
  'demand-response',
  'pan',
  'prepayment',
  'firmware',
  'master-data',
  'groups',
  'service-requests',
  'switching',
  'transports',
  'jms',
  'client-role',
  'observer',
  'edition-2024',
  'eumed',
] as const

/** A `draft` has no accepted outcome that could be stated without guessing: it cannot fail a SUT. */
const status = z.union([
  z.enum(['tested', 'draft']),
  z.templateLiteral(['planned: ', z.enum(themes)]),
  z.templateLiteral(['excluded: ', z.string().min(1)]),
])

const sentence = z.string().min(1)
const requirementId = z.string().regex(/^[A-Z]{2,3}-\d{3}$/, 'write an id such as RD-001')

const requirementEntry = z
  .strictObject({
    id: requirementId,
    title: sentence,
    /** The test purpose, one sentence: what a system that conforms does. */
    purpose: sentence,
    claim,
    editions: z.array(z.enum(['2013', '2024'])).min(1),
    /** In which roles a SUT is concerned. */
    roles: z.array(z.enum(['server', 'client', 'publisher', 'subscriber'])).min(1),
    /** How many systems are under test: two have the harness as observer between them. */
    suts: z.literal([1, 2]),
    /** Message exchange patterns of the catalogue. */
    patterns: z.array(z.string().regex(/^P\d\d$/)),
    /** Use cases of the catalogue. */
    useCases: z.array(z.string().regex(/^UC-[A-Z]{2,3}-\d\d$/)),
    initialState: sentence,
    stimulus: sentence,
    /** Every legal outcome, and what is a mere observation. */
    accepted: z.array(sentence),
    cleanUp: sentence,
    effect: z.enum(['reads', 'own-data', 'operates', 'shared', 'load', 'hostile']),
    strength,
    basis,
    /** Where the rule comes from, in our own words; never a quotation. */
    source: sentence,
    /** Is that source normative, as far as is known? */
    normative: z.boolean(),
    /** Build order, nothing else. */
    tier: z.enum(['T1', 'T2', 'T3']),
    status,
    /** A selection expression over items of the ICS, see src/config/claims.ts: where it does not hold, no case applies. */
    when: sentence.optional(),
  })
  .refine((one) => one.accepted.length > 0 || /^(draft|excluded)/.test(one.status), {
    path: ['accepted'],
    message: 'say which outcomes are accepted, or make it a draft',
  })
/** A requirement that scenarios cite. */
export type Requirement = Readonly<z.infer<typeof requirementEntry>>

const groupEntry = z.strictObject({ prefix: z.string().regex(/^[A-Z]{2,3}$/), title: sentence })

const deviationEntry = z.strictObject({
  requirement: requirementId,
  sut: sentence,
  reason: sentence,
  date: z.iso.date(),
})
/** A requirement that a vendor is known to miss, and says so. */
export type KnownDeviation = Readonly<z.infer<typeof deviationEntry>>

const disputeEntry = z.strictObject({ id: requirementId, reason: sentence, date: z.iso.date() })
/** A case of the suite that is disputed or suspended. */
export type Dispute = Readonly<z.infer<typeof disputeEntry>>

/** The requirements of both editions, and what is said about them. */
export interface Requirements {
  /** In the order of the test list. */
  readonly groups: readonly { prefix: string; title: string; requirements: readonly Requirement[] }[]
  readonly byId: ReadonlyMap<string, Requirement>
  readonly knownDeviations: readonly KnownDeviation[]
  readonly disputed: readonly Dispute[]
}

/**
 * Reads `requirements/` of the profiles folder: one file a group, in the order of `groups.json`.
 *
 * @throws Error with file and field where the data are missing or broken
 * @example loadRequirements('profiles').byId.get('RD-001')?.strength // 'must'
 */
export function loadRequirements(profiles: string): Requirements {
  const folder = join(profiles, 'requirements')
  const byId = new Map<string, Requirement>()
  const groups = readList(join(folder, 'groups.json'), groupEntry).map(({ prefix, title }) => {
    const path = join(folder, `${prefix.toLowerCase()}.json`)
    const requirements = readList(path, requirementEntry)
    for (const one of requirements) {
      if (!one.id.startsWith(`${prefix}-`))
        throw new Error(`${path}: ${one.id} belongs into the file of its own group.`)
      if (byId.has(one.id)) throw new Error(`${path}: ${one.id} is listed twice.`)
      byId.set(one.id, one)
    }
    return { prefix, title, requirements }
  })
  const about = <T>(file: string, schema: z.ZodType<T>, idOf: (one: T) => string): readonly T[] => {
    const path = join(folder, file)
    const entries = readList(path, schema)
    const stray = entries.map(idOf).find((id) => !byId.has(id))
    if (stray !== undefined) throw new Error(`${path}: there is no requirement ${stray}.`)
    return entries
  }
  return {
    groups,
    byId,
    knownDeviations: about('known-deviations.json', deviationEntry, ({ requirement }) => requirement),
    disputed: about('disputed.json', disputeEntry, ({ id }) => id),
  }
}

function readList<T>(path: string, schema: z.ZodType<T>): readonly T[] {
  const parsed = z.array(schema).safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (!parsed.success) throw new Error(`${path} is not as expected: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}
