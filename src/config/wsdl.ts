import { z } from 'zod'
import { address, transportOf } from './transport.ts'

const nonEmpty = z.string().min(1, 'must not be empty')

/** A WSDL of the SUT: where it is, and what is to be known of it beside what it says. */
const wsdlSource = z.strictObject({
  /** The path of a file, or an http or https address. */
  from: nonEmpty,
  /** Where its services are, in the place of the address that it names. */
  address: address.refine((url) => transportOf(url) === 'http', 'must be an http or https URL').optional(),
  /** What operations do whose names do not tell it: `{ ReadMeters: 'get MeterReadings' }`. */
  operations: z
    .record(nonEmpty, z.string().regex(/^[a-z]+ [A-Z]\w*$/, 'must be a verb and a noun: get MeterReadings'))
    .optional(),
})
export type WsdlSource = z.infer<typeof wsdlSource>

/** WSDLs that decide how typed services are called; a mere string is the path or address of one. */
export const wsdlSources = z
  .array(z.union([nonEmpty.transform((from): WsdlSource => ({ from })), wsdlSource]))
  .default([])
