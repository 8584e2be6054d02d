import { z } from 'zod'

/** Public copies of the 2013 envelope differ under one namespace and version; which of them a SUT was built after. */
export const envelopeDialect = z.enum(['fdis', 'draft-2011', 'tightened'])
export type EnvelopeDialect = z.infer<typeof envelopeDialect>

/**
 * How the wildcards in Header, Request and Reply of the envelope judge, the other point on which copies differ. `lax`: not
 * at all, a profile is judged by its own schema only. `strict`: whatever stands there must be of a schema at hand.
 */
export const envelopeWildcards = z.enum(['lax', 'strict'])
export type EnvelopeWildcards = z.infer<typeof envelopeWildcards>

/** Which of the public forms of the envelope judges. */
export interface EnvelopeForm {
  readonly dialect: EnvelopeDialect
  readonly wildcards: EnvelopeWildcards
}

/** What judges where nothing is said. */
export const usualForm: EnvelopeForm = { dialect: 'fdis', wildcards: 'lax' }
