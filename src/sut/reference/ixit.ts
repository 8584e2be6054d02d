import type { IxitInput } from '../../config/ixit.ts'
import { servedRevision } from '../behaviours.ts'
import { controlledMeters, referenceControls } from './ixit-controls.ts'
import { referenceEvents } from './ixit-events.ts'
import { emptyGroup } from './groups.ts'
import { bakery, idsOf, referenceData } from './ixit-data.ts'
import { referenceProgrammes, sacrificialMeterGroup, sacrificialPanDevices } from './ixit-programmes.ts'
import { referenceScheduleLimits, referenceSchedules } from './ixit-schedules.ts'
import { referenceLimits } from './ixit-load.ts'
import { referencePush } from './ixit-push.ts'
import { referenceMasterData } from './ixit-master-data.ts'
import { plant, type Meter } from './plant.ts'
import { supportedReadingTypes } from './readings.ts'
import { replayWindowMs } from './replays.ts'
import { vacantMeter } from './special-meters.ts'
import { readingUser } from './users.ts'
import { switchPositionType, switchPositionValues } from './switches.ts'

/** What a tester must know of the reference head end. The last usage point has no meter. */
export const referenceIxit: IxitInput = {
  meters: plant.meters.map(installed),
  unknownMeters: [
    unknownMeter('3d1f7d52-6a0e-4b57-9b1e-0c5a4f5effa1', 'CMW-99999901'),
    unknownMeter('3d1f7d52-6a0e-4b57-9b1e-0c5a4f5effa2', 'CMW-99999902'),
    unknownMeter('3d1f7d52-6a0e-4b57-9b1e-0c5a4f5effa3', 'CMW-99999903'),
  ],
  usagePoints: plant.usagePoints.map(({ mRID, names }) => ({ mRID, names: [...names] })),
  unknownUsagePoint: {
    mRID: 'a7c0b2de-91f4-4c38-8f63-52d9b6c7eff1',
    names: [{ name: 'SDP-9999', nameType: 'ServiceDeliveryPointNumber', authority: 'cim9 Utility' }],
  },
  readingTypes: {
    supported: [...supportedReadingTypes],
    unsupported: '0.0.0.1.1.7.58.0.0.0.0.0.0.0.0.0.42.0',
  },
  ...referenceData,
  ...referenceEvents,
  ...referenceMasterData,
  ...referencePush,
  ...referenceControls,
  ...referenceProgrammes,
  ...referenceSchedules,
  switches: {
    closed: idsOf(bakery),
    open: idsOf(vacantMeter),
    readingType: switchPositionType,
    closedValue: switchPositionValues.closed,
    openValue: switchPositionValues.open,
  },
  sacrificial: {
    meters: [...plant.meters.slice(3).map(installed), ...controlledMeters],
    usagePoints: plant.usagePoints.slice(3, 6).map(({ mRID, names }) => ({ mRID, names: [...names] })),
    meterGroups: [sacrificialMeterGroup, idsOf(emptyGroup)],
    panDevices: sacrificialPanDevices,
  },
  // Events go to the address of requests.
  subscriber: {},
  naming: { meterNameType: 'SerialNumber' },
  revision: servedRevision,
  testContext: 'TESTING',
  userWithoutAuthority: readingUser,
  replayWindowMs,
  ...referenceLimits,
  timeLimits: {
    replyMs: 2_000,
    freshnessMs: 900_000,
    resultMs: 2_000,
    eventMs: 2_000,
    commitMs: 1_000,
    quietMs: 100,
    controlLeadMs: 5_000,
    ...referenceScheduleLimits,
  },
}

function unknownMeter(mRID: string, serial: string) {
  return { mRID, names: [{ name: serial, nameType: 'SerialNumber', authority: 'cim9 Meter Works' }] }
}

/** A meter and where it stands. */
function installed({ mRID, names, serialNumber }: Meter) {
  const at = plant.usagePoints.find((point) => point.meter === mRID)
  return { mRID, names: [...names], serialNumber, ...(at && { usagePoint: at.mRID }) }
}
