// BUG: events of meters are written to the log, and the publisher reads another one.

import type { Fault } from './fault.ts'

export const neverTells: Fault = {
  name: 'never-tells',
  says: 'Nothing that happens is told to anybody.',
  behaviours: {
    'events.told': () => [],
  },
  raises: [
    { assertion: 'event.told', cases: ['EVT-002', 'EVT-008', 'OUT-001', 'OUT-002'] },
    { assertion: 'event.of-head-end', cases: ['EVT-014'] },
    { assertion: 'event.redelivered', cases: ['EVT-016'] },
  ],
  consequences: ['programme.told'],
}
