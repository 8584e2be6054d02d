// BUG: what others changed or deleted is put into a queue from which nobody takes.

import type { Fault } from '../fault.ts'

export const takesEventsWithoutFiling: Fault = {
  name: 'takes-events-without-filing',
  says: 'That an object was changed or deleted is answered OK, and the object stays as it was.',
  behaviours: {
    'heard.isFiled': ({ verb }) => verb === 'created',
  },
  raises: [
    { assertion: 'stored.as-sent', cases: ['TRS-003.changed'] },
    { assertion: 'stored.none', cases: ['TRS-003.deleted'] },
  ],
}
