// BUG: the queue of controls keeps the command, and not who gave it.

import type { Fault } from './fault.ts'

export const forgetsWhoAsked: Fault = {
  name: 'forgets-who-asked',
  says: 'An event of a control does not bear the ids of the control.',
  behaviours: {
    'controls.tracking': () => undefined,
  },
  raises: [{ assertion: 'event.tracked', cases: ['EVT-012'] }],
}
