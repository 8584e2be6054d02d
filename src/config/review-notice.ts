import type { Declared } from './claims.ts'
import type { Config, Effect } from './config.ts'
import type { Ixit } from './ixit.ts'

/** Something in a configuration that its writer should look at before any message is sent. */
export interface Notice {
  /** A contradiction makes judgements worthless: nothing is run. A note only says what will not be judged, and why. */
  readonly weight: 'contradiction' | 'note'
  /** The fields it is about. */
  readonly where: string
  /** What is wrong, and what to write instead. */
  readonly says: string
}

/** All that a review looks at. */
export interface Reviewed extends Declared {
  readonly ixit: Ixit
  /** Where the SUT takes requests; nothing for the embedded one, which is told everything by the run itself. */
  readonly endpoint?: string
  readonly allowEffects: readonly Effect[]
  readonly policy?: Pick<Config['policy'], 'authorised'>
}

export const contradiction = (where: string, says: string): Notice => ({ weight: 'contradiction', where, says })
export const note = (where: string, says: string): Notice => ({ weight: 'note', where, says })

/** A notice as a line for people. */
export const noticeText = ({ where, says }: Notice): string => `${where}: ${says}`
