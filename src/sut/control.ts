import { z } from 'zod'
import { objectIds, type ObjectIds } from '../exchange/object-ids.ts'
import {
  cause,
  period,
  type Cause,
  type StimulusMeans,
  type StimulusPeriod,
  type SwitchPosition,
} from '../exchange/stimuli.ts'

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
  subscribe(address: string, clothes: Pick<Subscription, 'wrapper' | 'soap'>): Promise<void>
  /** Tells the SUT the one address to which all its results are to go, as far as it can be told. */
  resultsTo(address: string): Promise<void>
  /** Tells the SUT whom to ask when it asks as a client, as far as it can be told. */
  askAt(address: string, clothes: Pick<Subscription, 'wrapper' | 'soap'>): Promise<void>
}

/** Looks at the meters of a SUT, beside its messages. */
export interface Inspection {
  readonly means: Exclude<StimulusMeans, 'nothing'>
  /**
   * Where the remote switch of a meter is.
   *
   * @throws ControlFailed in a sentence for the user
   */
  switchOf(meter: ObjectIds): Promise<SwitchPosition>
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
/** Where something goes: a URL, that of a folder too, or the destination of a broker. */
const place = z
  .string()
  .regex(/^(?:(?:https?|file|queue|topic):\/\/\S+|[^\s:/]+)$/, 'must be a URL or the name of a destination')

export const subscription = z.strictObject({
  do: z.literal('subscribe'),
  address: place,
  wrapper: eventWrapper.default('generic-bare'),
  /** The version of SOAP. */
  soap: z.enum(['1.1', '1.2']).default('1.1'),
})
export type Subscription = z.infer<typeof subscription>

/** A clock is not put forward by more at once: a week. */
export const longestAdvanceMs = 7 * 24 * 3_600_000

/** What a control port takes by POST, one order a request, as JSON. */
export const controlOrder = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('cause'), cause, object: objectIds.optional(), period: period.optional() }),
  z.strictObject({ do: z.literal('advance'), ms: z.int().nonnegative().max(longestAdvanceMs) }),
  z.strictObject({ do: z.literal('tell-time') }),
  /** Answered by `open` or `closed`. */
  z.strictObject({ do: z.literal('inspect'), what: z.literal('switch'), object: objectIds }),
  /** Everything is as after the start; who is to be told events, and where results go, stays. */
  z.strictObject({ do: z.literal('reset') }),
  subscription,
  z.strictObject({ do: z.literal('results-to'), address: place }),
  subscription.extend({ do: z.literal('ask-at') }),
])
export type ControlOrder = z.infer<typeof controlOrder>
