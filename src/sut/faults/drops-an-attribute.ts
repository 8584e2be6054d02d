// BUG: two columns are missing in the insert.

import type { Fault } from './fault.ts'

export const dropsAnAttribute: Fault = {
  name: 'drops-an-attribute',
  says: 'Of what is put on file the lot number of meters and the phase of usage points are lost.',
  behaviours: {
    'registry.stored': (object) => ({
      ...object,
      children: object.children.filter(
        (child) => child.kind !== 'element' || !['lotNumber', 'phaseCode'].includes(child.name),
      ),
    }),
  },
  raises: [
    {
      assertion: 'stored.as-sent',
      cases: [
        'MD-001',
        'MD-006',
        'MD-026.leading-zeros',
        'MD-026.case',
        'MD-026.inner-blanks',
        'MD-026.many-characters',
        'MD-026.non-ascii-letters',
        'MD-001.again',
      ],
    },
  ],
  consequences: ['stored.fields', 'stored.told-apart'],
}
