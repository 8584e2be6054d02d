// BUG: the range of a device is only looked at in the user interface.

import { childText } from '../../../xml/tree.ts'
import { conformingProgrammes } from '../../behaviours/programmes.ts'
import type { Fault } from '../fault.ts'

export const takesAnyValue: Fault = {
  name: 'takes-any-value',
  says: 'Values out of the range of a device are sent to it as they are.',
  behaviours: {
    'pan.refused': (control) => {
      const error = conformingProgrammes['pan.refused'](control)
      return error?.details && Number.isFinite(Number(error.details)) ? undefined : error
    },
    'pan.settings': (control) => {
      const [cooling, heating] = (['coolingSetpoint', 'heatingSetpoint'] as const).map((name) =>
        childText(control.command, name),
      )
      const due = conformingProgrammes['pan.settings'](control)
      return {
        ...due,
        ...(cooling !== undefined && { cooling: Number(cooling) }),
        ...(heating !== undefined && { heating: Number(heating) }),
      }
    },
  },
  raises: [
    { assertion: 'expect.refused', cases: ['DR-008.beyond.dutycycle', 'DR-008.beyond.avgloadadjustment'] },
    { assertion: 'programme.not-told', cases: ['DR-008.beyond.dutycycle', 'DR-008.beyond.avgloadadjustment'] },
    { assertion: 'programme.set-to', cases: ['DR-008.beyond.coolingsetpoint', 'DR-008.beyond.heatingsetpoint'] },
  ],
}
