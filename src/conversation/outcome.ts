import { z } from 'zod'
import { identified } from '../verdict/message-ids.ts'
import { findingSchema, verdict } from '../verdict/run-result.ts'

/** Media type under which a worker hands the outcome of a scenario to the runner. */
export const outcomeMediaType = 'application/vnd.cim9.outcome+json'

/** What a worker tells the runner of one scenario. Message bodies stay in the record file. */
export const outcome = z.strictObject({
  verdict,
  reason: z.string().optional(),
  findings: z.array(findingSchema),
  passed: z.record(z.string(), z.int()),
  /** Namespaces whose schemas judged something in the scenario. */
  namespaces: z.array(z.string()),
  /** Its messages that bear an id: whether it is theirs alone, only the whole run can tell. */
  messageIds: z.array(identified),
  /** Path relative to the run's folder. */
  record: z.strictObject({ path: z.string(), sha256: z.string() }),
  startedAt: z.iso.datetime(),
  durationMs: z.number(),
})
export type Outcome = z.infer<typeof outcome>
