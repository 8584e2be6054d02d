import { z } from 'zod'
import { objectIds } from './object-ids.ts'

const codes = z.array(z.string()).min(1)
/** Devices that may tell events, each with the usage point at which it is installed. */
const devices = z.array(z.strictObject({ device: objectIds, usagePoint: objectIds.optional() })).min(1)
/** A time with zone. */
const time = z.string()

/** What a Then step expects of a control that runs for a while: of the events of its devices, and of what they are set to. */
export const programmeForms = [
  /** Each of the devices tells one of the codes by an event, of a time in that window where one is given. */
  z.strictObject({
    form: z.literal('told-by-each'),
    codes,
    devices,
    window: z.strictObject({ earliest: time, latest: time }).optional(),
  }),
  /** None of the devices tells any of the codes; it was listened for a while. */
  z.strictObject({ form: z.literal('told-by-none'), codes, devices }),
  /** A value of the reading type, read of the device itself, is what was ordered. */
  z.strictObject({ form: z.literal('set-to'), device: objectIds, readingType: z.string(), value: z.number() }),
  /** The clock of the device is right: the time of its reading is that at which it was read. */
  z.strictObject({
    form: z.literal('clock-right'),
    device: objectIds,
    readingType: z.string(),
    toleranceMs: z.number().nonnegative(),
  }),
  /** A service request is found, with a state; `since`: with that date. */
  z.strictObject({
    form: z.literal('service-request'),
    type: z.string(),
    requestDateTime: time.optional(),
    /** States of which it has one, or none of which it has any more. */
    states: z.array(z.string()).optional(),
  }),
] as const
