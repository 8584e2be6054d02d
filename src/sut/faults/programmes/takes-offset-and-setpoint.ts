// BUG: whichever of the two is read last counts.

import { childText } from '../../../xml/tree.ts'
import { conformingProgrammes } from '../../behaviours/programmes.ts'
import type { Fault } from '../fault.ts'

export const takesOffsetAndSetpoint: Fault = {
  name: 'takes-offset-and-setpoint',
  says: 'An event with an offset and a set-point is taken, though they contradict each other.',
  behaviours: {
    'pan.refused': (control) =>
      childText(control.command, 'coolingOffset') !== undefined &&
      childText(control.command, 'coolingSetpoint') !== undefined
        ? undefined
        : conformingProgrammes['pan.refused'](control),
  },
  raises: [
    { assertion: 'expect.refused', cases: ['DR-008.contradiction'] },
    { assertion: 'programme.not-told', cases: ['DR-008.contradiction'] },
  ],
}
