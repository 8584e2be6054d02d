import type { Clock } from '../../exchange/clock.ts'
import type { StandardSchemas } from '../../standard/schemas.ts'
import type { SchemaEngine } from '../../xml/schema-engine.ts'
import type { Behaviours } from '../behaviours.ts'
import type { Accounts } from './accounts.ts'
import type { Agenda } from './agenda.ts'
import type { ControlBook } from './control-book.ts'
import type { Demand } from './demand.ts'
import type { Client } from './client.ts'
import type { Clocks } from './clocks.ts'
import type { EventSets } from './event-sets.ts'
import type { EventStore } from './event-store.ts'
import type { Firmware } from './firmware.ts'
import type { Desk, Owed } from './load.ts'
import type { Outbox } from './outbox.ts'
import type { Programmes } from './programmes.ts'
import type { Publisher } from './publisher.ts'
import type { Registry } from './registry.ts'
import type { ReplayMemory } from './replays.ts'
import type { ResultsAddress } from './results-address.ts'
import type { ScheduleBook } from './schedules.ts'
import type { ServiceRequests } from './service-requests.ts'
import type { Supply } from './supply.ts'
import type { Switches } from './switches.ts'

/** What the parts of the head end work with. Time and ids come from outside. */
export interface HeadEnd {
  readonly accounts: Accounts
  readonly behaviours: Behaviours
  /** Their form of the envelope is the one that it speaks. */
  readonly schemas: StandardSchemas
  readonly engine: SchemaEngine
  /** Domain time. */
  readonly clock: Clock
  readonly agenda: Agenda
  readonly outbox: Outbox
  readonly desk: Desk
  readonly owed: Owed
  readonly switches: Switches
  readonly controls: ControlBook
  readonly demand: Demand
  readonly supply: Supply
  readonly events: EventStore
  readonly eventSets: EventSets
  readonly publisher: Publisher
  readonly client: Client
  readonly registry: Registry
  readonly schedules: ScheduleBook
  readonly replays: ReplayMemory
  readonly results: ResultsAddress
  readonly programmes: Programmes
  readonly clocks: Clocks
  readonly firmware: Firmware
  readonly serviceRequests: ServiceRequests
  /** A fresh UUID. */
  readonly newId: () => string
}
