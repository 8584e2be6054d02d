import { z } from 'zod'

/** What can be made to happen to a meter; `system` and `readings` concern the head end. */
export const causes = [
  ...(['power-down', 'power-up', 'tamper', 'tamper-cleared', 'system', 'readings'] as const),
  // The customer confirms a text, or opts out of an event; a device of his has an alarm.
  ...(['confirm', 'opt-out', 'alarm'] as const),
  // The SUT is restarted.
  'restart',
  // Somebody presses the button of a meter.
  'button',
  // The clock of a meter loses its time, and is set.
  ...(['clock-lost', 'clock-set'] as const),
  // The SUT asks others for the readings of the meter, and wants them later.
  'ask',
] as const
export const cause = z.enum(causes)
export type Cause = z.infer<typeof cause>

/** From its start to its end, both with zone: whose readings are pushed. */
export const period = z.strictObject({ start: z.string(), end: z.string() })
export type StimulusPeriod = z.infer<typeof period>

/** By what it was made to happen; `nothing` where we only listened. */
export const stimulusMeans = z.enum(['control port', 'command', 'url', 'operator', 'nothing'])
export type StimulusMeans = z.infer<typeof stimulusMeans>

/** How our listener answers events: as a consumer that takes them, and in three ways as one that does not. */
export const listenerManner = z.enum(['OK', 'busy', 'FAILED', 'silent'])
export type ListenerManner = z.infer<typeof listenerManner>

/** Where a remote switch is, as somebody tells it who looked at it beside our messages. */
export const switchPosition = z.enum(['open', 'closed'])
export type SwitchPosition = z.infer<typeof switchPosition>
