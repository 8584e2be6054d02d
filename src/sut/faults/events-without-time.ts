// BUG: the time of an event is taken from the message, so it is left out.

import { elements } from '../../xml/tree.ts'
import type { XmlElement } from '../../xml/tree.ts'
import type { Fault } from './fault.ts'

/** An element without those of a name in its children. */
const without = (profile: XmlElement, name: string): XmlElement => ({
  ...profile,
  children: elements(profile).map((event) => ({
    ...event,
    children: event.children.filter((child) => child.kind === 'text' || child.name !== name),
  })),
})

export const eventsWithoutTime: Fault = {
  name: 'events-without-time',
  says: 'Events do not say when they happened.',
  behaviours: {
    'events.profile': (profile) => without(profile, 'createdDateTime'),
  },
  raises: [
    { assertion: 'schema.payload', cases: ['EVT-001'] },
    { assertion: 'event.complete', cases: ['EVT-001'] },
  ],
  consequences: ['programme.in-time'],
}
