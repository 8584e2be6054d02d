import { z } from 'zod'

/** What a Then step expects of the SUT as a client. */
export const clientForms = [
  /** The address at which it wants its answer takes the one of ours; one that comes again may be refused as well. */
  z.strictObject({ form: z.literal('result-taken'), isAgain: z.boolean() }),
  /** Once it has its answer, it does not ask the same again. */
  z.strictObject({ form: z.literal('asked-once') }),
] as const
