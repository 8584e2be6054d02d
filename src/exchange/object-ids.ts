import { z } from 'zod'

export const objectIds = z.strictObject({ mRID: z.string().optional(), names: z.array(z.string()) })
/** All ids by which one object may be called in a message. */
export type ObjectIds = z.infer<typeof objectIds>
