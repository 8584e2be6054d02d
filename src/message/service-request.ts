import { z } from 'zod'
import type { TemplateValues } from './template.ts'
import { objectValues } from './template.ts'

const objectReference = z.strictObject({
  mRID: z.string().optional(),
  names: z
    .array(z.strictObject({ name: z.string(), nameType: z.string().optional(), authority: z.string().optional() }))
    .readonly()
    .optional(),
})

/** Service requests: ordered, changed, or called off. The profile has no id for one: it is called by its type and its meter. */
export const serviceRequestChange = z.strictObject({
  noun: z.literal('MeterServiceRequests'),
  verb: z.enum(['create', 'change', 'cancel']),
  works: z
    .array(
      z.strictObject({
        type: z.string(),
        kind: z.string().optional(),
        /** With zone. */
        requestDateTime: z.string().optional(),
        meter: objectReference,
      }),
    )
    .readonly(),
})
export type ServiceRequestChange = z.infer<typeof serviceRequestChange>

/** The values of the template of service requests. */
export const serviceRequestValues = ({ works }: ServiceRequestChange): TemplateValues => ({
  works: works.map(({ meter, ...work }) => ({ ...work, meters: [objectValues(meter)] })),
})
