import type { IxitInput } from '../../config/ixit.ts'
import { most } from './load.ts'

/** What a tester must know of how much the reference head end does at a time. */
export const referenceLimits = {
  limits: { parallel: 8, items: most.items, pending: most.owed, overload: { perSecond: 80, seconds: 0.25 } },
} satisfies IxitInput
