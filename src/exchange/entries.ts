import { z } from 'zod'
import { describedOperation } from '../binding/wsdl/services.ts'
import { effect } from '../config/config.ts'
import { bindingChoice, transportNames } from '../config/transport.ts'
import { envelopeDialect, envelopeWildcards } from '../standard/envelope-form.ts'
import { accessForms, stranger } from './expected-access.ts'
import { controlForms } from './expected-controls.ts'
import { dataForms } from './expected-data.ts'
import { eventForms } from './expected-events.ts'
import { masterDataForms } from './expected-master-data.ts'
import { operationForms } from './expected-operations.ts'
import { programmeForms } from './expected-programmes.ts'
import { scheduleForms } from './expected-schedules.ts'
import { soapForms } from './expected-soap.ts'
import { clientForms } from './expected-client.ts'
import { toldForms } from './expected-told.ts'
import { objectIds } from './object-ids.ts'
import { pushForms } from './expected-push.ts'
import { wsdlForms } from './expected-wsdl.ts'
import { cause, listenerManner, period, stimulusMeans, switchPosition } from './stimuli.ts'

export type { ObjectIds } from './object-ids.ts'

/**
 * The record of a scenario: everything a verdict depends on, in the order it happened. Append-only; one entry a line of
 * NDJSON. Assertions read it and nothing else, so a live run and a later check of the file come to the same findings.
 */

/** Who says or hears something. `observer` entries come from captures whose sender is not known. */
export const partyIds = ['harness', 'sut', 'unknown'] as const
export const partyId = z.enum(partyIds)
export type PartyId = z.infer<typeof partyId>

const seq = z.int().nonnegative()

/** Wall time is for people; durations are computed from the monotonic clock, in milliseconds. */
const moment = z.strictObject({ wall: z.iso.datetime(), monotonicMs: z.number().nonnegative() })
export type Moment = z.infer<typeof moment>

/** Bytes as they crossed the wire: as text where UTF-8 carries them exactly, otherwise as base64. */
const body = z.union([z.strictObject({ text: z.string() }), z.strictObject({ base64: z.base64() })])
export type Body = z.infer<typeof body>

/** Everything the judges must know about the scenario and the SUT; always the first entry. */
export const contextEntry = z.strictObject({
  kind: z.literal('context'),
  seq,
  at: moment,
  format: z.literal('cim9-record/1'),
  run: z.string(),
  scenario: z.strictObject({
    /** Stable id: the first requirement tag, plus `.row` for a row of an outline. */
    id: z.string(),
    title: z.string(),
    feature: z.string(),
    uri: z.string(),
    line: z.int(),
    requirements: z.array(z.string()),
    effect,
  }),
  edition: z.enum(['2013']),
  dialect: envelopeDialect,
  wildcards: envelopeWildcards,
  binding: bindingChoice,
  /** How the WSDL of the SUT has its typed operations, where the IXIT names one. */
  services: z.array(describedOperation).optional(),
  sut: z.strictObject({ name: z.string(), version: z.string(), endpoint: z.string() }),
  /** Limits the vendor declared, in milliseconds. */
  declared: z.strictObject({
    replyMs: z.number().positive(),
    freshnessMs: z.number().positive().optional(),
    resultMs: z.number().positive().optional(),
    /** HTTP statuses by which the SUT is declared to refuse a message. */
    refusalStatuses: z.array(z.int()).default([]),
  }),
  /** All objects of the IXIT with all their ids, so that a judge can tell another meter from an unknown id. */
  objects: z.array(objectIds.extend({ installedAt: z.string().optional() })).default([]),
})
export type Context = z.infer<typeof contextEntry>

/** What JMS knows of a message beside its body. */
export const jmsMeta = z.strictObject({
  /** Where it was put or taken from: the name of a queue, `topic://` before that of a topic. */
  destination: z.string(),
  messageId: z.string().optional(),
  correlationId: z.string().optional(),
  replyTo: z.string().optional(),
  type: z.string().optional(),
  body: z.enum(['text', 'bytes', 'other']),
  persistent: z.boolean().optional(),
  /** When it ceases to be worth anything; milliseconds since 1970. */
  expiresAt: z.number().optional(),
  redelivered: z.boolean().optional(),
  properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
})
export type JmsMeta = z.infer<typeof jmsMeta>

/** What a transport knows about one message beside its bytes. Header names are lower case; secrets are already redacted. */
export const wireMeta = z.strictObject({
  url: z.string().optional(),
  method: z.string().optional(),
  status: z.int().optional(),
  headers: z.record(z.string(), z.string()).default({}),
  jms: jmsMeta.optional(),
  /** The name of the file, where it travelled as one. */
  file: z.string().optional(),
  /** Set where the peer announced more than it sent, or reset the connection in the middle of the message. */
  truncated: z.boolean().optional(),
  /** Set where we stopped reading at our own size limit. */
  overLimit: z.boolean().optional(),
  /** The body came compressed in this way, and stands here unpacked; the headers are those that came. */
  decoded: z.enum(['gzip', 'x-gzip', 'deflate', 'br']).optional(),
  /** Why a body that came compressed, as we had asked for, could not be unpacked; it stands here as it came. */
  undecodable: z.string().optional(),
})
export type WireMeta = z.infer<typeof wireMeta>

export const wireMessageEntry = z.strictObject({
  kind: z.literal('message'),
  seq,
  at: moment,
  /** Names the message in reports: `m1`, `m2` ... in the order of the record. */
  id: z.string(),
  from: partyId,
  to: partyId,
  /** The entry this message answers on the transport (same HTTP exchange, reply queue). */
  inResponseTo: seq.optional(),
  /** The transport that carried it; `file` also for what `cim9 check` reads, see isCaptured. */
  transport: z.enum(transportNames),
  body,
  meta: wireMeta,
})
export type WireMessage = z.infer<typeof wireMessageEntry>

/** Was it found on a disk, with nobody there to tell who sent it and when? */
export const isCaptured = ({ transport, from }: Pick<WireMessage, 'transport' | 'from'>): boolean =>
  transport === 'file' && from === 'unknown'

export const transportEventKinds = [
  'refused',
  'dns',
  'reset',
  'tls',
  'closed-without-reply',
  'rejected',
  'timeout',
  'stale-connection',
  'turned-away',
] as const

/** Something happened on the wire that is not a message. */
export const transportEventEntry = z.strictObject({
  kind: z.literal('transport'),
  seq,
  at: moment,
  event: z.enum(transportEventKinds),
  /** The message this happened to. */
  inResponseTo: seq.optional(),
  /** Did the TCP (and TLS) connection stand, and had the whole request been sent, when it happened? */
  requestSent: z.boolean(),
  detail: z.string(),
})
export type TransportEvent = z.infer<typeof transportEventEntry>

/** We waited for something under a named limit and it did not come. */
export const deadlineEntry = z.strictObject({
  kind: z.literal('deadline'),
  seq,
  at: moment,
  limit: z.string(),
  waitedMs: z.number().nonnegative(),
  /** Of what was awaited at our listener: could the SUT reach it, as far as is known? */
  reachable: z.boolean().optional(),
  inResponseTo: seq.optional(),
})
export type DeadlineExpired = z.infer<typeof deadlineEntry>

/** Says of the harness's next message what is meant to be wrong with it; without operator it is meant to be right. */
export const intentEntry = z.strictObject({
  kind: z.literal('intent'),
  seq,
  at: moment,
  operator: z.string().optional(),
  /** Ids of the assertions our message is meant to violate: all of these and no other. */
  predicts: z.array(z.string()),
  /** What is wrong with who sends it, where he is one who must not be let in. */
  stranger: stranger.optional(),
})
export type Intent = z.infer<typeof intentEntry>

/** What a Then step expects of the reply to one of our messages. Each form has its judge in assertions/expectations. */
export const expected = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('result'), results: z.array(z.enum(['OK', 'PARTIAL', 'FAILED'])).min(1) }),
  /** Refused in any legal way, because the message itself is invalid or because an object in it is bad. */
  z.strictObject({ form: z.literal('refused'), what: z.enum(['message', 'object']) }),
  /** Refused in any legal way, or served with these readings as it was meant; `lenience` says whether that is noted. */
  z.strictObject({
    form: z.literal('refused-or-served'),
    lenience: z.enum(['noted', 'free']),
    meters: z.array(objectIds),
    usagePoints: z.array(objectIds),
    readingTypes: z.array(z.string()),
  }),
  /** The code a refusal should bear; never demanded. */
  z.strictObject({ form: z.literal('error-code'), codes: z.array(z.string()).min(1) }),
  /** Every meter with every reading type, and nothing that was not asked for. */
  z.strictObject({
    form: z.literal('readings'),
    meters: z.array(objectIds),
    usagePoints: z.array(objectIds),
    readingTypes: z.array(z.string()),
    /** How old they are does not matter. */
    ofAnyAge: z.boolean().optional(),
  }),
  z.strictObject({ form: z.literal('not-served'), objects: z.array(objectIds), readingTypes: z.array(z.string()) }),
  z.strictObject({ form: z.literal('meter-config'), meters: z.array(objectIds) }),
  z.strictObject({ form: z.literal('errors-name'), objects: z.array(objectIds) }),
  /** One Error that names them all, because they do not belong together. */
  z.strictObject({ form: z.literal('error-names-all'), objects: z.array(objectIds) }),
  /** The same data as the reply to an earlier message of ours gave. */
  z.strictObject({ form: z.literal('same-object'), as: seq }),
  ...dataForms,
  ...eventForms,
  ...pushForms,
  ...controlForms,
  ...operationForms,
  ...masterDataForms,
  ...programmeForms,
  ...scheduleForms,
  ...wsdlForms,
  ...soapForms,
  ...toldForms,
  ...clientForms,
  ...accessForms,
  /** What an earlier message of ours put on file is there, as it was sent; further elements may be added. */
  z.strictObject({ form: z.literal('stored'), as: seq }),
  /** None of these objects is on file. */
  z.strictObject({ form: z.literal('not-stored'), objects: z.array(objectIds).min(1) }),
  /** The remote switches of meters are where a value of that reading type says they are. */
  z.strictObject({
    form: z.literal('switch'),
    meters: z.array(objectIds).min(1),
    readingType: z.string(),
    value: z.string(),
  }),
  /** The always-on assertion of that id was satisfied by the reply. */
  z.strictObject({ form: z.literal('satisfies'), assertion: z.string() }),
])
export type Expected = z.infer<typeof expected>

/** Appended by a Then step; judged purely, later and again. */
export const expectationEntry = z.strictObject({
  kind: z.literal('expectation'),
  seq,
  at: moment,
  /** The harness's message whose answer is meant, the stimulus whose events, or what was told to who looked. */
  about: seq,
  requirements: z.array(z.string()),
  /** The sentence of the step, for the reader. */
  says: z.string(),
  expected,
})
export type Expectation = z.infer<typeof expectationEntry>

/** Something was made to happen to the SUT or its meters, beside its messages; we listen for what comes of it. */
export const stimulusEntry = z.strictObject({
  kind: z.literal('stimulus'),
  seq,
  at: moment,
  cause,
  /** The meter to which it happened. */
  object: objectIds.optional(),
  /** Of which time the readings are that were to be pushed. */
  period: period.optional(),
  means: stimulusMeans,
})
export type Stimulus = z.infer<typeof stimulusEntry>

/** Meters were looked at beside our messages: what was looked at, what was told of each, and by which means. */
export const inspectedEntry = z.strictObject({
  kind: z.literal('inspected'),
  seq,
  at: moment,
  what: z.literal('switch'),
  told: z.array(z.strictObject({ object: objectIds, position: switchPosition })).min(1),
  means: stimulusMeans.exclude(['nothing']),
})
export type Inspected = z.infer<typeof inspectedEntry>

/** From now on our listener answers events in that manner; at first it takes them. */
export const listenerEntry = z.strictObject({ kind: z.literal('listener'), seq, at: moment, manner: listenerManner })

/**
 * From here on the clock of the SUT is taken to be so many milliseconds ahead of ours, give or take `withinMs`: we put it
 * forward, it was asked, or its messages tell it. Without such an entry both are taken to agree.
 */
export const clockEntry = z.strictObject({
  kind: z.literal('clock'),
  seq,
  at: moment,
  aheadMs: z.number(),
  withinMs: z.number().nonnegative(),
  because: z.enum(['put forward', 'asked', 'told']),
})
export type ClockEntry = z.infer<typeof clockEntry>

/** The WSDL by which the SUT describes its services, or we our listener; no document where none is told. */
export const descriptionEntry = z.strictObject({
  kind: z.literal('description'),
  seq,
  at: moment,
  /** Set where it is that of our listener, by which the SUT is to call back. */
  of: z.literal('harness').optional(),
  /** The address it was asked for at, or the files that the IXIT names. */
  source: z.string(),
  /** The HTTP status by which it was answered, where it was asked for. */
  status: z.int().optional(),
  /** The WSDL, and what it imports as WSDL. */
  documents: z.array(z.strictObject({ uri: z.string(), text: z.string() })),
})
export type Description = z.infer<typeof descriptionEntry>

/**
 * Marks in the scenario's life. `inconclusive`, `not-applicable`, `not-run` and `harness-error` carry the reason;
 * `end` stands only in a scenario that ran through all its steps.
 */
export const markEntry = z.strictObject({
  kind: z.literal('mark'),
  seq,
  at: moment,
  mark: z.enum(['preamble', 'test', 'inconclusive', 'not-applicable', 'not-run', 'harness-error', 'end']),
  text: z.string(),
})
export type ScenarioMark = z.infer<typeof markEntry>

export const entry = z.discriminatedUnion('kind', [
  contextEntry,
  wireMessageEntry,
  transportEventEntry,
  deadlineEntry,
  intentEntry,
  expectationEntry,
  stimulusEntry,
  inspectedEntry,
  listenerEntry,
  clockEntry,
  descriptionEntry,
  markEntry,
])
export type Entry = z.infer<typeof entry>
