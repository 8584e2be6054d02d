import { z } from 'zod'

/** What can be made to happen to a meter; `system` and `readings` concern the head end. */
export const causes = ['power-down', 'power-up', 'tamper', 'tamper-cleared', 'system', 'readings'] as const
export const cause = z.enum(causes)
export type Cause = z.infer<typeof cause>

/** By what it was made to happen; `nothing` where we only listened. */
export const stimulusMeans = z.enum(['control port', 'command', 'url', 'nothing'])
export type StimulusMeans = z.infer<typeof stimulusMeans>

/** How our listener answers events: as a consumer that takes them, and in three ways as one that does not. */
export const listenerManner = z.enum(['OK', 'busy', 'FAILED', 'silent'])
export type ListenerManner = z.infer<typeof listenerManner>
