// BUG: the settings are sent to the device after it has confirmed.

import { usualSettings } from '../../reference/pan-devices.ts'
import type { Fault } from '../fault.ts'

export const setsNothing: Fault = {
  name: 'sets-nothing',
  says: 'Events are told to have started, and set nothing.',
  behaviours: {
    'pan.settings': () => usualSettings,
  },
  raises: [
    {
      assertion: 'programme.set-to',
      cases: [
        'DR-008.coolingsetpoint',
        'DR-008.heatingsetpoint',
        'DR-008.coolingoffset',
        'DR-008.heatingoffset',
        'DR-008.dutycycle',
        'DR-008.avgloadadjustment',
        'DR-008.beyond.coolingsetpoint',
        'DR-008.beyond.heatingsetpoint',
      ],
    },
  ],
}
