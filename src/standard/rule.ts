import { z } from 'zod'

/** How strongly the source asks for it. */
export const strength = z.enum(['must', 'should', 'may'])
export type Strength = z.infer<typeof strength>

/**
 * On what a rule rests. `confirmed`: official text or schema supplied by the user, or two independent public lineages.
 * `reported`: one lineage, or an annotation of a published element. `inferred`: engineering judgement.
 */
export const basis = z.enum(['confirmed', 'reported', 'inferred'])
export type Basis = z.infer<typeof basis>

/** Which claim of conformance a rule belongs to; results are totalled apart. */
export const claim = z.enum(['payload', 'exchange', 'transport', 'security'])
export type Claim = z.infer<typeof claim>

/** What is known of a rule beside the rule itself. */
export interface RuleStanding {
  readonly strength: Strength
  readonly basis: Basis
  readonly claim: Claim
  /** Where the rule comes from, in our own words; never a quotation. */
  readonly source: string
}
