// BUG: the last branch of the decision is taken for whatever is left.

import { conforming } from '../behaviours.ts'
import { disconnect } from '../reference/commands.ts'
import type { Fault } from './fault.ts'

export const carriesOutUnknownControls: Fault = {
  name: 'carries-out-unknown-controls',
  says: 'A control of an unknown type is carried out as a disconnect.',
  behaviours: {
    'controls.command': (code) => conforming['controls.command'](code) ?? disconnect,
    'accepts.form': () => true,
  },
  raises: [
    { assertion: 'expect.strict-reader', cases: ['RCD-005.an-unknown-type', 'RCD-005.half-a-type', 'RCD-030'] },
    { assertion: 'switch.position', cases: ['RCD-005.an-unknown-type', 'RCD-005.half-a-type', 'RCD-030'] },
  ],
  consequences: [
    'expect.error-code',
    'expect.refused',
    'expect.result',
    'programme.not-told',
    'programme.told',
    'schema.payload',
    'stored.fields',
    'stored.none',
    'stored.not-notified',
  ],
}
