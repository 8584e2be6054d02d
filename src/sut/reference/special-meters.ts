import { panDevices } from './pan-devices.ts'
import { meter, plant, type Meter, type UsagePoint } from './plant.ts'

/** Meters that stand for one case each; the meters of the plant are all alike. */

/** It measures drinking water. */
export const waterMeter: Meter = {
  ...meter('3d1f7d52-6a0e-4b57-9b1e-0c5a4f5e2b01', 'CMW-W-0007701', 'UM-200-0001', '2022-04-04', 120),
  commodity: 'water',
}

/** Its modem is dead. */
export const silentMeter: Meter = {
  ...meter('3d1f7d52-6a0e-4b57-9b1e-0c5a4f5e2b02', 'CMW-00048777', 'UM-200-0002', '2021-06-21', 640),
  silentSince: '2025-02-03T04:00:00Z',
}

/** Nobody lives there: its switch is open. */
export const vacantMeter: Meter = meter(
  '3d1f7d52-6a0e-4b57-9b1e-0c5a4f5e2b05',
  'CMW-00051090',
  'UM-200-0005',
  '2023-02-02',
  15,
)

/** A generator feeds the installation behind its open switch. */
export const backFedMeter: Meter = {
  ...meter('3d1f7d52-6a0e-4b57-9b1e-0c5a4f5e2b06', 'CMW-00051091', 'UM-200-0006', '2023-02-03', 20),
  loadSideLive: true,
}

/** A device that keeps somebody alive depends on it. */
export const protectedMeter: Meter = {
  ...meter('3d1f7d52-6a0e-4b57-9b1e-0c5a4f5e2b07', 'CMW-00051092', 'UM-200-0007', '2023-02-04', 300),
  isProtected: true,
}

/** It has no remote switch. */
export const switchlessMeter: Meter = {
  ...meter('3d1f7d52-6a0e-4b57-9b1e-0c5a4f5e2b08', 'CMW-00012001', 'UM-200-0008', '2012-05-05', 300),
  withoutSwitch: true,
}

const removed = meter('3d1f7d52-6a0e-4b57-9b1e-0c5a4f5e2b03', 'CMW-00031001', 'UM-200-0003', '2014-09-01', 900)
const installed = meter('3d1f7d52-6a0e-4b57-9b1e-0c5a4f5e2b04', 'CMW-00071001', 'UM-200-0004', '2025-09-17', 900)

/** A usage point whose meter was exchanged. */
export const exchange = {
  removed,
  installed,
  at: '2025-09-17T10:00:00Z',
  usagePoint: {
    mRID: 'a7c0b2de-91f4-4c38-8f63-52d9b6c7e201',
    names: [{ name: 'SDP-7101', nameType: 'ServiceDeliveryPointNumber', authority: 'cim9 Utility' }],
    meter: installed.mRID,
    before: { meter: removed.mRID, until: '2025-09-17T10:00:00Z' },
  } satisfies UsagePoint,
}

export const specialMeters: readonly Meter[] = [
  waterMeter,
  silentMeter,
  vacantMeter,
  backFedMeter,
  protectedMeter,
  switchlessMeter,
  removed,
  installed,
]

/** Every meter that the head end knows. */
export const everyMeter: readonly Meter[] = [...plant.meters, ...specialMeters, ...panDevices]

/** Every usage point that the head end knows. */
export const everyUsagePoint: readonly UsagePoint[] = [...plant.usagePoints, exchange.usagePoint]
