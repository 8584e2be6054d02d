import { z } from 'zod'
import { period } from './data-fixtures.ts'
import { nonEmpty, objectFixture } from './objects.ts'

/** The part of the IXIT that says what the SUT pushes in bulk when it is made to push the readings of a period. */

/** A period of one meter about whose data something is known; without the meter, the first of those that are pushed. */
const ofOneMeter = z.strictObject({ meter: objectFixture.optional(), period })

export const pushFixtures = {
  bulkPush: z
    .strictObject({
      /** All whose readings must come, in whichever messages; those of others may come as well. */
      meters: z.array(objectFixture.safeExtend({ usagePoint: nonEmpty.optional() })).min(1),
      readingType: nonEmpty,
      /** Length of an interval. */
      minutes: z.int().positive().default(15),
      /** All of it is pushed within this, in milliseconds. */
      withinMs: z.number().positive(),
      /** A period of which all readings are there, of all these meters. */
      period,
      /** Days on which the clocks are changed, complete as well. */
      clocksForward: period.optional(),
      clocksBack: period.optional(),
      /** Values that were estimated: all of that meter in that period. */
      estimated: ofOneMeter.optional(),
      /** A period of which a meter has no values, and nobody has estimated them. */
      missing: ofOneMeter.optional(),
    })
    .optional(),
}
