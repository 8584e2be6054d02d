import { z } from 'zod'
import { objectIds } from './object-ids.ts'

/** Intervals that are pushed in bulk: of these meters, each with the usage point at which it is installed. */
const bulk = {
  meters: z.array(z.strictObject({ device: objectIds, usagePoint: objectIds.optional() })).min(1),
  readingType: z.string(),
}
/** A time with zone. */
const span = { start: z.string(), end: z.string() }
const minutes = z.int().positive()

/** What a Then step expects of readings that are pushed in bulk; all but the last are about a stimulus. */
export const pushForms = [
  /** Every interval of the period comes, in whichever messages; those of `besides` need not. */
  z.strictObject({
    form: z.literal('bulk-push'),
    ...bulk,
    ...span,
    minutes,
    besides: z.strictObject(span).optional(),
  }),
  /** Every interval of the period is delivered at last, though we did not take it at first. */
  z.strictObject({
    form: z.literal('bulk-kept'),
    ...bulk,
    ...span,
    minutes,
    /** Is it declared that the SUT gives up? */
    givenUp: z.boolean(),
  }),
  /** What comes of that time was estimated, and says so. */
  z.strictObject({ form: z.literal('bulk-estimated'), ...bulk, ...span }),
  /** Of that time there are no values, and none is made up. */
  z.strictObject({ form: z.literal('bulk-gap'), ...bulk, ...span }),
  /** The answer tells the values that were pushed after that stimulus; about a message. */
  z.strictObject({ form: z.literal('as-pushed'), ...bulk, minutes, stimulus: z.int().nonnegative() }),
] as const
