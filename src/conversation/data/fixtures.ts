import type { MeterFixture, ObjectFixture } from '../../config/ixit.ts'
import type { Conversation } from '../conversation.ts'
import { Inconclusive } from '../errors.ts'

/** What the IXIT says of data: who is asked for what, and what should come. */

/**
 * What a fixture says.
 *
 * @throws Inconclusive with the field to fill in where it is missing
 */
export function filledIn<T>(found: T | undefined, field: string): T {
  if (found === undefined) throw new Inconclusive(`The IXIT does not say what this case needs. Fill in ${field}.`)
  return found
}

/** The meter that a fixture names, else the first of the list. */
export function meterOf({ fixtures }: Conversation, meter: ObjectFixture | undefined): MeterFixture {
  return meter ?? filledIn(fixtures.knownMeters(1)[0], 'ixit.meters')
}

export const hourMs = 3_600_000

/** A time so many milliseconds later. */
export const shifted = (time: string, ms: number): string => new Date(Date.parse(time) + ms).toISOString()

/** An hour before a moment and an hour after it. */
export const aroundMoment = (at: string) => ({ start: shifted(at, -hourMs), end: shifted(at, hourMs) })
