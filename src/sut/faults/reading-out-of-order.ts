// BUG: the fields are written in the order in which the meter reports them.

import type { XmlNode } from '../../xml/tree.ts'
import type { Fault } from './fault.ts'

/** Swaps the two in every Readings element, wherever it stands. */
function valueFirst(node: XmlNode): XmlNode {
  if (node.kind === 'text') return node
  if (node.name !== 'Readings') return { ...node, children: node.children.map(valueFirst) }
  const [timeStamp, value, ...others] = node.children
  return { ...node, children: [value, timeStamp, ...others].filter((child) => child !== undefined) }
}

export const readingOutOfOrder: Fault = {
  name: 'reading-out-of-order',
  says: 'In a Reading, value stands before timeStamp.',
  behaviours: {
    'payload.finish': (profile) => ({ ...profile, children: profile.children.map(valueFirst) }),
  },
  raises: [
    {
      assertion: 'schema.payload',
      cases: {
        allBut: [
          'ENV-001.any-optional-field',
          'ENV-001.messageid',
          'ENV-001.correlationid',
          'ENV-001.timestamp',
          'ENV-001.source',
          'ENV-002',
        ],
      },
    },
  ],
}
