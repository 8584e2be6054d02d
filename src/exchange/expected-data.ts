import { z } from 'zod'
import { objectIds } from './object-ids.ts'

/** The number of an earlier message of ours. */
const asked = z.int().nonnegative()
/** A time with zone. */
const time = z.string()

/** What a Then step expects of data: of their times, their values, and what they say of themselves. */
export const dataForms = [
  /** Nothing is served: a refusal, or an answer without values. */
  z.strictObject({ form: z.literal('nothing-served') }),
  /** Every interval of a period, once. */
  z.strictObject({
    form: z.literal('intervals'),
    meter: objectIds,
    readingType: z.string(),
    start: time,
    end: time,
    minutes: z.int().positive(),
  }),
  /** No value of another time than of one of these periods; a side that is left out is open. */
  z.strictObject({
    form: z.literal('within'),
    periods: z.array(z.strictObject({ start: time.optional(), end: time.optional() })).min(1),
  }),
  /** The intervals that an earlier answer told add up to the difference of the register that this one tells. */
  z.strictObject({
    form: z.literal('day-total'),
    intervals: asked,
    readingType: z.string(),
    register: z.string(),
    start: time,
    end: time,
    minutes: z.int().positive(),
  }),
  /** Two reading types of one register give the same; the first of them in the answer to `before`, where that is given. */
  z.strictObject({
    form: z.literal('same-register'),
    readingTypes: z.tuple([z.string(), z.string()]),
    before: asked.optional(),
  }),
  /** The values and times that an earlier answer gave, neither more nor fewer. */
  z.strictObject({ form: z.literal('same-at-rest'), as: asked }),
  /** The answers to earlier messages and to this one are pages of an answer that came whole. */
  z.strictObject({ form: z.literal('pages'), whole: asked, before: z.array(asked) }),
  /**
   * The meters whose configuration changed, each on one page of the answers to earlier messages and to this one. Did the pages
   * come to an end?
   */
  z.strictObject({
    form: z.literal('changed-pages'),
    meters: z.array(objectIds).min(1),
    before: z.array(asked),
    ended: z.boolean(),
  }),
  /** Values that are known, at a moment where one is given, and those for which each could be mistaken. */
  z.strictObject({
    form: z.literal('known-values'),
    at: time.optional(),
    values: z
      .array(
        z.strictObject({
          meter: objectIds,
          readingType: z.string(),
          value: z.string(),
          mistakenFor: z.array(z.string()),
        }),
      )
      .min(1),
  }),
  /** The values of a type in a period say by their quality that they were not measured. */
  z.strictObject({ form: z.literal('quality'), readingType: z.string(), start: time, end: time }),
  /** A reading of that moment was taken for that reason, if it tells one. */
  z.strictObject({ form: z.literal('reason'), readingType: z.string(), at: time, reason: z.string() }),
  /** Values that were taken because of another bear its time. */
  z.strictObject({ form: z.literal('coincident'), trigger: z.string(), dependents: z.array(z.string()) }),
  /** Each of two meters that followed each other has values of its own time only. */
  z.strictObject({ form: z.literal('meter-exchange'), oldMeter: objectIds, newMeter: objectIds, at: time }),
  /** A meter that cannot be reached is in error, or its values are from before. */
  z.strictObject({ form: z.literal('unreachable'), meter: objectIds, since: time }),
  /** The ids of what runs in a meter, by the function that bears them. */
  z.strictObject({
    form: z.literal('device-ids'),
    functions: z.array(
      z.strictObject({
        function: z.string(),
        firmwareID: z.string().optional(),
        hardwareID: z.string().optional(),
        programID: z.string().optional(),
      }),
    ),
  }),
] as const
