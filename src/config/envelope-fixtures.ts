import { z } from 'zod'
import { nonEmpty } from './objects.ts'

/** The part of the IXIT about what stands in the header of a request. */

export const envelopeFixtures = {
  /** What our requests say as Context where a case speaks of a context for tests. */
  testContext: nonEmpty.optional(),
  /** A user who may not operate a switch; the tests may lead to his being locked out. */
  userWithoutAuthority: z.strictObject({ userId: nonEmpty, organization: nonEmpty.optional() }).optional(),
  /** How long after its creation a message with ReplayDetection is taken, in milliseconds. */
  replayWindowMs: z.number().positive().optional(),
}
