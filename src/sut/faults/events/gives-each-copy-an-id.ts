// BUG: an event gets its mRID when it is sent, not when it happens.

import { randomUUID } from 'node:crypto'
import type { XmlElement } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

const withNewIds = (profile: XmlElement): XmlElement => ({
  ...profile,
  children: profile.children.map((child) =>
    child.kind === 'element' && child.name === 'EndDeviceEvent'
      ? {
          ...child,
          children: child.children.map((inner) =>
            inner.kind === 'element' && inner.name === 'mRID'
              ? { ...inner, children: [{ kind: 'text' as const, text: randomUUID() }] }
              : inner,
          ),
        }
      : child,
  ),
})

export const givesEachCopyAnId: Fault = {
  name: 'gives-each-copy-an-id',
  says: 'Each subscriber is told an event under another mRID.',
  behaviours: {
    'events.profile': withNewIds,
  },
  raises: [{ assertion: 'event.alike-everywhere', cases: ['MEP-018'] }],
  consequences: ['header.own-message-id'],
}
