import type { ObjectName } from '../../message/build.ts'

/** A meter of the plant. */
export interface Meter {
  readonly mRID: string
  readonly serialNumber: string
  readonly names: readonly ObjectName[]
  /** Date without time, as LifecycleDate has it. */
  readonly installed: string
  /** What the customer draws on average, in watts; every reading follows from it and from the time. */
  readonly averageLoad: number
  /** What it measures, where that is not electricity. */
  readonly commodity?: 'water' | 'none'
  /** Since when it does not answer; ISO 8601 with zone. */
  readonly silentSince?: string
  /** It was fitted without a remote switch. */
  readonly withoutSwitch?: true
  /** Whoever lives there may not be cut off. */
  readonly isProtected?: true
  /** There is voltage behind its switch: it does not close. */
  readonly loadSideLive?: true
}

/** A point of service; it holds at most one meter at a time. */
export interface UsagePoint {
  readonly mRID: string
  readonly names: readonly ObjectName[]
  /** mRID of the meter that is installed here now. */
  readonly meter?: string
  /** mRID of the meter that was installed here before, and until when; ISO 8601 with zone. */
  readonly before?: { readonly meter: string; readonly until: string }
}

/** Everything the head end knows of. */
export interface Plant {
  readonly meters: readonly Meter[]
  readonly usagePoints: readonly UsagePoint[]
}

/** A meter with its two names, for electricity. */
export const meter = (
  mRID: string,
  serial: string,
  utility: string,
  installed: string,
  averageLoad: number,
): Meter => ({
  mRID,
  serialNumber: serial,
  names: [
    { name: serial, nameType: 'SerialNumber', authority: 'cim9 Meter Works' },
    { name: utility, nameType: 'UtilityMeterNumber', authority: 'cim9 Utility' },
  ],
  installed,
  averageLoad,
})

const usagePoint = (mRID: string, name: string, installed?: Meter): UsagePoint => ({
  mRID,
  names: [{ name, nameType: 'ServiceDeliveryPointNumber', authority: 'cim9 Utility' }],
  ...(installed && { meter: installed.mRID }),
})

const bakery = meter('3d1f7d52-6a0e-4b57-9b1e-0c5a4f5e1a01', 'CMW-00048210', 'UM-100-0001', '2021-03-15', 4200)
const farm = meter('3d1f7d52-6a0e-4b57-9b1e-0c5a4f5e1a02', 'CMW-00048211', 'UM-100-0002', '2021-03-16', 2750)
const school = meter('3d1f7d52-6a0e-4b57-9b1e-0c5a4f5e1a03', 'CMW-00048212', 'UM-100-0003', '2022-07-01', 6800)
const house = meter('3d1f7d52-6a0e-4b57-9b1e-0c5a4f5e1a04', 'CMW-00051007', 'UM-100-0004', '2022-11-22', 380)
const flat = meter('3d1f7d52-6a0e-4b57-9b1e-0c5a4f5e1a05', 'CMW-00051008', 'UM-100-0005', '2023-01-09', 210)
const workshop = meter('3d1f7d52-6a0e-4b57-9b1e-0c5a4f5e1a06', 'CMW-00060333', 'UM-100-0006', '2023-05-30', 1900)

/** The plant of the reference head end: six meters, each at a usage point, and one usage point without a meter. */
export const plant: Plant = {
  meters: [bakery, farm, school, house, flat, workshop],
  usagePoints: [
    usagePoint('a7c0b2de-91f4-4c38-8f63-52d9b6c7e101', 'SDP-7001', bakery),
    usagePoint('a7c0b2de-91f4-4c38-8f63-52d9b6c7e102', 'SDP-7002', farm),
    usagePoint('a7c0b2de-91f4-4c38-8f63-52d9b6c7e103', 'SDP-7003', school),
    usagePoint('a7c0b2de-91f4-4c38-8f63-52d9b6c7e104', 'SDP-7004', house),
    usagePoint('a7c0b2de-91f4-4c38-8f63-52d9b6c7e105', 'SDP-7005', flat),
    usagePoint('a7c0b2de-91f4-4c38-8f63-52d9b6c7e106', 'SDP-7006', workshop),
    usagePoint('a7c0b2de-91f4-4c38-8f63-52d9b6c7e107', 'SDP-7007'),
  ],
}
