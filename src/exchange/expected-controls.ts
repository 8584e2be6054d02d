import { z } from 'zod'
import { objectIds } from './object-ids.ts'
import { switchPosition } from './stimuli.ts'

/** The number of an earlier message of ours. */
const sent = z.int().nonnegative()

/** What a Then step expects of controls. */
export const controlForms = [
  /** The remote switches of meters are in a position, as was told beside our messages by whoever looked at them. */
  z.strictObject({ form: z.literal('switch-seen'), meters: z.array(objectIds).min(1), position: switchPosition }),
  /** What was called off does not end well: its result, if it comes, is none of success. */
  z.strictObject({ form: z.literal('called-off') }),
  /** The control of that id is told, with the reason that we gave. */
  z.strictObject({
    form: z.literal('control-reason'),
    mRID: z.string(),
    tracking: z.string(),
    reason: z.string(),
  }),
  /** Events that the controls of an earlier message brought about are told, in this order of their codes. */
  z.strictObject({
    form: z.literal('control-order'),
    control: sent,
    device: objectIds,
    codes: z.array(z.array(z.string()).min(1)).min(2),
  }),
  /** A demand register began anew, and what it held in the answer to an earlier message is kept. */
  z.strictObject({ form: z.literal('demand-reset'), before: sent, current: z.string(), stored: z.string() }),
] as const
