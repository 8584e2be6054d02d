import type { Fault } from '../fault.ts'
import { givesEachCopyAnId } from './gives-each-copy-an-id.ts'
import { historyOfNobodyIsOfAll } from './history-of-nobody-is-of-all.ts'
import { holdsTheFirstForTheRest } from './holds-the-first-for-the-rest.ts'
import { sendsAllEventsByChanged } from './sends-all-events-by-changed.ts'
import { tellsOneAfterAnother } from './tells-one-after-another.ts'
import { tellsTheFirstOnly } from './tells-the-first-only.ts'

/** Faults of a head end that tells several consumers of its events, or of events that are past. */
export const eventFaults: readonly Fault[] = [
  tellsOneAfterAnother,
  holdsTheFirstForTheRest,
  sendsAllEventsByChanged,
  tellsTheFirstOnly,
  givesEachCopyAnId,
  historyOfNobodyIsOfAll,
]
