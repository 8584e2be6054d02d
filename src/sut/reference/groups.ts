import type { ObjectName } from '../../message/build.ts'
import { plant } from './plant.ts'

/** A group of meters or of usage points, by the mRIDs of its members. */
export interface Group {
  readonly type: 'EndDeviceGroup' | 'UsagePointGroup'
  readonly mRID: string
  readonly names: readonly ObjectName[]
  readonly members: readonly string[]
}

const group = (
  type: Group['type'],
  mRID: string,
  name: string,
  members: readonly { readonly mRID: string }[],
): Group => ({
  type,
  mRID,
  names: [{ name, nameType: 'GroupName', authority: 'cim9 Utility' }],
  members: members.map((member) => member.mRID),
})

const [first, , third, fourth, fifth] = plant.meters
const [point, next] = plant.usagePoints

export const meterGroup = group(
  'EndDeviceGroup',
  'c5b9e0aa-0d7e-4a43-8d3b-6b1f6a3c3301',
  'Route 12',
  [first, third, fourth].filter((one) => one !== undefined),
)
export const usagePointGroup = group(
  'UsagePointGroup',
  'c5b9e0aa-0d7e-4a43-8d3b-6b1f6a3c3302',
  'Feeder 3',
  [point, next].filter((one) => one !== undefined),
)
export const emptyGroup = group('EndDeviceGroup', 'c5b9e0aa-0d7e-4a43-8d3b-6b1f6a3c3303', 'Route 99', [])

/** The homes whose load may be controlled, but for the workshop. */
export const loadControlGroup = group(
  'EndDeviceGroup',
  'c5b9e0aa-0d7e-4a43-8d3b-6b1f6a3c3304',
  'Load control A',
  [fourth, fifth].filter((one) => one !== undefined),
)

export const groups: readonly Group[] = [meterGroup, usagePointGroup, emptyGroup, loadControlGroup]
