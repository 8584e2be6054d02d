import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IxitInput } from '../../src/index.ts'
import { root } from './cli.ts'

export interface FixtureObject {
  readonly mRID: string
  readonly names: readonly { readonly name: string; readonly nameType: string; readonly authority: string }[]
}
export const fixtures = JSON.parse(readFileSync(join(root, 'tests/peers/fixtures.json'), 'utf8')) as {
  readingTypes: { id: string }[]
  meters: (FixtureObject & { usagePoint: FixtureObject })[]
  usagePointsWithoutMeter: FixtureObject[]
  unknown: {
    meterMRID: string
    meterName: FixtureObject['names'][number]
    usagePointMRID: string
    usagePointName: FixtureObject['names'][number]
    unsupportedReadingType: string
  }
}

export const object = ({ mRID, names }: FixtureObject) => ({ mRID, names: [...names] })
/** Further ids that nobody bears, made from the one that the fixtures name. */
const unknownMeter = (digit: string) =>
  object({
    mRID: fixtures.unknown.meterMRID.replace(/.$/, digit),
    names: [{ ...fixtures.unknown.meterName, name: fixtures.unknown.meterName.name.replace(/.$/, digit) }],
  })

/** What a tester must know of the peers of tests/peers, from the fixtures they share. */
export const peerIxit: IxitInput = {
  meters: fixtures.meters.map((meter) => ({
    ...object(meter),
    usagePoint: meter.usagePoint.mRID,
    serialNumber: meter.names.find(({ nameType }) => nameType === 'SerialNumber')?.name,
  })),
  unknownMeters: ['7', '8', '9'].map(unknownMeter),
  usagePoints: [...fixtures.meters.map(({ usagePoint }) => usagePoint), ...fixtures.usagePointsWithoutMeter].map(
    object,
  ),
  unknownUsagePoint: object({ mRID: fixtures.unknown.usagePointMRID, names: [fixtures.unknown.usagePointName] }),
  readingTypes: {
    supported: fixtures.readingTypes.map(({ id }) => id),
    unsupported: fixtures.unknown.unsupportedReadingType,
  },
  // One register in kWh and in Wh.
  multiplierPair: ['0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0', '0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.0.72.0'],
  lookAlikes: {
    names: {
      'leading zeros': 'PW-0700101',
      case: 'pw-700101',
      'inner blanks': 'PW- 700101',
      length: `PW-700101${'-LONG'.repeat(12)}`,
      'non-ASCII letters': 'PẄ-700101',
    },
  },
  naming: { meterNameType: 'SerialNumber' },
  revision: '2.0',
}
