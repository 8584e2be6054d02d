import { pastEvents, type HeadEndEvent } from './events.ts'

/** All that happened, in the order in which it was noted. */
export interface EventStore {
  add(event: HeadEndEvent): void
  all(): readonly HeadEndEvent[]
}

/** A store that holds the known past. */
export function openEventStore(): EventStore {
  const events = [...pastEvents]
  return {
    add: (event) => void events.push(event),
    all: () => [...events],
  }
}
