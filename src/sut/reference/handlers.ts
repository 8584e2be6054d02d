import { filedNouns, type FiledNoun } from '../../config/nouns.ts'
import type { Header } from '../../message/model.ts'
import type { XmlElement } from '../../xml/tree.ts'
import type { ServedNoun } from '../behaviours.ts'
import { cancelControls } from './cancelling.ts'
import { operate } from './controls.ts'
import { tellHistory } from './event-history.ts'
import { readWithFiled } from './filed-meters.ts'
import { changeFirmware } from './firmware.ts'
import type { HeadEnd } from './head-end.ts'
import { describeLinks, transactLinks } from './links.ts'
import { describeChanged, describeMeters } from './meter-config.ts'
import { readMeters } from './meter-readings.ts'
import { describeFiled, describeUsagePoints, withFiled } from './on-file.ts'
import type { Outcome } from './outcome.ts'
import { tellControls } from './tell-controls.ts'
import type { Query } from './query.ts'
import { describeServices, serve } from './service-requests.ts'
import { cancelSchedules, createSchedule, tellSchedules } from './schedules.ts'
import { transact } from './transactions.ts'

/** Answers a query from what the head end has. */
type Answering = (query: Query, headEnd: HeadEnd) => Outcome

/** Carries out what a message asks for; its payload is valid by its schemas. Ids stand in the payload beside its profiles. */
type CarryingOut = (
  profiles: readonly XmlElement[],
  headEnd: HeadEnd,
  header: Header,
  ids?: readonly string[],
) => Outcome

const filed = filedNouns.map(
  (noun) => [noun, (query, headEnd) => describeFiled(noun, query, headEnd)] as const satisfies [FiledNoun, Answering],
)

/** By noun, what answers get. */
export const queries = {
  ...(Object.fromEntries(filed) as Record<FiledNoun, Answering>),
  MeterReadings: (query, headEnd) => readWithFiled(query, headEnd, (rest) => readMeters(rest, headEnd)),
  MasterDataLinkageConfig: describeLinks,
  MeterConfig: (query, headEnd) =>
    query.objects.length
      ? withFiled('MeterConfig', query, headEnd, (rest) => describeMeters(rest, headEnd))
      : describeChanged(query, headEnd),
  UsagePointConfig: (query, headEnd) =>
    withFiled('UsagePointConfig', query, headEnd, (rest) => describeUsagePoints(rest, headEnd)),
  EndDeviceEvents: tellHistory,
  MeterReadSchedule: tellSchedules,
  EndDeviceControls: tellControls,
  MeterServiceRequests: describeServices,
} satisfies Record<ServedNoun, Answering>

/** What is put on file by a noun. */
const ownData = (noun: FiledNoun): Readonly<Record<string, CarryingOut>> => ({
  create: (profiles, headEnd) => transact('create', noun, profiles, headEnd),
  change: (profiles, headEnd) => transact('change', noun, profiles, headEnd),
  delete: (profiles, headEnd) => transact('delete', noun, profiles, headEnd),
})

/** By noun and verb, what carries out a message with a payload. */
export const orders: ReadonlyMap<string, Readonly<Record<string, CarryingOut>>> = new Map([
  ...filedNouns.map((noun) => [noun, ownData(noun)] as const),
  [
    'MasterDataLinkageConfig',
    {
      create: (profiles, headEnd) => transactLinks('create', profiles, headEnd),
      delete: (profiles, headEnd) => transactLinks('delete', profiles, headEnd),
    },
  ],
  ['MeterReadSchedule', { create: createSchedule, cancel: cancelSchedules }],
  ['EndDeviceControls', { create: operate, cancel: cancelControls }],
  [
    'MeterServiceRequests',
    {
      create: (profiles, headEnd) => serve('create', profiles, headEnd),
      change: (profiles, headEnd) => serve('change', profiles, headEnd),
      cancel: (profiles, headEnd) => serve('cancel', profiles, headEnd),
    },
  ],
  [
    'EndDeviceConfig',
    {
      ...ownData('EndDeviceConfig'),
      change: (profiles, headEnd) =>
        changeFirmware(profiles, headEnd) ?? transact('change', 'EndDeviceConfig', profiles, headEnd),
    },
  ],
])
