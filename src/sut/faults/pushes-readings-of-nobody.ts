// BUG: whose readings are is known from the file name, thinks its maker.

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

export const pushesReadingsOfNobody: Fault = {
  name: 'pushes-readings-of-nobody',
  says: 'Readings that nobody asked for do not say whose they are.',
  behaviours: {
    'events.profile': (profile) => without(without(profile, 'Meter'), 'UsagePoint'),
  },
  raises: [{ assertion: 'readings.pushed', cases: ['RD-025'] }],
  consequences: ['schedule.delivered'],
}
