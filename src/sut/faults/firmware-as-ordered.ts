// BUG: the version that was ordered is told before it runs.

import type { Fault } from './fault.ts'

export const firmwareAsOrdered: Fault = {
  name: 'firmware-as-ordered',
  says: 'The firmware of the metering is told in a version that it does not have.',
  behaviours: {
    'config.deviceIds': (_, { ComFunction, SimpleEndDeviceFunction }) => ({
      ComFunction,
      SimpleEndDeviceFunction: { ...SimpleEndDeviceFunction, firmwareID: 'MET-8.00' },
    }),
  },
  raises: [{ assertion: 'meter-config.device-ids', cases: ['FW-002'] }],
}
