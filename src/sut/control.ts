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
}

/** What was to be done by a control could not be done, and why. */
export class ControlFailed extends Error {
  override readonly name = 'ControlFailed'
}

/** The styles in which events are sent. */
const eventWrapper = z.enum(['generic-bare', 'generic-wrapped'])
export const subscription = z.strictObject({
  do: z.literal('subscribe'),
  address: z.url({ protocol: /^https?$/ }),
  wrapper: eventWrapper.default('generic-bare'),
})
export type Subscription = z.infer<typeof subscription>

/** What a control port takes by POST, one order a request, as JSON. */
export const controlOrder = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('cause'), cause, object: objectIds.optional(), period: period.optional() }),
  subscription,
])
export type ControlOrder = z.infer<typeof controlOrder>
