// BUG: the switch over the command has no default branch.

import { childText } from '../../../xml/tree.ts'
import { conformingProgrammes } from '../../behaviours/programmes.ts'
import type { Fault } from '../fault.ts'

export const doesNothingWithoutACommand: Fault = {
  name: 'does-nothing-without-a-command',
  says: 'An event without command is answered OK and not carried out.',
  behaviours: {
    'pan.takesPart': (devices, control) =>
      control.kind === 'event' && childText(control.command, 'command') === undefined
        ? []
        : conformingProgrammes['pan.takesPart'](devices, control),
  },
  raises: [{ assertion: 'programme.told', cases: ['DR-002.command'] }],
}
