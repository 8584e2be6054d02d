import { z } from 'zod'
import { objectIds } from './object-ids.ts'

/** The number of the message of ours that made a schedule. */
const schedule = z.int().nonnegative()
/** A time with zone. */
const time = z.string()
/** What a schedule reads, and how its readings are declared to be known. */
const scheduled = {
  schedule,
  meters: z.array(objectIds).min(1),
  readingTypes: z.array(z.string()).min(1),
  link: z.enum(['correlation-id', 'content', 'undeclared']),
}

/** What a Then step expects of a read schedule. */
export const scheduleForms = [
  /** The answer to a creation gives an id by which the schedule is called. */
  z.strictObject({ form: z.literal('schedule-identified') }),
  /** A schedule that an earlier message of ours made is told with its meters and types; where asked so, with its times. */
  z.strictObject({ form: z.literal('schedule-on-file'), as: schedule, times: z.boolean() }),
  /** Readings of the meters and types come as often as they are due: each due in a time between two moments. */
  z.strictObject({
    form: z.literal('scheduled-readings'),
    ...scheduled,
    dues: z.array(z.strictObject({ from: time, by: time })).min(1),
    /** How much too early may be the fault of two clocks. */
    slackMs: z.number().nonnegative(),
    withinMs: z.number().positive(),
  }),
  /** No readings of the schedule are taken any more: after a moment where one is given, else after the answer. */
  z.strictObject({
    form: z.literal('no-scheduled-readings'),
    ...scheduled,
    after: time.optional(),
    slackMs: z.number().nonnegative(),
  }),
  /** The readings of a schedule can be linked to the request that made it. */
  z.strictObject({ form: z.literal('linked-readings'), ...scheduled }),
] as const
