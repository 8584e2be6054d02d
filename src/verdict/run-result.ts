import { z } from 'zod'
import { effect } from '../config/config.ts'
import { bindingChoice } from '../config/transport.ts'
import { partyId } from '../exchange/entries.ts'
import { basis, claim, strength } from '../standard/rule.ts'

/**
 * results.json: the only source of every report. Versioned; a reader refuses a version it does not know.
 * Times are ISO 8601; durations are milliseconds; paths are relative to the run's folder.
 */

export const verdicts = ['pass', 'fail', 'inconclusive', 'not-applicable', 'not-run', 'harness-error'] as const
export const verdict = z.enum(verdicts)
export type Verdict = z.infer<typeof verdict>

/** One finding of one assertion. Passed judgements are only counted, see ScenarioResult.passed. */
export const findingSchema = z.strictObject({
  /** Id of the assertion, for example `reply.ok-without-errors`. */
  assertion: z.string(),
  /** The rule in one sentence. */
  rule: z.string(),
  requirements: z.array(z.string()),
  outcome: z.enum(['fail', 'inconclusive', 'not-judged']),
  strength,
  basis,
  claim,
  source: z.string(),
  /** Whose message broke the rule. A finding that blames the harness and was not intended is a harness error. */
  blame: partyId,
  /** Does it make the scenario fail under the run's policy? Otherwise a failed finding is a remark. */
  counts: z.boolean(),
  /** The entry of the record that is at fault, and its name (`m2`). */
  seq: z.int().optional(),
  message: z.string().optional(),
  /** Where it takes several entries to break the rule: the fewest that do, by their numbers in the record, and in words. */
  sequence: z.array(z.int()).readonly().optional(),
  sequenceSays: z.string().optional(),
  path: z.string().optional(),
  line: z.int().optional(),
  column: z.int().optional(),
  expected: z.string().optional(),
  actual: z.string().optional(),
  /** What to change, or where to look. */
  hint: z.string(),
})
export type ReportedFinding = z.infer<typeof findingSchema>

export const scenarioResultSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  feature: z.string(),
  uri: z.string(),
  line: z.int(),
  requirements: z.array(z.string()),
  effect,
  verdict,
  /** Why it is not a pass or a fail, in a sentence. */
  reason: z.string().optional(),
  findings: z.array(findingSchema),
  /** How often each assertion judged and was satisfied, by assertion id. */
  passed: z.record(z.string(), z.int()),
  /** The steps, as written, with what became of each. */
  steps: z.array(z.strictObject({ text: z.string(), status: z.enum(['passed', 'failed', 'skipped']) })),
  record: z.strictObject({ path: z.string(), sha256: z.string() }).optional(),
  startedAt: z.iso.datetime(),
  durationMs: z.number(),
  /** The exact command that runs this scenario again. */
  rerun: z.string(),
})
export type ScenarioResult = z.infer<typeof scenarioResultSchema>

/** The same broken rule over the whole run: its first finding, and where else it was seen. */
export const runFindingSchema = z.strictObject({
  first: findingSchema,
  scenario: z.string(),
  /** Number of scenarios that saw it, the first included. */
  seenIn: z.int().positive(),
  scenarios: z.array(z.string()),
})
export type RunFinding = z.infer<typeof runFindingSchema>

export const runResultSchema = z.strictObject({
  format: z.literal('cim9-results'),
  version: z.literal(1),
  run: z.strictObject({
    id: z.string(),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime(),
    harness: z.string(),
    node: z.string(),
    /** The command line as given, secrets removed. */
    command: z.string(),
    interrupted: z.boolean(),
    /** Set for a run without the SUT's own fixtures: its verdicts only indicate. */
    indicative: z.boolean(),
    /** In how many workers it ran, and in which order: `defined`, or `random:` and the seed. */
    workers: z.int().positive().optional(),
    order: z.string().optional(),
    /** The last `cim9 selfcheck` of this installation: when, whether it was sound, and with how many faults. */
    selfcheck: z.strictObject({ at: z.iso.datetime(), sound: z.boolean(), faults: z.int() }).optional(),
  }),
  sut: z.strictObject({ name: z.string(), version: z.string(), endpoint: z.string(), embedded: z.boolean() }),
  edition: z.enum(['2013']),
  binding: bindingChoice,
  policy: z.strictObject({
    failOn: basis,
    strict: z.boolean(),
    allowEffects: z.array(effect),
    authorised: z.strictObject({ by: z.string(), on: z.string() }).optional(),
  }),
  engine: z.string(),
  /** The schemas that judged something in this run. */
  schemas: z.array(
    z.strictObject({
      namespace: z.string(),
      file: z.string(),
      judgedBy: z.enum(['stand-in', 'official']),
      basis,
      sha256: z.string(),
    }),
  ),
  scenarios: z.array(scenarioResultSchema),
  /** Broken rules, one entry a rule, failing ones first. */
  findings: z.array(runFindingSchema),
  totals: z.record(verdict, z.int()),
  /** Failing findings and remarks apart by claim. */
  claims: z.array(z.strictObject({ claim, nonConformities: z.int(), remarks: z.int() })),
  /** What a review of the declarations noted before any traffic: gaps, and claims that cannot be tried. */
  notes: z.array(z.string()).optional(),
  /** Cases whose changes could not be undone, as far as the SUT told; and in a sentence what a hook did not put back. */
  leftOver: z.array(z.string()).default([]),
  /** Problems of the harness itself, never the SUT's fault. */
  harnessErrors: z.array(z.string()),
  exitCode: z.int(),
})
export type RunResult = z.infer<typeof runResultSchema>
