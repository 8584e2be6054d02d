import type { HeardEvent } from '../reference/hearing.ts'

/** The seams at which a SUT can go wrong that hears events. */
export interface HearingBehaviours {
  /** Is what an event tells acted upon, as it is answered? */
  readonly 'heard.isFiled': (event: HeardEvent) => boolean
  /** Is an event refused that is not among those that are taken? */
  readonly 'heard.refuses': (event: HeardEvent) => boolean
  /** Is a part of a set kept until the others are there, given the numbers of those that are missing? */
  readonly 'heard.waits': (missing: readonly number[]) => boolean
  /** The parts of a set that take effect, when all are there. */
  readonly 'heard.parts': <Part>(parts: readonly Part[]) => readonly Part[]
}

export const conformingHearing: HearingBehaviours = {
  'heard.isFiled': () => true,
  'heard.refuses': () => true,
  'heard.waits': (missing) => missing.length > 0,
  'heard.parts': (parts) => parts,
}
