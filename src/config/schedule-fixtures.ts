import { z } from 'zod'
import { nonEmpty } from './objects.ts'

/** The part of the IXIT that says how soon and how often a schedule may be read. */

/** Limits among ixit.timeLimits, in milliseconds; what needs a missing one is inconclusive. */
export const scheduleLimits = {
  /** A schedule may begin so soon after it was sent. */
  scheduleLeadMs: z.number().positive().optional(),
  /** The shortest period in which a schedule may be read; in whole seconds where it is longer than one. */
  schedulePeriodMs: z.number().positive().optional(),
  /** No case waits longer than this for a schedule; one that would need longer is not run. */
  scheduleBudgetMs: z.number().positive().default(3_600_000),
}

export const scheduleFixtures = {
  schedules: z
    .strictObject({
      /** A recurrencePattern as the SUT reads it, and the period that it means. */
      pattern: z.strictObject({ text: nonEmpty, everyMs: z.number().positive() }).optional(),
    })
    .prefault({}),
}
