import { answersTheLastComer } from './answers-the-last-comer.ts'
import { forgetsPromisesAtRestart } from './forgets-promises-at-restart.ts'
import { forgetsTheOldestPromise } from './forgets-the-oldest-promise.ts'
import { neverFreesAPlace } from './never-frees-a-place.ts'
import { refusesAtTheLimit } from './refuses-at-the-limit.ts'
import { servesTheFirstItems } from './serves-the-first-items.ts'
import { staysBrokenAfterOverload } from './stays-broken-after-overload.ts'
import type { Fault } from '../fault.ts'

/** Ways to go wrong with much to do. */
export const loadFaults: readonly Fault[] = [
  answersTheLastComer,
  staysBrokenAfterOverload,
  servesTheFirstItems,
  refusesAtTheLimit,
  forgetsTheOldestPromise,
  neverFreesAPlace,
  forgetsPromisesAtRestart,
]
