import type { Recognised } from '../binding/recognise.ts'
import type { ServiceOperation } from '../binding/wrappers.ts'
import { filedNouns } from '../config/nouns.ts'
import type { ErrorFields, HeaderFields, ObjectReference } from '../message/build.ts'
import type { Archetype, Header } from '../message/model.ts'
import type { Operation, OperationSet } from '../message/operation-set.ts'
import type { SchemaProblem } from '../xml/schema-engine.ts'
import type { XmlElement } from '../xml/tree.ts'
import { conformingMasterData, type MasterDataBehaviours } from './behaviours/master-data.ts'
import { conformingClient, type ClientBehaviours } from './behaviours/client.ts'
import { conformingControls, type ControlBehaviours } from './behaviours/controls.ts'
import { conformingHearing, type HearingBehaviours } from './behaviours/hearing.ts'
import { conformingJms, type JmsBehaviours } from './behaviours/jms.ts'
import { conformingLoad, type LoadBehaviours } from './behaviours/load.ts'
import { conformingPayloads, type PayloadBehaviours } from './behaviours/payloads.ts'
import { conformingProgrammes, type ProgrammeBehaviours } from './behaviours/programmes.ts'
import { conformingPush, type PushBehaviours } from './behaviours/push.ts'
import { conformingSchedules, type ScheduleBehaviours } from './behaviours/schedules.ts'
import { conformingSecurity, type SecurityBehaviours } from './behaviours/security.ts'
import { conformingSoap, type SoapBehaviours } from './behaviours/soap.ts'
import { conformingWriting, type WritingBehaviours } from './behaviours/writing.ts'
import { conformingWsdl, type WsdlBehaviours } from './behaviours/wsdl.ts'
import { acknowledgement, partsOf } from './reference/asynchronous.ts'
import { changedMeters } from './reference/changed-meters.ts'
import type { HttpAnswer, Treatment } from './reference/http-answer.ts'
import { isCoincident } from './reference/coincident.ts'
import { isDemandType } from './reference/demand.ts'
import type { DeviceIds } from './reference/device-ids.ts'
import { groups, type Group } from './reference/groups.ts'
import { fittingEvents, type AskedEvents } from './reference/event-history.ts'
import type { HeadEndEvent } from './reference/events.ts'
import { findObject } from './reference/lookup.ts'
import { meantBy, refusalOfSet, type MeantOperation } from './reference/operations.ts'
import type { Outcome } from './reference/outcome.ts'
import type { Delivery } from './reference/outbox.ts'
import { isSettingType } from './reference/pan-devices.ts'
import { backOff, toEachByItself } from './reference/publisher.ts'
import type { Supply } from './reference/supply.ts'
import type { Registry } from './reference/registry.ts'
import { everyMeter, everyUsagePoint } from './reference/special-meters.ts'
import { switchPositionType, type SwitchPosition, type Switches } from './reference/switches.ts'
import { installedAt } from './reference/installed.ts'
import { qualitiesOf, reasonOf } from './reference/notes.ts'
import { pageOf } from './reference/page.ts'
import { isAnyTime, quartersIn, type Period } from './reference/periods.ts'
import type { Meter, UsagePoint } from './reference/plant.ts'
import type { Query } from './reference/query.ts'
import { isKnownType, isReadingTypeCode, valueOf } from './reference/readings.ts'

/** The nouns the reference head end serves. */
export const servedNouns = [
  ...(['MeterReadings', 'EndDeviceEvents', 'MeterReadSchedule', 'EndDeviceControls', 'MeterServiceRequests'] as const),
  'MasterDataLinkageConfig',
  ...filedNouns,
] as const
export type ServedNoun = (typeof servedNouns)[number]

/** The revision of the messages that the reference head end serves. */
export const servedRevision = '2.0'

/** A meter that will be in the payload, and the usage point by which it was asked for, if it was. */
export interface ServedMeter {
  readonly meter: Meter
  readonly usagePoint?: UsagePoint
  /** When it was installed there, where that bounds its data. */
  readonly during?: Period
}

/** What a reply header is made from. */
export interface ReplyContext {
  readonly request: Header
  /** The noun of the request; where it bears none, the noun of its query. */
  readonly noun: string
  /** Domain time, ISO 8601 with zone. */
  readonly now: string
  /** A fresh UUID. */
  readonly newId: () => string
  /** Is it sent later, to the address of the asker? */
  readonly later: boolean
}

/** The seams at which a SUT can go wrong. The head end asks this table and nothing else; a fault overrides entries of it. */
export interface Behaviours
  extends
    MasterDataBehaviours,
    ProgrammeBehaviours,
    ControlBehaviours,
    PayloadBehaviours,
    PushBehaviours,
    ScheduleBehaviours,
    SecurityBehaviours,
    SoapBehaviours,
    WritingBehaviours,
    WsdlBehaviours,
    JmsBehaviours,
    LoadBehaviours,
    HearingBehaviours,
    ClientBehaviours {
  /** The bytes of a request, as they are given to the parser. */
  readonly 'request.bytes': (bytes: Uint8Array) => Uint8Array
  /** The document of a request, as it is read; given and returned as a SOAP envelope. */
  readonly 'request.read': (document: XmlElement) => XmlElement
  /** What is told of a request, given what came of it. */
  readonly 'request.outcome': (outcome: Outcome, request: Recognised) => Outcome
  /** The reply code that refuses a header for one of its optional fields; undefined takes it. */
  readonly 'accepts.header': (header: Header) => '1.5' | '1.8' | '1.9' | '2.14' | undefined
  /** Is a meter served that is asked for together with that usage point? */
  readonly 'accepts.pair': (meter: Meter, usagePoint: UsagePoint) => boolean
  /** Is a message of that archetype and verb taken? */
  readonly 'accepts.verb': (verb: string, archetype: Archetype) => boolean
  /** The noun that is served for a header's noun and the noun of the query; undefined refuses. */
  readonly 'accepts.noun': (noun: string, queried: string | undefined) => ServedNoun | undefined
  /** Is a request taken that has these violations of its schema? */
  readonly 'accepts.form': (problems: readonly SchemaProblem[]) => boolean
  /** The reply code that refuses a reading type; undefined serves it. */
  readonly 'accepts.readingType': (code: string) => '2.6' | '2.10' | undefined

  readonly 'meters.find': (reference: ObjectReference) => Meter | undefined
  /** The meters that go into the payload, of those that were asked for and exist. */
  readonly 'meters.served': (meters: readonly ServedMeter[]) => readonly ServedMeter[]
  /** The meters whose configuration last changed in a period. */
  readonly 'meters.changed': (period: Period) => readonly Meter[]
  /** The meters on the page that the options of the request ask for; without options, all. */
  readonly 'meters.page': (
    meters: readonly ServedMeter[],
    options: ReadonlyMap<string, string>,
  ) => readonly ServedMeter[]
  /** Does the meter answer? */
  readonly 'meters.reached': (meter: Meter, supply: Supply) => boolean
  readonly 'usagePoints.find': (reference: ObjectReference) => UsagePoint | undefined
  /** The meters that were installed at a usage point in a period, each with its time where that is not all of it. */
  readonly 'usagePoints.installed': (
    usagePoint: UsagePoint,
    period: Period,
  ) => readonly { readonly mRID: string; readonly during?: Period }[]
  /** The mRIDs of the members of a group; undefined where there is no such group. */
  readonly 'groups.members': (type: Group['type'], reference: ObjectReference) => readonly string[] | undefined

  /** The period that counts, of that of the request and that of a time schedule in its query. */
  readonly 'query.period': (asked: Period, scheduled: Period) => Period
  /** The moments of which values are told, given the period and the time now. */
  readonly 'history.moments': (period: Period, now: number) => readonly number[]
  /** A past moment as it is written, given in milliseconds since 1970. */
  readonly 'history.stamp': (ms: number) => string

  /** The reading types that are read, of those that were accepted. */
  readonly 'readings.typesOf': (asked: readonly string[]) => readonly string[]
  /** When a value was read, for a query answered now; both ISO 8601 with zone. */
  readonly 'readings.time': (now: string, query: Query) => string
  /** A value of now as it is told, given the query that asks for it; undefined tells none. */
  readonly 'readings.told': (value: string, query: Query) => string | undefined
  readonly 'readings.value': (meter: Meter, readingType: string, at: string) => string
  /** The qualities of a value of a past moment, as codes. */
  readonly 'readings.qualities': (meter: Meter, ms: number) => readonly string[]
  /** The time of a value that was read because of another, given the time of that one; milliseconds since 1970. */
  readonly 'coincident.time': (trigger: number) => number
  /** Why a register was read at a past moment. */
  readonly 'readings.reason': (meter: Meter, ms: number) => string | undefined
  /** The `ref` of a Reading to its reading type. */
  readonly 'readings.reference': (readingType: string) => string

  readonly 'reply.verb': (context: ReplyContext) => string
  readonly 'reply.noun': (context: ReplyContext) => string
  readonly 'reply.timestamp': (context: ReplyContext) => string | undefined
  readonly 'reply.source': (context: ReplyContext) => string | undefined
  readonly 'reply.messageId': (context: ReplyContext) => string | undefined
  readonly 'reply.correlationId': (context: ReplyContext) => string | undefined
  /** Further header fields copied from the request. */
  readonly 'reply.echoedHeaderFields': (context: ReplyContext) => Partial<HeaderFields>
  /** The Errors that are written. */
  readonly 'reply.errors': (outcome: Outcome) => readonly ErrorFields[]
  /** The Result, given the Errors that are written and the payload. */
  readonly 'reply.result': (outcome: Outcome) => string
  /** The position of a switch as it is told when it is read. */
  readonly 'switches.told': (meter: Meter, switches: Switches) => SwitchPosition
  /** What is put on file of an object that was sent; undefined puts nothing on file. */
  readonly 'registry.stored': (object: XmlElement) => XmlElement | undefined
  /** May nothing more be put on file under the ids of what is there? */
  readonly 'registry.isTaken': (old: XmlElement | undefined) => boolean
  /** What is on file after a change, given what was, what should be, and what was sent. */
  readonly 'registry.changed': (old: XmlElement, due: XmlElement, sent: XmlElement) => XmlElement
  readonly 'registry.find': (
    className: string,
    reference: ObjectReference,
    registry: Registry,
  ) => XmlElement | undefined
  /** Is a set of operations taken that is sent with that verb? */
  readonly 'operations.verb': (verb: string) => boolean
  /** Why a set is refused before anything of it is done; undefined takes it. */
  readonly 'operations.refused': (set: OperationSet) => ErrorFields | undefined
  /** The operations that are carried out, in their order. */
  readonly 'operations.taken': (operations: readonly Operation[], set: OperationSet) => readonly Operation[]
  /** What an operation asks for, or the reply code that refuses it. */
  readonly 'operations.meant': (operation: Operation) => MeantOperation | '2.5' | '2.9'
  /** Is it about the elements named only, and not about objects as a whole? */
  readonly 'operations.elementwise': (operation: Operation) => boolean
  /** Are all operations of a set undone where one fails? */
  readonly 'operations.isAtomic': (set: OperationSet) => boolean
  /** Does what was done stay, though an operation failed? */
  readonly 'operations.kept': (set: OperationSet, isAtomic: boolean) => boolean
  /** What is told of a set. */
  readonly 'operations.outcome': (outcome: Outcome) => Outcome
  /** What is told of an event, to those who asked to be told. */
  readonly 'events.told': (event: HeadEndEvent) => readonly HeadEndEvent[]
  /** An event as it is told at an attempt, counted from 0, given the time now. */
  readonly 'events.retold': (event: HeadEndEvent, attempt: number, now: string) => HeadEndEvent
  /** The operation that a typed event is named after, by that which its header tells. */
  readonly 'typed.event': (operation: ServiceOperation) => ServiceOperation
  /** The style of a reply, by that of its request. */
  readonly 'typed.reply': (wrapper: Recognised['wrapper']) => Recognised['wrapper']
  /** The verb of what is sent unasked, by its noun. */
  readonly 'events.verb': (noun: string) => string
  /** The profile of what is sent unasked. */
  readonly 'events.profile': (profile: XmlElement) => XmlElement
  /**
   * Milliseconds to wait after an attempt that failed, counted from 0, given the status by which it was answered, if it was;
   * undefined gives up.
   */
  readonly 'events.redelivery': (attempt: number, status: number | undefined) => number | undefined
  /** Sends an event to its subscribers: a delivery each, in the order in which they subscribed. */
  readonly 'events.send': (deliveries: readonly (() => Promise<void>)[]) => void
  /** The past events that answer a query, of all there are. */
  readonly 'events.found': (events: readonly HeadEndEvent[], asked: AskedEvents) => readonly HeadEndEvent[]
  /** Is the answer to a request with that header sent later? */
  readonly 'async.applies': (header: Header) => boolean
  /** Where the answer goes that is sent later, given the one address for all, where there is one; undefined refuses the request. */
  readonly 'async.address': (header: Header, forAll: string | undefined) => string | undefined
  /** What the asker is told at once, given what he is told later. */
  readonly 'async.acknowledgement': (outcome: Outcome) => Outcome
  /** The HTTP status by which he is told that his request was taken. */
  readonly 'async.status': () => 200 | 202
  /** The parts in which an answer comes later. */
  readonly 'async.parts': (outcome: Outcome) => readonly Outcome[]
  /** The SOAPAction of what is sent later, given that of the WSDL of the listener. */
  readonly 'async.action': (action: string) => string
  /** What is sent later, given what should be: the parts of the answer. */
  readonly 'async.deliveries': (due: readonly Delivery[]) => readonly Delivery[]
  /** The ids of what runs in a meter, by the functions that bear them, given the true ones. */
  readonly 'config.deviceIds': (meter: Meter, running: DeviceIds) => DeviceIds
  /** The profile in the payload, as it is sent. */
  readonly 'payload.finish': (profile: XmlElement) => XmlElement

  /** The document that is sent, given the SOAP envelope. */
  readonly 'wire.document': (envelope: XmlElement) => XmlElement
  readonly 'wire.send': (answer: HttpAnswer) => Treatment
}

const isServed = (noun: string): noun is ServedNoun => (servedNouns as readonly string[]).includes(noun)

/** How a conforming system behaves, in every entry. */
export const conforming: Behaviours = {
  ...conformingProgrammes,
  ...conformingJms,
  'request.bytes': (bytes) => bytes,
  'request.read': (document) => document,
  'request.outcome': (outcome) => outcome,
  'accepts.header': ({ revision }) => (!revision?.value || revision.value === servedRevision ? undefined : '1.9'),
  'accepts.pair': (meter, usagePoint) => usagePoint.meter === meter.mRID,
  'accepts.verb': (verb, archetype) => verb === 'get' && archetype === 'RequestMessage',
  'accepts.noun': (noun, queried = noun) => (isServed(noun) && queried === noun ? noun : undefined),
  'accepts.form': (problems) => problems.length === 0,
  'accepts.readingType': (code) => {
    if (!isReadingTypeCode(code)) return '2.6'
    const isKept = code === switchPositionType || isDemandType(code) || isSettingType(code)
    return isKnownType(code) || isCoincident(code) || isKept ? undefined : '2.10'
  },

  'meters.find': (reference) => findObject(everyMeter, reference),
  'meters.served': (meters) => meters,
  'meters.changed': changedMeters,
  'meters.page': pageOf,
  'meters.reached': (meter, supply) => meter.silentSince === undefined && supply.isOn(meter),
  'usagePoints.find': (reference) => findObject(everyUsagePoint, reference),
  'usagePoints.installed': installedAt,
  'groups.members': (type, reference) =>
    findObject(
      groups.filter((group) => group.type === type),
      reference,
    )?.members,

  'query.period': (asked, scheduled) => (isAnyTime(asked) ? scheduled : asked),
  'history.moments': quartersIn,
  'history.stamp': (ms) => new Date(ms).toISOString(),

  'readings.typesOf': (asked) => asked,
  'readings.time': (now) => now,
  'readings.told': (value) => value,
  'readings.value': valueOf,
  'readings.qualities': qualitiesOf,
  'readings.reason': reasonOf,
  'coincident.time': (trigger) => trigger,
  'readings.reference': (readingType) => readingType,

  'reply.verb': () => 'reply',
  'reply.noun': ({ noun }) => noun,
  'reply.timestamp': ({ now }) => now,
  'reply.source': () => 'cim9-reference-hes',
  'reply.messageId': ({ newId }) => newId(),
  'reply.correlationId': ({ request }) => request.correlationId?.value || request.messageId?.value || undefined,
  'reply.echoedHeaderFields': () => ({}),
  'reply.errors': ({ errors }) => errors,
  'reply.result': ({ errors, payload, done, accepted }) =>
    accepted ? 'OK' : !payload && !done ? 'FAILED' : errors.length ? 'PARTIAL' : 'OK',
  'switches.told': (meter, switches) => switches.position(meter),
  'registry.stored': (object) => object,
  'registry.isTaken': (old) => old !== undefined,
  'registry.changed': (_, due) => due,
  'registry.find': (className, reference, registry) => registry.find(className, reference),
  'operations.verb': (verb) => verb === 'execute',
  'operations.refused': refusalOfSet,
  'operations.taken': (operations) => operations,
  'operations.meant': meantBy,
  'operations.elementwise': ({ elementOperation }) => elementOperation,
  'operations.isAtomic': ({ enforceTransactionalIntegrity = false }) => enforceTransactionalIntegrity,
  'operations.kept': (_, isAtomic) => !isAtomic,
  'operations.outcome': (outcome) => outcome,
  ...conformingControls,
  ...conformingHearing,
  ...conformingClient,
  ...conformingMasterData,
  ...conformingLoad,
  ...conformingPayloads,
  ...conformingPush,
  ...conformingSchedules,
  ...conformingSecurity,
  ...conformingSoap,
  ...conformingWriting,
  ...conformingWsdl,
  'events.told': (event) => [event],
  'events.retold': (event) => event,
  'typed.event': (operation) => operation,
  'typed.reply': (wrapper) => wrapper,
  'events.verb': () => 'created',
  'events.profile': (profile) => profile,
  'events.redelivery': backOff,
  'events.send': toEachByItself,
  'events.found': fittingEvents,
  'async.applies': (header) => ['true', '1'].includes(header.asyncReplyFlag?.value ?? ''),
  'async.address': (header, forAll) => forAll ?? (header.replyAddress?.value || undefined),
  'async.acknowledgement': () => acknowledgement,
  'async.status': () => 200,
  'async.parts': (outcome) => partsOf(outcome),
  'async.action': (action) => action,
  'async.deliveries': (due) => due,
  'config.deviceIds': (_, running) => running,
  'payload.finish': (profile) => profile,

  'wire.document': (envelope) => envelope,
  'wire.send': (answer) => ({ kind: 'send', answer }),
}
