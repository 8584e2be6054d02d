import { z } from 'zod'

/** What a Then step expects of the answer to an event of ours. */
export const toldForms = [
  /** The service that takes events answers this one by a response message, or by a fault. */
  z.strictObject({ form: z.literal('event-answered') }),
] as const
