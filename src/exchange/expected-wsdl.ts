import { z } from 'zod'

/** What a Then step expects of the WSDL of the SUT; it is about the entry that holds it. */
export const wsdlForms = [
  /** document/literal, by SOAP over HTTP. */
  z.strictObject({ form: z.literal('wsdl-form') }),
  /** The typed services of a noun as the template has them: the query of it, or what is requested of it. */
  z.strictObject({ form: z.literal('wsdl-template'), noun: z.string(), family: z.enum(['query', 'request']) }),
] as const
