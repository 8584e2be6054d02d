import { z } from 'zod'
import { objectIds, type ObjectIds } from '../exchange/object-ids.ts'
import { cause, period, type Cause, type StimulusMeans, type StimulusPeriod } from '../exchange/stimuli.ts'

/** Makes something happen to a SUT or its meters, beside its messages. */
export interface SutControl {
  readonly means: Exclude<StimulusMeans, 'nothing'>
  /**
   * Resolves when it has been done; what the SUT tells of it may come before or after.
   *
   * @param object the meter; absent for what concerns the head end
   * @param of the period of `readings` that are pushed in bulk, those of all meters
   * @throws ControlFailed in a sentence for the user
   */
  cause(cause: Cause, object?: ObjectIds, of?: StimulusPeriod): Promise<void>
  /** Tells the SUT where its events are to go, as far as it can be told. */
  subscribe(address: string, wrapper: Subscription['wrapper']): Promise<void>
  /** Tells the SUT the one address to which all its results are to go, as far as it can be told. */
  resultsTo(address: string): Promise<void>
}

/** Puts the clock of a SUT forward, so that nobody waits for what is due; what falls due on the way is done. */
export interface ClockControl {
  /**
   * @param ms milliseconds
   * @throws ControlFailed in a sentence for the user
   */
  advance(ms: number): Promise<void>
  /** The time of the SUT, in milliseconds since 1970; absent where it cannot be asked. */
  time?(): Promise<number>
}

/** What was to be done by a control could not be done, and why. */
export class ControlFailed extends Error {
  override readonly name = 'ControlFailed'
}

/** The styles in which events are sent. */
const eventWrapper = z.enum(['generic-bare', 'generic-wrapped', 'typed'])
export const subscription = z.strictObject({
  do: z.literal('subscribe'),
  address: z.url({ protocol: /^https?$/ }),
  wrapper: eventWrapper.default('generic-bare'),
})
export type Subscription = z.infer<typeof subscription>

/** A clock is not put forward by more at once: a week. */
export const longestAdvanceMs = 7 * 24 * 3_600_000

/** What a control port takes by POST, one order a request, as JSON. */
export const controlOrder = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('cause'), cause, object: objectIds.optional(), period: period.optional() }),
  z.strictObject({ do: z.literal('advance'), ms: z.int().nonnegative().max(longestAdvanceMs) }),
  z.strictObject({ do: z.literal('tell-time') }),
  subscription,
  z.strictObject({ do: z.literal('results-to'), address: z.url({ protocol: /^https?$/ }) }),
])
export type ControlOrder = z.infer<typeof controlOrder>
