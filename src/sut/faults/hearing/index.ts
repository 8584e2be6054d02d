import type { Fault } from '../fault.ts'
import { answersEventsWithEvents } from './answers-events-with-events.ts'
import { appliesPartsOfSets } from './applies-parts-of-sets.ts'
import { appliesTheLastPart } from './applies-the-last-part.ts'
import { eventsToItUnanswered } from './events-to-it-unanswered.ts'
import { takesAnyEvent } from './takes-any-event.ts'
import { takesEventsWithoutFiling } from './takes-events-without-filing.ts'

/** Ways to go wrong with events that are heard. */
export const hearingFaults: readonly Fault[] = [
  answersEventsWithEvents,
  appliesPartsOfSets,
  appliesTheLastPart,
  eventsToItUnanswered,
  takesAnyEvent,
  takesEventsWithoutFiling,
]
