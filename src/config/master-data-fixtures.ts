import { z } from 'zod'
import { nonEmpty } from './objects.ts'

/** The part of the IXIT that says what words the SUT takes for the objects that a run makes up. */

const pair = z.tuple([nonEmpty, nonEmpty]).refine(([one, other]) => one !== other, 'must be two that differ')

export const masterDataFixtures = {
  /** Under what the same name may be given twice. */
  sameNames: z
    .strictObject({
      /** Two kinds of names of meters. */
      nameTypes: pair.optional(),
      /** Two who give names of meters, of the first kind or of the kind that is usual. */
      authorities: pair.optional(),
    })
    .default({}),
  /** An install code that a device of a home network may bear, and one that none can. */
  installCodes: z.strictObject({ good: nonEmpty, malformed: nonEmpty }).optional(),
}
