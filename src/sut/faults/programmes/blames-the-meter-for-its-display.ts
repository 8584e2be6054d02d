// BUG: events are told of the way by which they came.

import { controlled, panDevices } from '../../reference/pan-devices.ts'
import type { Fault } from '../fault.ts'

export const blamesTheMeterForItsDisplay: Fault = {
  name: 'blames-the-meter-for-its-display',
  says: 'The alarm of a display is told as that of the meter by which it is reached.',
  behaviours: {
    'pan.alarmOf': (device) => controlled[panDevices.indexOf(device)] ?? device,
  },
  raises: [
    { assertion: 'programme.told', cases: ['PAN-007'] },
    { assertion: 'programme.not-told', cases: ['PAN-007'] },
  ],
}
