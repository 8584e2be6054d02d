// BUG: the image is stored at the head end and not sent.

import type { Fault } from '../fault.ts'

export const loadsNoFirmware: Fault = {
  name: 'loads-no-firmware',
  says: 'New firmware is answered OK, and the old one runs on.',
  behaviours: {
    'firmware.loaded': () => undefined,
  },
  raises: [{ assertion: 'meter-config.device-ids', cases: ['FW-001'] }],
}
