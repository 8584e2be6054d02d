import type { ErrorFields, HeaderFields, ObjectReference } from '../message/build.ts'
import type { Archetype, Header } from '../message/model.ts'
import type { SchemaProblem } from '../xml/schema-engine.ts'
import type { XmlElement } from '../xml/tree.ts'
import { acknowledgement } from './reference/asynchronous.ts'
import type { HttpAnswer, Treatment } from './reference/http-answer.ts'
import { findObject } from './reference/lookup.ts'
import type { Outcome } from './reference/outcome.ts'
import type { Delivery } from './reference/outbox.ts'
import { plant, type Meter, type UsagePoint } from './reference/plant.ts'
import { isReadingTypeCode, supportedReadingTypes, valueOf } from './reference/readings.ts'

/** The nouns the reference head end serves. */
export const servedNouns = ['MeterReadings', 'MeterConfig'] as const
export type ServedNoun = (typeof servedNouns)[number]

/** The revision of the messages that the reference head end serves. */
export const servedRevision = '2.0'

/** A meter that will be in the payload, and the usage point by which it was asked for, if it was. */
export interface ServedMeter {
  readonly meter: Meter
  readonly usagePoint?: UsagePoint
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
export interface Behaviours {
  /** The document of a request, as it is read; given and returned as a SOAP envelope. */
  readonly 'request.read': (document: XmlElement) => XmlElement
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
  readonly 'usagePoints.find': (reference: ObjectReference) => UsagePoint | undefined

  /** The reading types that are read, of those that were accepted. */
  readonly 'readings.typesOf': (asked: readonly string[]) => readonly string[]
  /** When a value was read, for a request answered now; both ISO 8601 with zone. */
  readonly 'readings.time': (now: string) => string
  readonly 'readings.value': (meter: Meter, readingType: string, at: string) => string
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
  /** Is the answer to a request with that header sent later? */
  readonly 'async.applies': (header: Header) => boolean
  /** Where the answer goes that is sent later; undefined refuses the request. */
  readonly 'async.address': (header: Header) => string | undefined
  /** What the asker is told at once, given what he is told later. */
  readonly 'async.acknowledgement': (outcome: Outcome) => Outcome
  /** What is sent later, given what should be: the parts of the answer. */
  readonly 'async.deliveries': (due: readonly Delivery[]) => readonly Delivery[]
  /** The profile in the payload, as it is sent. */
  readonly 'payload.finish': (profile: XmlElement) => XmlElement

  /** The document that is sent, given the SOAP envelope. */
  readonly 'wire.document': (envelope: XmlElement) => XmlElement
  readonly 'wire.send': (answer: HttpAnswer) => Treatment
}

const isServed = (noun: string): noun is ServedNoun => (servedNouns as readonly string[]).includes(noun)

/** How a conforming system behaves, in every entry. */
export const conforming: Behaviours = {
  'request.read': (document) => document,
  'accepts.header': ({ revision }) => (!revision?.value || revision.value === servedRevision ? undefined : '1.9'),
  'accepts.pair': (meter, usagePoint) => usagePoint.meter === meter.mRID,
  'accepts.verb': (verb, archetype) => verb === 'get' && archetype === 'RequestMessage',
  'accepts.noun': (noun, queried = noun) => (isServed(noun) && queried === noun ? noun : undefined),
  'accepts.form': (problems) => problems.length === 0,
  'accepts.readingType': (code) => {
    if (!isReadingTypeCode(code)) return '2.6'
    return supportedReadingTypes.includes(code) ? undefined : '2.10'
  },

  'meters.find': (reference) => findObject(plant.meters, reference),
  'meters.served': (meters) => meters,
  'usagePoints.find': (reference) => findObject(plant.usagePoints, reference),

  'readings.typesOf': (asked) => asked,
  'readings.time': (now) => now,
  'readings.value': valueOf,
  'readings.reference': (readingType) => readingType,

  'reply.verb': () => 'reply',
  'reply.noun': ({ noun }) => noun,
  'reply.timestamp': ({ now }) => now,
  'reply.source': () => 'cim9-reference-hes',
  'reply.messageId': ({ newId }) => newId(),
  'reply.correlationId': ({ request }) => request.correlationId?.value || request.messageId?.value || undefined,
  'reply.echoedHeaderFields': () => ({}),
  'reply.errors': ({ errors }) => errors,
  'reply.result': ({ errors, payload, accepted }) =>
    accepted ? 'OK' : !payload ? 'FAILED' : errors.length ? 'PARTIAL' : 'OK',
  'async.applies': (header) => ['true', '1'].includes(header.asyncReplyFlag?.value ?? ''),
  'async.address': (header) => header.replyAddress?.value || undefined,
  'async.acknowledgement': () => acknowledgement,
  'async.deliveries': (due) => due,
  'payload.finish': (profile) => profile,

  'wire.document': (envelope) => envelope,
  'wire.send': (answer) => ({ kind: 'send', answer }),
}
