// BUG: each field has a default.

import { conforming } from '../../behaviours.ts'
import { disconnect } from '../../reference/commands.ts'
import { plant } from '../../reference/plant.ts'
import type { Fault } from '../fault.ts'

export const guessesWhatIsMissing: Fault = {
  name: 'guesses-what-is-missing',
  says: 'A control without a type is a disconnect, and one without a target is for all meters.',
  behaviours: {
    'accepts.form': () => true,
    'controls.command': (code) => conforming['controls.command'](code || disconnect.code),
    'controls.targets': (named) =>
      named.length ? named : plant.meters.map(({ mRID }) => ({ type: 'Meter' as const, reference: { mRID } })),
  },
  raises: [
    { assertion: 'expect.strict-reader', cases: ['RCD-030', 'ERR-010.a-type', 'ERR-010.a-type-and-a-target'] },
    { assertion: 'switch.position', cases: ['RCD-030', 'ERR-010.a-type', 'ERR-010.a-type-and-a-target'] },
  ],
  consequences: [
    'expect.error-code',
    'expect.refused',
    'programme.not-told',
    'programme.told',
    'schema.payload',
    'stored.fields',
    'stored.none',
    'stored.not-notified',
  ],
}
