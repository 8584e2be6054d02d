import { z } from 'zod'
import { raisedSchema } from '../../reporting/proof/proof.ts'
import type { RunResult } from '../../verdict/run-result.ts'

/** What came of a trial. */
export const outcomeSchema = z.strictObject({
  raised: z.array(raisedSchema),
  harnessErrors: z.array(z.string()),
  tookMs: z.number(),
})
export type Outcome = z.infer<typeof outcomeSchema>

/** The findings that fail, each once. */
export function raisedIn({ scenarios, harnessErrors }: RunResult): Omit<Outcome, 'tookMs'> {
  const raised = scenarios.flatMap(({ id, findings }) =>
    [...new Set(findings.filter(({ outcome }) => outcome === 'fail').map(({ assertion }) => assertion))].map(
      (assertion) => ({ assertion, scenario: id }),
    ),
  )
  return { raised, harnessErrors: [...harnessErrors] }
}
