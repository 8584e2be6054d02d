// BUG: the level of an event is written down and not looked at.

import type { Fault } from '../fault.ts'

export const ignoresTheLevel: Fault = {
  name: 'ignores-the-level',
  says: 'Devices that are not enrolled at its level take part in an event.',
  behaviours: {
    'pan.takesPart': (devices) => devices,
  },
  raises: [{ assertion: 'programme.not-told', cases: ['DR-009'] }],
}
