// BUG: whose an event is can be seen from the session, thinks its maker.

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

export const eventsWithoutDevice: Fault = {
  name: 'events-without-device',
  says: 'Events do not say to which device they happened.',
  behaviours: {
    'events.profile': (profile) => without(profile, 'Assets'),
  },
  raises: [
    { assertion: 'event.complete', cases: ['EVT-001'] },
    { assertion: 'event.told', cases: ['OUT-001'] },
  ],
  consequences: ['event.redelivered', 'programme.told'],
}
