import type { Fault } from '../fault.ts'
import { asksWhatItKnows } from './asks-what-it-knows.ts'
import { breaksOverResults } from './breaks-over-results.ts'
import { takesResultsByAPage } from './takes-results-by-a-page.ts'

/** Ways in which a client goes wrong that asks us. */
export const clientFaults: readonly Fault[] = [asksWhatItKnows, breaksOverResults, takesResultsByAPage]
