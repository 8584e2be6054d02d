import { z } from 'zod'

/** The part of the IXIT that says how much the SUT does at a time. */

/** No case sends more reads than these to see a SUT under load. */
const mostReads = 2_000

/** Limits among ixit.limits; what needs a missing one is inconclusive. */
export const loadLimits = {
  /** A query for readings may name so many meters, and no more. */
  items: z.int().positive().max(10_000).optional(),
  /** The SUT owes so many asynchronous answers at a time, and takes no request for more. */
  pending: z.int().positive().max(1_000).optional(),
  /** A load under which the SUT may refuse: so many reads a second, for so many seconds. */
  overload: z
    .strictObject({ perSecond: z.number().positive(), seconds: z.number().positive().max(60) })
    .refine(({ perSecond, seconds }) => perSecond * seconds <= mostReads, `must be ${mostReads} reads at most`)
    .optional(),
  /** HTTP statuses by which the SUT turns away what is too much for it. */
  overloadStatuses: z.array(z.int().min(400).max(599)).default([429, 503]),
}
