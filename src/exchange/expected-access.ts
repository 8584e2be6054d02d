import { z } from 'zod'

/** What is wrong with who sends a message of ours that must not be let in. */
export const stranger = z.enum([
  'with an expired certificate',
  'with a certificate of an unknown authority',
  'without a certificate',
  'with TLS 1.1 at most',
  'in plain HTTP',
  'with a wrong password',
])
export type Stranger = z.infer<typeof stranger>

/** What a Then step expects of who is let in, and of whom the SUT trusts. */
export const accessForms = [
  /** Who is a stranger is not served. */
  z.strictObject({ form: z.literal('not-let-in') }),
  /** Nothing is sent to a listener that cannot be trusted. */
  z.strictObject({ form: z.literal('not-delivered') }),
] as const
