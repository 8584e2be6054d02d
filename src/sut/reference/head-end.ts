import type { Clock } from '../../exchange/clock.ts'
import type { StandardSchemas } from '../../standard/schemas.ts'
import type { SchemaEngine } from '../../xml/schema-engine.ts'
import type { Behaviours } from '../behaviours.ts'
import type { EventStore } from './event-store.ts'
import type { Outbox } from './outbox.ts'
import type { Publisher } from './publisher.ts'
import type { Registry } from './registry.ts'
import type { Supply } from './supply.ts'
import type { Switches } from './switches.ts'

/** What the parts of the head end work with. Time and ids come from outside. */
export interface HeadEnd {
  readonly behaviours: Behaviours
  readonly schemas: StandardSchemas
  readonly engine: SchemaEngine
  readonly clock: Clock
  readonly outbox: Outbox
  readonly switches: Switches
  readonly supply: Supply
  readonly events: EventStore
  readonly publisher: Publisher
  readonly registry: Registry
  /** A fresh UUID. */
  readonly newId: () => string
}
