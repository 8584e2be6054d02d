// BUG: the connect of a meter needs a confirmation that nobody can give.

import { conforming } from '../behaviours.ts'
import { connect } from '../reference/commands.ts'
import type { Fault } from './fault.ts'

export const refusesToConnect: Fault = {
  name: 'refuses-to-connect',
  says: 'A connect is refused as a control that is not known.',
  behaviours: {
    'controls.command': (code) => {
      const command = conforming['controls.command'](code)
      return command === connect ? undefined : command
    },
  },
  raises: [
    { assertion: 'expect.result', cases: ['RCD-002'] },
    { assertion: 'switch.position', cases: ['RCD-002'] },
  ],
  consequences: ['control.order', 'expect.error-code'],
}
