import { z } from 'zod'
import { nonEmpty, objectFixture } from './objects.ts'

/** The part of the IXIT that says what data the SUT holds. Where a fixture names no meter, the first of ixit.meters is meant. */

export const time = nonEmpty.refine(
  (text) => /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
  'must be a date and time with its zone, for example 2026-01-14T00:00:00+01:00',
)

export const period = z
  .strictObject({ start: time, end: time })
  .refine(({ start, end }) => Date.parse(end) > Date.parse(start), 'must end after it starts')
/** From its start to its end, both with zone. */
export type Period = z.infer<typeof period>

/** The reading type of whatever multiplier. */
const register = (code: string): string => code.split('.').toSpliced(15, 1).join('.')
const commodity = (code: string): string | undefined => code.split('.')[5]

/** The reasons a reading can be taken for, in the public schemas of MeterReadings. */
const reasons = [
  ...(['billing', 'demandReset', 'inquiry', 'installation', 'loadManagement', 'loadResearch'] as const),
  ...(['moveIn', 'moveOut', 'other', 'removal', 'serviceConnect', 'serviceDisconnect'] as const),
] as const

/** In what a name may differ from another and still not be the same. */
export const nameDifferences = ['leading zeros', 'case', 'inner blanks', 'length', 'non-ASCII letters'] as const
export const nameDifference = z.enum(nameDifferences)
export type NameDifference = z.infer<typeof nameDifference>

const group = z.strictObject({ group: objectFixture, members: z.array(objectFixture).min(1) })
const deviceIds = { firmwareID: nonEmpty.optional(), hardwareID: nonEmpty.optional(), programID: nonEmpty.optional() }

export const dataFixtures = {
  /** Interval data of a meter, and days of which all of it is there and validated. */
  intervals: z
    .strictObject({
      meter: objectFixture.optional(),
      readingType: nonEmpty,
      /** Length of an interval. */
      minutes: z.int().positive().default(15),
      completeDay: period.optional(),
      /** Days on which the clocks of the meter's zone are changed, complete as well. */
      clocksForward: period.optional(),
      clocksBack: period.optional(),
      /** The reading type of the register whose differences the intervals are; delivered for past moments too. */
      register: nonEmpty.optional(),
    })
    .optional(),
  /** Two reading types of one register that differ in their multiplier, as Wh and kWh do. */
  multiplierPair: z
    .tuple([nonEmpty, nonEmpty])
    .refine(([one, other]) => one !== other && register(one) === register(other), 'must differ in the multiplier alone')
    .optional(),
  /** Registers of one meter by direction, tier and the like, and what they read at a past moment. */
  registers: z
    .strictObject({
      meter: objectFixture.optional(),
      at: time,
      values: z.array(z.strictObject({ readingType: nonEmpty, value: nonEmpty })).min(2),
    })
    .optional(),
  /** A meter of gas, water or heat. */
  otherCommodity: z
    .strictObject({
      meter: objectFixture,
      readingType: nonEmpty.refine(
        (code) => !['0', '1', '2'].includes(commodity(code) ?? ''),
        'must be of another commodity than electricity (part 6 of the code)',
      ),
    })
    .optional(),
  /** Values that were estimated, edited or entered by hand: all of that type in that period. */
  estimated: z.strictObject({ meter: objectFixture.optional(), readingType: nonEmpty, period }).optional(),
  /** A reading that was taken for a reason. */
  reasoned: z
    .strictObject({ meter: objectFixture.optional(), readingType: nonEmpty, at: time, reason: z.enum(reasons) })
    .optional(),
  /** A reading, and those that were taken at its moment because of it. */
  coincident: z
    .strictObject({
      meter: objectFixture.optional(),
      trigger: nonEmpty,
      dependents: z.array(nonEmpty).min(1),
      period,
    })
    .optional(),
  /** A usage point at which one meter was exchanged for another within the period. */
  meterExchange: z
    .strictObject({
      usagePoint: objectFixture,
      oldMeter: objectFixture,
      newMeter: objectFixture,
      at: time,
      readingType: nonEmpty,
      period,
    })
    .optional(),
  /** Names that no object bears, and that differ in one thing only from the name by which cases address the meter. */
  lookAlikes: z
    .strictObject({
      meter: objectFixture.optional(),
      names: z.partialRecord(nameDifference, nonEmpty),
    })
    .optional(),
  /** A meter that exists and cannot be reached. */
  unreachable: z.strictObject({ meter: objectFixture, since: time }).optional(),
  groups: z
    .strictObject({
      meters: group.optional(),
      usagePoints: group.optional(),
      /** A group of meters that there is not. */
      unknown: objectFixture.optional(),
      /** A group of meters that has no member. */
      empty: objectFixture.optional(),
    })
    .default({}),
  /** The names of the Options of a request by which the SUT gives a page of its answer. */
  paging: z.strictObject({ limit: nonEmpty, offset: nonEmpty }).optional(),
  /** All meters whose configuration changed in a period, for a SUT that is asked for them by a TimeSchedule. */
  changedMeters: z
    .strictObject({ period: z.strictObject({ start: time, end: time }), meters: z.array(objectFixture).min(2) })
    .optional(),
  /** The positions of switches, and the values by which a reading tells them. */
  switches: z
    .strictObject({
      readingType: nonEmpty,
      closedValue: nonEmpty,
      openValue: nonEmpty,
      closed: objectFixture.optional(),
      open: objectFixture.optional(),
    })
    .optional(),
  /** The ids of what runs in a meter, by the function that bears them. */
  deviceIds: z
    .strictObject({
      meter: objectFixture.optional(),
      functions: z
        .array(
          z.strictObject({
            function: z.enum(['ComFunction', 'SimpleEndDeviceFunction']),
            ...deviceIds,
          }),
        )
        .min(1),
    })
    .optional(),
}
