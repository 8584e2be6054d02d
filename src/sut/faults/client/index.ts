import type { Fault } from '../fault.ts'
import { asksWhatItKnows } from './asks-what-it-knows.ts'
import { breaksOverResults } from './breaks-over-results.ts'

/** Ways in which a client goes wrong that asks us. */
export const clientFaults: readonly Fault[] = [asksWhatItKnows, breaksOverResults]
