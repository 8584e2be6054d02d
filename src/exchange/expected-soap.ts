import { z } from 'zod'

/** What a Then step expects of SOAP itself. */
export const soapForms = [
  /** Where the refusal is a SOAP fault, its detail is a FaultMessage in the style of the request. */
  z.strictObject({ form: z.literal('fault-detail') }),
] as const
