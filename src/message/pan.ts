import { z } from 'zod'
import type { TemplateValues } from './template.ts'

/** What a control bears for devices behind meters: a demand response event, a text, or a price. */

/** Texts by the names of the elements; what is left out is not sent. */
const fields = z.record(z.string(), z.string()).default({})

export const panFields = {
  /** PanDemandResponse, PanDisplay and PanPricing: one of them, unless the message is meant to be wrong. */
  demandResponse: fields.optional(),
  display: fields.optional(),
  pricing: z.strictObject({ fields, details: z.array(fields).readonly().default([]) }).optional(),
  drProgramLevel: z.int().optional(),
  drProgramMandatory: z.boolean().optional(),
  /** How start and end are spread. */
  randomisation: z.string().optional(),
  /** When it is over by itself, with zone; not sent. */
  until: z.string().optional(),
}
type Pan = z.infer<z.ZodObject<typeof panFields>>

/** The values of the template for what a control bears. */
export function panValues({ demandResponse, display, pricing, ...control }: Pan): TemplateValues {
  return {
    drProgramLevel: control.drProgramLevel?.toString(),
    drProgramMandatory: control.drProgramMandatory?.toString(),
    randomisation: control.randomisation,
    demandResponses: demandResponse ? [demandResponse] : [],
    displays: display ? [display] : [],
    pricings: pricing ? [{ ...pricing.fields, details: pricing.details }] : [],
  }
}
