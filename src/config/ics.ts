import { z } from 'zod'
import { nameDifference } from './data-fixtures.ts'
import { clientItems } from './client-ics.ts'
import { controlItems } from './control-ics.ts'
import { icsItems } from './ics-item.ts'
import { loadItems } from './load-ics.ts'
import { masterDataItems } from './master-data-ics.ts'
import { changedNouns, publishedNouns, queriedNouns } from './nouns.ts'
import { programmeItems } from './pan-ics.ts'
import { securityItems } from './security-fixtures.ts'
import { scheduleItems } from './schedule-ics.ts'
import { subscriberItems } from './subscriber-ics.ts'

/**
 * ICS: what the SUT is declared to support. TO ADD AN ITEM: the field, and at its end, after the default,
 * `.register(icsItems, { question, status })`: the proforma of `cim9 ics`, the plan and the review are made of it, and
 * tests/config/ics.spec.ts wants it. Where it decides whether a requirement applies, the requirement says so in its `when`;
 * where it is the choice for an ambiguity, say so in ambiguities.ts; a row for it stands in docs/configuration.md.
 */
export const icsSchema = z.strictObject({
  nouns: z
    .array(z.enum(queriedNouns))
    .default(['MeterReadings', 'MeterConfig'])
    .register(icsItems, { question: 'Which nouns does the SUT answer when it is asked for what it has?', status: 'm' }),
  /** What the SUT sends by itself: events of its meters, readings that nobody asked for. */
  publishes: z.array(z.enum(publishedNouns)).default([]).register(icsItems, {
    question: 'Which nouns does the SUT send by itself, without having been asked?',
    status: 'o',
  }),
  /** Can it send its events to two addresses, each of which gets them all? */
  secondEventAddress: z
    .boolean()
    .default(false)
    .register(icsItems, {
      question: 'Can events be sent to two addresses, each of which gets all of them?',
      status: { where: 'ics.publishes=EndDeviceEvents', then: 'o' },
    }),
  /** What may be changed by messages, as far as this version tries it. */
  changes: z.array(z.enum(changedNouns)).default([]).register(icsItems, {
    question: 'Which nouns may be created, changed, cancelled, closed or deleted by messages?',
    status: 'o',
  }),
  /** What execute(OperationSet) gets: is a set of changes carried out? */
  operationSets: z.enum(['served', 'refused', 'undeclared']).default('undeclared').register(icsItems, {
    question: 'What does a set of operations get that is sent by execute(OperationSet)?',
    status: 'o',
  }),
  /** What a set gets that is sent with the verb create; the standards leave open whether that is a way to send it. */
  operationSetsByCreate: z.enum(['served', 'refused', 'undeclared']).default('undeclared').register(icsItems, {
    question: 'What does a set of operations get that is sent with the verb create?',
    status: 'o',
  }),
  /** What a change does with what it does not speak of, where it is not said to be of single elements. */
  wholeChange: z.enum(['replaces', 'merges', 'undeclared']).default('undeclared').register(icsItems, {
    question: 'Does a change say all that is left of an object (replaces), or only what differs (merges)?',
    status: 'o',
  }),
  /** May objects be addressed by Names? */
  addressByNames: z
    .boolean()
    .default(true)
    .register(icsItems, { question: 'May objects be addressed by Names?', status: 'o' }),
  /** May meters be read by their usage point? */
  addressByUsagePoint: z
    .boolean()
    .default(true)
    .register(icsItems, {
      question: 'May meters be read by their usage point?',
      status: { where: 'ics.nouns=MeterReadings', then: 'o' },
    }),
  /** How asynchronous requests are answered: at the ReplyAddress of the request, at an address of its own, or not at all. */
  asynchronous: z
    .enum(['reply-address', 'fixed-address', 'none'])
    .default('none')
    .register(icsItems, { question: 'How are asynchronous requests answered?', status: 'o' }),
  /** Was it configured with the WSDL of our listener, and does it send results as that says? */
  resultsByWsdl: z
    .boolean()
    .default(false)
    .register(icsItems, {
      question: 'Are results sent as the WSDL of the listener says, with its SOAPAction?',
      status: { where: 'not ics.asynchronous=none', then: 'o' },
    }),
  /** Headers of WS-Addressing: demanded of every request, answered where they come, or unknown. */
  addressing: z.enum(['required', 'answered', 'none']).default('none').register(icsItems, {
    question: 'Are WS-Addressing headers demanded of requests (required), or answered where they come (answered)?',
    status: 'o',
  }),
  /** Is it reached through a reverse proxy? The cases about that need ixit.proxied. */
  proxied: z
    .boolean()
    .default(false)
    .register(icsItems, { question: 'Is the SUT reached through a reverse proxy in the field?', status: 'o' }),
  /** What a request of a Source gets that the SUT does not know. */
  unknownSource: z
    .enum(['served', 'refused', 'undeclared'])
    .default('undeclared')
    .register(icsItems, { question: 'What does a request get whose Source the SUT does not know?', status: 'o' }),
  /** Are requests without Source refused? */
  sourceRequired: z
    .boolean()
    .default(false)
    .register(icsItems, { question: 'Are requests without Source refused?', status: 'o' }),
  /** What a query for one meter and one usage point means: the meter at that point, or the one as well as the other. */
  meterWithUsagePoint: z
    .enum(['related', 'alternatives', 'undeclared'])
    .default('undeclared')
    .register(icsItems, {
      question:
        'Does a query for a meter and a usage point mean the meter at that point (related), or either (alternatives)?',
      status: { where: 'ics.addressByUsagePoint', then: 'o' },
    }),
  /** May a meter be called by its serial number, as by any other of its names? */
  addressBySerialNumber: z
    .boolean()
    .default(true)
    .register(icsItems, {
      question: 'May a meter be called by its serial number, as by any other of its names?',
      status: { where: 'ics.addressByNames', then: 'o' },
    }),
  /** May a query name groups of meters and of usage points? */
  addressByGroup: z
    .boolean()
    .default(false)
    .register(icsItems, { question: 'May a query name groups of meters and of usage points?', status: 'o' }),
  /** Differences between names that are overlooked. */
  namesFolded: z
    .array(nameDifference)
    .default([])
    .register(icsItems, {
      question: 'Which differences between names are overlooked?',
      status: { where: 'ics.addressByNames', then: 'o' },
    }),
  /** Which period counts where the times of a request and of a TimeSchedule in its query differ. */
  timeSchedule: z
    .enum(['request', 'schedule', 'overlap', 'undeclared'])
    .default('undeclared')
    .register(icsItems, {
      question: 'Which period counts where the times of a request and of a TimeSchedule in its query differ?',
      status: { where: 'ics.nouns=MeterReadings', then: 'o' },
    }),
  /** How the position of a switch is asked for. */
  switchPosition: z.enum(['reading', 'otherwise', 'none']).default('none').register(icsItems, {
    question: 'How is the position of a switch asked for: by a reading, or otherwise?',
    status: 'o',
  }),
  /** Does the configuration of a meter tell the ids of its firmware, hardware and programs? */
  deviceIds: z
    .boolean()
    .default(false)
    .register(icsItems, {
      question: 'Does the configuration of a meter tell the ids of its firmware, hardware and programs?',
      status: { where: 'ics.nouns=MeterConfig', then: 'o' },
    }),
  /** What a query that names no object gets; the standards leave it open. */
  emptyQuery: z
    .enum(['refused', 'everything', 'undeclared'])
    .default('undeclared')
    .register(icsItems, { question: 'What does a query get that names no object?', status: 'o' }),
  ...controlItems,
  ...programmeItems,
  ...masterDataItems,
  ...scheduleItems,
  ...subscriberItems,
  ...clientItems,
  ...loadItems,
  /** How the text of Compressed is written that the SUT takes, around gzip; the standards leave it open. */
  compression: z.enum(['base64', 'uuencode', 'both', 'none', 'undeclared']).default('undeclared').register(icsItems, {
    question: 'Is a payload taken that is compressed by gzip, and how is it written as text?',
    status: 'o',
  }),
  /** What a delete gets that names its objects by Payload.ID alone, in the generic envelope. */
  payloadIds: z
    .enum(['served', 'refused', 'undeclared'])
    .default('undeclared')
    .register(icsItems, {
      question: 'What does a delete get that names its objects by Payload.ID, without a body?',
      status: { where: 'ics.changes=MeterConfig', then: 'o' },
    }),
  /** What a message gets that comes again with the nonce and the creation time of an earlier one. */
  replayDetection: z
    .enum(['refused', 'ignored', 'undeclared'])
    .default('undeclared')
    .register(icsItems, { question: 'What becomes of a message whose ReplayDetection shows a replay?', status: 'o' }),
  ...securityItems,
  /** Verbs that the SUT does not offer for a noun, as `delete(MeterReadings)`. */
  deniedVerbs: z
    .array(
      z.string().regex(/^(?:create|change|cancel|close|delete|execute)\(\w+\)$/, 'must be like delete(MeterReadings)'),
    )
    .default([])
    .register(icsItems, {
      question: 'Which verbs does the SUT not offer for a noun? Each is tried on ids that do not exist.',
      status: 'o',
    }),
})
export type Ics = z.infer<typeof icsSchema>
/** The ICS as a user writes it, before defaults. */
export type IcsInput = z.input<typeof icsSchema>
