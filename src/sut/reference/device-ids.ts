import type { Meter } from './plant.ts'

interface Ids {
  readonly firmwareID: string
  readonly hardwareID: string
  readonly programID: string
}

/** What runs in a meter: in its modem, and in its metering. */
export interface DeviceIds {
  readonly ComFunction: Ids
  readonly SimpleEndDeviceFunction: Ids
}

/** Meters of the same year of installation are of one delivery. */
export function deviceIdsOf({ installed }: Meter): DeviceIds {
  const year = installed.slice(2, 4)
  return {
    ComFunction: { firmwareID: `COM-4.${year}`, hardwareID: 'CMW-MODEM-B', programID: `NET-${year}` },
    SimpleEndDeviceFunction: { firmwareID: `MET-7.${year}`, hardwareID: 'CMW-BOARD-2', programID: `TARIFF-${year}` },
  }
}
