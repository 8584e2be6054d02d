import { z } from 'zod'
import { period, time } from './data-fixtures.ts'
import { hooks } from './hooks.ts'
import { nonEmpty, objectFixture } from './objects.ts'

/** The part of the IXIT that says which events the SUT tells, and by what they are caused. */

/** Which of the codes a SUT uses, it chooses itself. */
const codes = z.array(nonEmpty).default([])

export const eventFixtures = {
  events: z
    .strictObject({
      /** Codes by which a meter is told to have lost its supply, and to have it again. */
      powerDown: codes,
      powerUp: codes,
      /** Codes by which tampering is told, such as an opened cover. */
      tamper: codes,
      /** Codes by which it is told that a switch was opened. */
      disconnected: codes,
      /** Codes by which it is told that a switch was closed. */
      connected: codes,
      /** Codes of events of the head end itself. */
      system: codes,
      /** How soon an event comes again that we did not take, once we take it; `none` where the SUT gives up. */
      redelivery: z.union([z.literal('none'), z.strictObject({ withinMs: z.number().positive() })]).optional(),
      /** How long to listen for readings that the SUT sends unasked. */
      pushedReadingsMs: z.number().positive().optional(),
      /** Past events: all of the codes of the list, in that period, of one meter. */
      history: z
        .strictObject({
          /** Without it the first of ixit.meters. */
          meter: objectFixture.optional(),
          period,
          events: z.array(z.strictObject({ at: time, code: nonEmpty })).min(2),
          /** A period in which that meter had no event. */
          quiet: period.optional(),
        })
        .optional(),
    })
    .prefault({}),
  /** The reading type by which it is asked whether a meter has its supply. */
  statusCheck: z.strictObject({ readingType: nonEmpty }).optional(),
  hooks,
}
