import { isFiledNoun } from './nouns.ts'
import { note, type Notice, type Reviewed } from './review-notice.ts'

/** What is claimed and cannot be tried, since the IXIT names nothing to try it on. */
export function notesOnFixtures(declared: Reviewed): readonly Notice[] {
  return [
    ...gaps.flatMap(({ where, claimed, missing, says }) =>
      claimed(declared) && missing(declared) ? [note(where, says)] : [],
    ),
    ...notSeen(declared),
  ]
}

/** What is put on file is looked at by asking for it; controls are looked at by what they do. */
function notSeen({ ics }: Reviewed): readonly Notice[] {
  const unseen = ics.changes.filter((noun) => isFiledNoun(noun) && !ics.nouns.includes(noun))
  return unseen.length
    ? [
        note(
          'ics.changes, ics.nouns',
          `${unseen.join(', ')} may be put on file and cannot be asked for, so nobody can see whether it is there. Name it in ics.nouns too, if the SUT answers it.`,
        ),
      ]
    : []
}

interface Gap {
  readonly where: string
  readonly claimed: (declared: Reviewed) => boolean
  readonly missing: (declared: Reviewed) => boolean
  readonly says: string
}

const reads = ({ ics }: Reviewed): boolean => ics.nouns.includes('MeterReadings')

const hasControlPort = ({ stimulate }: Reviewed['ixit']['hooks']): boolean =>
  stimulate !== undefined && 'control' in stimulate

const gaps: readonly Gap[] = [
  {
    where: 'ics.nouns, ixit.meters',
    claimed: ({ ics }) => ics.nouns.length > 0,
    missing: ({ ixit }) => !ixit.meters.length,
    says: 'No meter is named, so hardly any case can be judged. Write at least one meter into ixit.meters, with all ids by which the SUT may call it.',
  },
  {
    where: 'ics.nouns, ixit.readingTypes.supported',
    claimed: reads,
    missing: ({ ixit }) => !ixit.readingTypes.supported.length,
    says: 'Readings are claimed and no reading type is named. Write the 18-part codes that every listed meter delivers into ixit.readingTypes.supported.',
  },
  {
    where: 'ics.addressByUsagePoint, ixit.usagePoints',
    claimed: (declared) => reads(declared) && declared.ics.addressByUsagePoint,
    missing: ({ ixit }) => !ixit.usagePoints.length,
    says: 'Meters may be read by their usage point, and none is named. Write some into ixit.usagePoints, or addressByUsagePoint: false.',
  },
  {
    where: 'ics.addressBySerialNumber, ixit.meters[].serialNumber',
    claimed: (declared) => reads(declared) && declared.ics.addressByNames && declared.ics.addressBySerialNumber,
    missing: ({ ixit }) =>
      ixit.meters.length > 0 && ixit.meters.every(({ serialNumber }) => serialNumber === undefined),
    says: 'Meters may be called by serial number, and none is told. Write ixit.meters[].serialNumber, or addressBySerialNumber: false.',
  },
  {
    where: 'ics.addressByGroup, ixit.groups',
    claimed: ({ ics }) => ics.addressByGroup,
    missing: ({ ixit }) => !ixit.groups.meters && !ixit.groups.usagePoints,
    says: 'Queries may name groups, and no group is named. Write ixit.groups.meters or .usagePoints, or addressByGroup: false.',
  },
  {
    where: 'ics.nouns, ixit.events.history',
    claimed: ({ ics }) => ics.nouns.includes('EndDeviceEvents'),
    missing: ({ ixit }) => !ixit.events.history,
    says: 'Events may be asked for, and no past event is known. Write ixit.events.history.',
  },
  {
    where: 'ics.publishes, ixit.bulkPush',
    claimed: ({ ics }) => ics.publishes.includes('MeterReadings'),
    missing: ({ ixit }) => !ixit.bulkPush,
    says: 'Readings are claimed to be sent unasked, and it is not known which are pushed in bulk. Write ixit.bulkPush.',
  },
  {
    where: 'ics.deviceIds, ixit.deviceIds',
    claimed: ({ ics }) => ics.deviceIds,
    missing: ({ ixit }) => !ixit.deviceIds,
    says: 'The ids of firmware and programs are claimed to be told, and none is known. Write ixit.deviceIds, or ics.deviceIds: false.',
  },
  {
    where: 'ics.switchPosition, ixit.switches',
    claimed: ({ ics }) => ics.switchPosition === 'reading',
    missing: ({ ixit }) => !ixit.switches,
    says: 'The position of switches is claimed to be read, and it is not said how. Write ixit.switches, or switchPosition: "none".',
  },
  {
    where: 'ics.changes, ixit.switches',
    claimed: ({ ics }) => ics.changes.includes('EndDeviceControls'),
    missing: ({ ics, ixit }) =>
      ics.switchPosition !== 'reading' && !ixit.switches && !ixit.hooks.inspect && !hasControlPort(ixit.hooks),
    says: 'Switches may be operated, and their position cannot be seen: no control can be seen to have worked. Write switchPosition: "reading" and ixit.switches, or ixit.hooks.inspect.',
  },
  {
    where: 'ics.changes, policy.allowEffects',
    claimed: ({ ics }) => ics.changes.length > 0,
    missing: ({ allowEffects }) => allowEffects.every((effect) => effect === 'reads' || effect === 'load'),
    says: 'Changes are claimed and none is permitted, so no case tries them. Permit what the owner of the SUT allows by policy.allowEffects.',
  },
  {
    where: 'policy.allowEffects, ixit.sacrificial',
    claimed: ({ allowEffects }) => allowEffects.includes('operates'),
    missing: ({ ixit }) => !ixit.sacrificial.meters.length,
    says: 'Devices may be operated and none is given up, so nothing is operated. Write ixit.sacrificial.meters: meters through which nobody is supplied.',
  },
  {
    where: 'policy.allowEffects, ics.changes',
    claimed: ({ allowEffects }) => allowEffects.includes('own-data'),
    missing: ({ ics }) => !ics.changes.length && !ics.takesEvents.length,
    says: 'Data of our own may be put on file, and ics.changes names no noun of which they could be. Name it there.',
  },
  {
    where: 'ics.operationSets, ics.changes',
    claimed: ({ ics }) => ics.operationSets !== 'undeclared' || ics.operationSetsByCreate !== 'undeclared',
    missing: ({ ics }) => !ics.changes.length,
    says: 'What becomes of sets of operations is declared, and ics.changes names nothing that an operation could change. Name it there, for example "MeterConfig".',
  },
]
