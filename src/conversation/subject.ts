import type { MeterFixture, ObjectFixture } from '../config/ixit.ts'
import type { ObjectReference } from '../message/build.ts'
import type { OpenPeriod, Query } from '../message/query.ts'
import { dialectIsWide } from './declared.ts'
import { Inconclusive, NotApplicable } from './errors.ts'
import { byAnyId, byMRID, byName, idsOf } from './fixtures.ts'
import type { Asking, Conversation } from './conversation.ts'

/** What the sentences of a scenario have named so far. Steps fill it in and speak of it. */
export interface Subject {
  good: MeterFixture[]
  bad: ObjectFixture[]
  usagePoints: ObjectFixture[]
  badUsagePoints: ObjectFixture[]
  goodTypes: string[]
  badTypes: string[]
  /** Meters that may be operated. */
  sacrificial: MeterFixture[]
  /** Meters that may be operated and are not: they must stay as they are. */
  bystanders: MeterFixture[]
  /** Those of the bad types that are not even of the form of a code. */
  malformedTypes: string[]
  meterGroups: ObjectFixture[]
  usagePointGroups: ObjectFixture[]
  /** The times of the request, and those of a time schedule in its query. */
  period?: OpenPeriod
  schedule?: OpenPeriod
  /** Options of the request, by their names. */
  options?: Readonly<Record<string, string>>
}

export const noSubject = (): Subject => ({
  good: [],
  bad: [],
  usagePoints: [],
  badUsagePoints: [],
  goodTypes: [],
  badTypes: [],
  sacrificial: [],
  bystanders: [],
  malformedTypes: [],
  meterGroups: [],
  usagePointGroups: [],
})

export type AddressedBy = 'mRID' | 'name' | 'serial number' | 'any id'

/** The query for readings of everything the scenario has named. */
function readingsOf(subject: Subject, conversation: Conversation, by: AddressedBy): Query {
  const { ics, ixit } = conversation.setting
  if (by === 'name' && !ics.addressByNames)
    throw new NotApplicable('The ICS says that objects are not addressed by Names (ics.addressByNames).')
  const points = [...subject.usagePoints, ...subject.badUsagePoints]
  if (points.length && !ics.addressByUsagePoint)
    throw new NotApplicable('The ICS says that meters are not read by usage point (ics.addressByUsagePoint).')
  const refer = (object: ObjectFixture) =>
    ({
      name: () => byName(object, ixit.naming.meterNameType),
      mRID: () => byMRID(object),
      'serial number': () => bySerialNumber(object, conversation),
      'any id': () => byAnyId(object),
    })[by]()
  return {
    noun: 'MeterReadings',
    meters: [...subject.good, ...subject.bad].map(refer),
    usagePoints: points.map(refer),
    readingTypes: [...subject.goodTypes, ...subject.badTypes],
    meterGroups: subject.meterGroups.map(byAnyId),
    usagePointGroups: subject.usagePointGroups.map(byAnyId),
    ...(subject.schedule && { schedule: subject.schedule }),
  }
}

/** How a request calls a meter by its serial number: as by any other name. */
export function bySerialNumber(meter: MeterFixture, { setting }: Conversation): ObjectReference {
  if (!setting.ics.addressBySerialNumber)
    throw new NotApplicable('The ICS says that meters are not called by serial number (ics.addressBySerialNumber).')
  const { serialNumber } = meter
  if (serialNumber === undefined)
    throw new Inconclusive('The IXIT does not tell the serial number of the meter. Fill in ixit.meters[].serialNumber.')
  return byName({ names: [meter.names.find(({ name }) => name === serialNumber) ?? { name: serialNumber }] })
}

/** The query for the configuration of the meters named. */
export const configOf = (subject: Subject): Query => ({
  noun: 'MeterConfig',
  meters: [...subject.good, ...subject.bad].map(byAnyId),
})

/** What the good part of the subject should bring, as an expectation. */
export const goodPart = (subject: Subject) => ({
  meters: subject.good.map(idsOf),
  usagePoints: subject.usagePoints.map(idsOf),
  readingTypes: subject.goodTypes,
})

/** A request that every SUT of the noun must serve: the first meter, the first reading type. */
export function correctRequest({ fixtures }: Conversation): Asking {
  const [meter] = fixtures.knownMeters(1)
  const [type] = fixtures.supportedReadingTypes(1)
  if (!meter || type === undefined) throw new Inconclusive('The IXIT names no meter or no reading type.')
  return { query: { noun: 'MeterReadings', meters: [byAnyId(meter)], readingTypes: [type] } }
}

/** What the correct request should bring, as an expectation. */
export const correctPart = ({ fixtures }: Conversation) => ({
  meters: fixtures.knownMeters(1).map(idsOf),
  usagePoints: [],
  readingTypes: [...fixtures.supportedReadingTypes(1)],
})

/** Every optional header field of the envelope, harmless values throughout. */
export function everyHeaderField({ setting }: Conversation): Asking['header'] {
  const now = setting.clock.now().wall
  return {
    revision: setting.ixit.revision ?? '2.0',
    replayDetection: { nonce: setting.newId(), created: now },
    context: 'TESTING',
    timestamp: now,
    source: setting.ixit.source,
    asyncReplyFlag: false,
    replyAddress: 'urn:cim9:no-reply-wanted',
    ackRequired: false,
    user: { userId: setting.ixit.source, organization: setting.ixit.source },
    messageId: setting.newId(),
    correlationId: setting.newId(),
    comment: 'A request with every optional header field.',
    properties: { 'cim9-unknown-property': 'to be ignored' },
  }
}

/** The optional header fields we usually send, by the names the envelope gives them. */
const leftOut: Readonly<Record<string, Asking['header']>> = {
  'any optional field': { timestamp: undefined, source: undefined, messageId: undefined, correlationId: undefined },
  MessageID: { messageId: undefined },
  CorrelationID: { correlationId: undefined },
  Timestamp: { timestamp: undefined },
  Source: { source: undefined },
}

/**
 * The header of a request without one of these fields.
 *
 * @throws NotApplicable where the declared form of the envelope does not let it be left out
 */
export function headerWithout(field: string, conversation: Conversation): Asking['header'] {
  const header = leftOut[field]
  if (!header) throw new Error(`"${field}" is not a header field that can be left out.`)
  if (field !== 'Source') dialectIsWide(conversation)
  return header
}

/** What of the subject nobody should be served: objects in error and reading types in error. */
export const badPart = (subject: Subject) => ({
  objects: [...subject.bad, ...subject.badUsagePoints].map(idsOf),
  readingTypes: subject.badTypes,
})

/** Reading types are called by their code, as objects are by their name. */
export const badTypesAsObjects = (subject: Subject) => subject.badTypes.map((type) => ({ names: [type] }))

/** The meters whose configuration should come. */
export const goodConfig = (subject: Subject) => ({ meters: subject.good.map(idsOf) })

/**
 * An empty query may legally return all there is, so it is only tried where the SUT is declared to refuse it.
 *
 * @throws NotApplicable where the ICS does not say so
 */
export function emptyQueryIsRefused({ setting }: Conversation): void {
  if (setting.ics.emptyQuery !== 'refused')
    throw new NotApplicable('The ICS does not say that a query naming nothing is refused (ics.emptyQuery).')
}

/**
 * Without a ReplyAddress an asynchronous request may go to an address that was agreed upon before.
 *
 * @throws NotApplicable where the ICS does not say that the address of the request is used
 */
export function replyAddressIsNeeded({ setting }: Conversation): void {
  if (setting.ics.asynchronous !== 'reply-address')
    throw new NotApplicable('The ICS does not say that asynchronous replies go to the ReplyAddress (ics.asynchronous).')
}

/** The request for readings of everything the scenario has named; malformed codes in it are meant to be there. */
export const askReadings = (subject: Subject, conversation: Conversation, by: AddressedBy): Asking => ({
  query: readingsOf(subject, conversation, by),
  parameters: { startTime: subject.period?.start, endTime: subject.period?.end, options: subject.options },
  ...(subject.malformedTypes.length && {
    wrong: { operator: 'a malformed reading type', predicts: ['code.reading-type'] },
  }),
})
