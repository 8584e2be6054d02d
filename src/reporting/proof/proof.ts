import { z } from 'zod'

/**
 * What is known of the verdicts: every seeded fault, tried on each scenario in which it could make a difference. Written to
 * proof.json; the pages beside it are made from that alone.
 */

/** A finding that fails, by the assertion that raised it and the scenario. */
export const raisedSchema = z.strictObject({ assertion: z.string(), scenario: z.string() })
export type RaisedFinding = z.infer<typeof raisedSchema>

export const faultProofSchema = z.strictObject({
  name: z.string(),
  says: z.string(),
  /** The scenarios in which it was tried: those in which it would have answered otherwise, and those it speaks of. */
  tried: z.array(z.string()),
  raised: z.array(raisedSchema),
  /** Declared, and not raised. */
  missing: z.array(raisedSchema),
  /** Raised by an assertion that the fault does not declare at all: a false accusation, or a declaration that is not whole. */
  unexpected: z.array(raisedSchema),
  /** Sentences of scenarios in which the harness itself went wrong. */
  harnessErrors: z.array(z.string()),
})
export type FaultProof = z.infer<typeof faultProofSchema>

export const proofSchema = z.strictObject({
  /** Of the faults, the scenarios and the assertions that were tried; another one means that the proof is stale. */
  digest: z.string(),
  /** Empty where not all faults were tried. */
  scenarios: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      /** The narrow faults that redden it for its own reason. */
      killers: z.array(z.string()),
    }),
  ),
  /** Faults that redden more than a tenth of the scenarios: they say nothing of any single one. */
  broad: z.array(z.string()),
  faults: z.array(faultProofSchema),
})
export type Proof = z.infer<typeof proofSchema>

/** The scenarios that no narrow fault kills. */
export const survivorsOf = ({ scenarios }: Proof): readonly string[] =>
  scenarios.filter(({ killers }) => !killers.length).map(({ id }) => id)

/** Does each fault raise what it declares and nothing else, and is every scenario killed? */
export const isProven = (proof: Proof): boolean =>
  !survivorsOf(proof).length &&
  proof.faults.every(
    ({ missing, unexpected, harnessErrors }) => !missing.length && !unexpected.length && !harnessErrors.length,
  )

/** The text of proof.json: a line for each scenario and each fault, so that a difference shows what became otherwise. */
export function proofJson({ digest, broad, scenarios, faults }: Proof): string {
  const lines = (list: readonly object[]) => `[\n${list.map((one) => JSON.stringify(one)).join(',\n')}\n]`
  const fields = [
    ['digest', JSON.stringify(digest)],
    ['broad', JSON.stringify(broad)],
    ['scenarios', lines(scenarios)],
    ['faults', lines(faults)],
  ]
  return `{\n${fields.map(([name, text]) => `"${name}": ${text}`).join(',\n')}\n}\n`
}
