import { most, type Promised, type Visit } from '../reference/load.ts'

/** The seams at which a SUT can go wrong that has much to do. */
export interface LoadBehaviours {
  /** Is a query taken that names so many meters and usage points? */
  readonly 'load.takesItems': (named: number) => boolean
  /** May one answer more be owed, given how many are, and how many ever were? */
  readonly 'load.owesOneMore': (owed: number, ever: number) => boolean
  /** The answers that are owed, given them with the one that was promised last. */
  readonly 'load.owed': (owed: readonly Promised[]) => readonly Promised[]
  /** Those that are owed still after a restart. */
  readonly 'load.afterRestart': (owed: readonly Promised[]) => readonly Promised[]
  /** How long a request waits before anybody looks at it, in milliseconds. */
  readonly 'load.waitsMs': () => number
  /** The request that is answered, given that which came and all that are under way, it among them, in their order. */
  readonly 'load.answered': (own: Visit, underWay: readonly Visit[]) => Visit
  /** Is a request turned away unread, given how many were under way at most? */
  readonly 'load.turnsAway': (busiest: number) => boolean
}

export const conformingLoad: LoadBehaviours = {
  'load.takesItems': (named) => named <= most.items,
  'load.owesOneMore': (owed) => owed < most.owed,
  'load.owed': (owed) => owed,
  'load.afterRestart': (owed) => owed,
  'load.waitsMs': () => 0,
  'load.answered': (own) => own,
  'load.turnsAway': () => false,
}
