import type { Requirement } from '../standard/requirements.ts'
import { sentenceOf, unmet, type Claims } from './claims.ts'

/**
 * Why a requirement does not concern a SUT with these claims: its `when` does not hold.
 *
 * @returns a sentence that names the items; undefined where the requirement applies, or says nothing of when
 * @throws ExpressionError where its `when` cannot be read
 */
export function whyNotApplicable(requirement: Requirement | undefined, claims: Claims): string | undefined {
  if (requirement?.when === undefined) return undefined
  const words = unmet(requirement.when, claims)
  return words.length ? words.map((word) => sentenceOf(word, claims)).join(' ') : undefined
}
