import { z } from 'zod'
import { nonEmpty, objectFixture } from './objects.ts'

/**
 * The part of the IXIT that says how demand response, texts, prices, clocks, firmware and service requests are ordered of the
 * SUT, and how it is seen what came of it. What is ordered is only ever sent to objects of ixit.sacrificial.
 */

/** Which of the codes a SUT uses, it chooses itself. */
const codes = z.array(nonEmpty).default([])
const number = z.number()

/** A device of a home network, such as a display, and where it hangs. */
export const panDevice = objectFixture.safeExtend({
  /** mRID or first name of the meter by which it is reached, as listed under meters. */
  meter: nonEmpty.optional(),
})

/** What a demand response event sets in a device. */
export const drSettings = [
  ...(['coolingSetpoint', 'heatingSetpoint', 'coolingOffset', 'heatingOffset'] as const),
  ...(['dutyCycle', 'avgLoadAdjustment'] as const),
] as const
export type DrSetting = (typeof drSettings)[number]

const demandResponse = z.strictObject({
  /** Type of the control that bears a demand response event. */
  code: nonEmpty,
  /** What stands in PanDemandResponse.command. */
  command: nonEmpty,
  /** A group of ixit.sacrificial.meterGroups, and all of its members: meters of ixit.sacrificial.meters. */
  group: objectFixture,
  members: z.array(objectFixture).min(1),
  /** A meter of ixit.sacrificial.meters that could take part and is no member. */
  outsider: objectFixture.optional(),
  /** A group of meters that there is not. */
  unknownGroup: objectFixture.optional(),
  /** How soon after it is sent an event may start, and how long the shortest lasts. */
  leadMs: number.positive(),
  durationMinutes: number.positive(),
  /** How far start and end may lie from the time asked for. */
  toleranceMs: number.nonnegative(),
  /** How far they may be spread where randomisation is asked for. */
  randomisationMs: number.positive().optional(),
  /** By which codes a device tells that it began, ended as it should, was called off, or that its customer opted out. */
  started: codes,
  ended: codes,
  cancelled: codes,
  optedOut: codes,
  /** Who of the members takes part in an event of a level, and who does not. */
  level: z
    .strictObject({ level: z.int(), takesPart: z.array(objectFixture).min(1), staysOut: z.array(objectFixture).min(1) })
    .optional(),
  /** What can be set in the first member, and the reading by which that is seen. */
  settings: z
    .array(
      z.strictObject({
        setting: z.enum(drSettings),
        readingType: nonEmpty,
        /** What is sent, and what is then read while the event runs. */
        send: number,
        reads: number,
        /** A value out of the range of the device, and the limit that is read where it is limited; refused where none is given. */
        beyond: z.strictObject({ send: number, reads: number.optional() }).optional(),
      }),
    )
    .default([]),
})

const homeNetwork = z.strictObject({
  /** Types of the controls that bear a text, and a price. */
  textCode: nonEmpty.optional(),
  priceCode: nonEmpty.optional(),
  /** By which codes a display tells that it shows a text or a price, that its customer confirmed one, and that it has an alarm. */
  shown: codes,
  priced: codes,
  confirmed: codes,
  alarm: codes,
  /** How long the shortest text or price is shown. */
  durationMinutes: number.positive(),
  /** The unit of what a price is for, as the SUT writes it. */
  unitOfMeasure: nonEmpty.default('kWh'),
})

const clock = z.strictObject({
  /** Type of the control that sets the clock of a meter. */
  code: nonEmpty,
  /** A reading whose time is that of the meter's own clock. */
  readingType: nonEmpty,
  /** How far that clock may be wrong once it is set. */
  toleranceMs: number.positive(),
})

const firmware = z.strictObject({
  /** A meter of ixit.sacrificial.meters. */
  meter: objectFixture,
  /** What is upgraded. */
  function: z.enum(['ComFunction', 'SimpleEndDeviceFunction']),
  /** The image that it runs and is given back, and another that can be loaded. */
  before: nonEmpty,
  image: nonEmpty,
  /** One that cannot be loaded. */
  badImage: nonEmpty.optional(),
  /** A job is done within this. */
  jobMs: number.positive(),
})

const serviceRequests = z.strictObject({
  /** The states in which a request can be that is not done yet. */
  states: z.array(nonEmpty).min(1),
  /** Those of one that was cancelled. */
  cancelled: z.array(nonEmpty).min(1),
})

export const programmeFixtures = {
  demandResponse: demandResponse.optional(),
  homeNetwork: homeNetwork.optional(),
  clock: clock.optional(),
  firmware: firmware.optional(),
  serviceRequests: serviceRequests.optional(),
}
