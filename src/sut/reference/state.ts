import type { Behaviours } from '../behaviours.ts'
import type { Agenda } from './agenda.ts'
import { rightClocks } from './clocks.ts'
import { openControlBook } from './control-book.ts'
import { openDemand } from './demand.ts'
import { noEventSets } from './event-sets.ts'
import { openEventStore } from './event-store.ts'
import { firmwareAsInstalled } from './firmware.ts'
import type { HeadEnd } from './head-end.ts'
import { nothingOwed, openDesk } from './load.ts'
import type { Outbox } from './outbox.ts'
import { noProgrammes } from './programmes.ts'
import { emptyRegistry } from './registry.ts'
import { openReplayMemory } from './replays.ts'
import { openScheduleBook } from './schedules.ts'
import { noServiceRequests } from './service-requests.ts'
import { fullSupply } from './supply.ts'
import { closedSwitches } from './switches.ts'

/** What the head end remembers and its meters do; who is to be told of it is no part of that. */
export type State = Pick<
  HeadEnd,
  | 'clocks'
  | 'controls'
  | 'demand'
  | 'desk'
  | 'events'
  | 'eventSets'
  | 'firmware'
  | 'owed'
  | 'programmes'
  | 'registry'
  | 'replays'
  | 'schedules'
  | 'serviceRequests'
  | 'supply'
  | 'switches'
>

interface Surroundings {
  readonly behaviours: Behaviours
  readonly agenda: Agenda
  readonly outbox: Outbox
}

/** The state of a head end that has just been started. */
export const freshState = ({ behaviours, agenda, outbox }: Surroundings): State => ({
  clocks: rightClocks(),
  controls: openControlBook(),
  demand: openDemand(),
  desk: openDesk(),
  events: openEventStore(),
  eventSets: noEventSets(),
  firmware: firmwareAsInstalled(),
  owed: nothingOwed(outbox, behaviours),
  programmes: noProgrammes(behaviours['pan.settings']),
  registry: emptyRegistry(),
  replays: openReplayMemory(agenda.clock, behaviours['accepts.replay']),
  schedules: openScheduleBook(),
  serviceRequests: noServiceRequests(),
  supply: fullSupply(),
  switches: closedSwitches(),
})

/** Puts a head end back to the state after its start, its clock too; what is on its way to somebody already still comes. */
export function reset(headEnd: HeadEnd): void {
  headEnd.agenda.reset()
  Object.assign(headEnd, freshState(headEnd))
}
