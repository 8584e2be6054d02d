import { z } from 'zod'
import { cause } from '../exchange/stimuli.ts'

/** Media type under which a worker hands over what came of the rehearsal of a scenario. */
export const rehearsedMediaType = 'application/vnd.cim9.rehearsal+json'

const ids = z.array(z.string())

/** What a scenario would do, as far as it can be told before there is an answer. */
export const rehearsed = z.strictObject({
  scenario: z.string(),
  /** Why it would not run to its end, if it would not; `open` where what comes depends on the answers. */
  stop: z
    .strictObject({ as: z.enum(['not-applicable', 'inconclusive', 'harness-error', 'open']), because: z.string() })
    .optional(),
  /** Messages in order; objects by the ids in them, those that the run would make up by their names. */
  messages: z.array(
    z.strictObject({ verb: z.string(), noun: z.string(), objects: ids, ownObjects: ids, changes: z.boolean() }),
  ),
  /** What is made to happen beside messages, to whom, and by which means. */
  causes: z.array(z.strictObject({ cause, objects: ids, means: z.string() })),
  /** What is looked at beside messages, at whom, and by which means. */
  looks: z.array(z.strictObject({ what: z.string(), objects: ids, means: z.string() })),
  /** By what changes are undone, the last first. */
  undo: z.array(z.strictObject({ by: z.string(), objects: ids })),
  /** How long it takes if everything takes as long as is declared, in milliseconds. */
  declaredMs: z.number(),
})
export type Rehearsed = z.infer<typeof rehearsed>
