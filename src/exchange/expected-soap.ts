import { z } from 'zod'

/** What a Then step expects of SOAP itself. */
export const soapForms = [
  /** Where the refusal is a SOAP fault, its detail is a FaultMessage in the style of the request. */
  z.strictObject({ form: z.literal('fault-detail') }),
  /** What comes to our listener is called as the WSDL of it says that stands in that entry. */
  z.strictObject({ form: z.literal('called-by-wsdl'), wsdl: z.int().nonnegative() }),
  /** Answers now and later relate to the request by their WS-Addressing headers. */
  z.strictObject({ form: z.literal('addressed') }),
  /** Where it is refused, it is because WS-Addressing headers are missing. */
  z.strictObject({ form: z.literal('addressing-missed') }),
  /** What comes to our listener comes by its public address, through the proxy that adds a header of that name. */
  z.strictObject({ form: z.literal('called-in-public'), address: z.string(), mark: z.string().optional() }),
  /** A request whose length was not told before is served, or turned away by HTTP. */
  z.strictObject({ form: z.literal('chunked-served') }),
] as const
