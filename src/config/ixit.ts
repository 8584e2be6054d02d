import { z } from 'zod'
import { clientFixture } from './client-fixtures.ts'
import { controlFixtures, controlLimits } from './control-fixtures.ts'
import { dataFixtures } from './data-fixtures.ts'
import { envelopeFixtures } from './envelope-fixtures.ts'
import { eventFixtures } from './event-fixtures.ts'
import { loadLimits } from './load-fixtures.ts'
import { fileExchange, folder, whyNoFolder } from './files.ts'
import { headerName, httpHeaders } from './http-headers.ts'
import { jmsProvider } from './jms.ts'
import { nonEmpty, objectFixture } from './objects.ts'
import { masterDataFixtures } from './master-data-fixtures.ts'
import { panDevice, programmeFixtures } from './pan-fixtures.ts'
import { pushFixtures } from './push-fixtures.ts'
import { callbackSecurity, securityFixtures } from './security-fixtures.ts'
import { scheduleFixtures, scheduleLimits } from './schedule-fixtures.ts'
import { subscriberFixture } from './subscriber-fixtures.ts'
import { address, brokerUrl, transportOf } from './transport.ts'
import { wsdlSources } from './wsdl.ts'

/** IXIT: what the tester must know of the SUT to test it. Every fixture is optional; what needs a missing one is inconclusive. */

/** The limit of src/xml/intake.ts, which cannot be imported here: a config without "type": "module" is loaded by require. */
const mostBytes = 64 * 1024 * 1024

const meterFixture = objectFixture.safeExtend({
  /** mRID or first name of the usage point it is installed at, as listed under usagePoints. */
  usagePoint: nonEmpty.optional(),
  /** What the maker engraved; one of its names where the SUT takes it as such. */
  serialNumber: nonEmpty.optional(),
})

const proxyFixture = z.strictObject({
  /** Where the proxy takes what it hands to the SUT; with placeholders as sut.endpoint has them. */
  endpoint: address.refine((url) => transportOf(url) === 'http', 'must be an http or https URL'),
  /** Where it takes what it hands to our listener, without the path /cim9/...; `{port}` stands for the port we listen at. */
  callback: z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).optional(),
  /** A header that it adds to what it hands on: Via, for example. */
  mark: headerName.optional(),
})

/** An environment variable that holds a secret; the secret itself never stands in a file. */
const secret = z.strictObject({ env: nonEmpty })

export const ixitSchema = z.strictObject({
  /** Meters that exist and can be read, best first. The first is "a known meter". */
  meters: z.array(meterFixture).default([]),
  /** Ids that no meter of the SUT bears; at least three for the cases that mix good and bad. */
  unknownMeters: z.array(objectFixture).default([]),
  usagePoints: z.array(objectFixture).default([]),
  unknownUsagePoint: objectFixture.optional(),
  readingTypes: z
    .strictObject({
      /** Reading types every listed meter can deliver, in the 18-part form; five for the cases that ask for several. */
      supported: z.array(nonEmpty).default([]),
      /** Well formed, but not delivered by the SUT. */
      unsupported: nonEmpty.optional(),
    })
    .default({ supported: [] }),
  /**
   * Objects that may be operated and changed, and nothing else may: the tests bring them back to what they were. List a
   * meter here only if nobody is supplied through it.
   */
  sacrificial: z
    .strictObject({
      /** Meters with a remote switch, closed when a run begins; three for all cases. */
      meters: z.array(meterFixture).default([]),
      /** Usage points of these meters, where they may be operated by their usage point. */
      usagePoints: z.array(objectFixture).default([]),
      /** Groups of meters of which all members are given up. */
      meterGroups: z.array(objectFixture).default([]),
      /** Groups of usage points of which all members are given up. */
      usagePointGroups: z.array(objectFixture).default([]),
      /** Displays and other devices of a home network in which nobody lives. */
      panDevices: z.array(panDevice).default([]),
    })
    .prefault({}),
  ...dataFixtures,
  ...eventFixtures,
  ...pushFixtures,
  ...controlFixtures,
  ...envelopeFixtures,
  ...programmeFixtures,
  ...masterDataFixtures,
  ...scheduleFixtures,
  /** Which of an object's names to use when a case addresses by name; without it the first. */
  naming: z.strictObject({ meterNameType: nonEmpty.optional() }).default({}),
  /** What the vendor declares, in milliseconds; no time limit is in the standard. */
  timeLimits: z
    .strictObject({
      connectMs: z.number().positive().default(5_000),
      /** A synchronous reply comes within this; three times as long unanswered is a failure. */
      replyMs: z.number().positive().default(10_000),
      /** How old a value read on demand may be; not judged where absent. */
      freshnessMs: z.number().positive().optional(),
      /** An asynchronous result comes within this; three times as long without it is a failure. */
      resultMs: z.number().positive().default(30_000),
      /** An event comes within this after its cause; three times as long without it is a failure. */
      eventMs: z.number().positive().default(30_000),
      /** A hook of the user's has done its work within this. */
      hookMs: z.number().positive().default(30_000),
      /** An operator who is asked has done it within this. */
      operatorMs: z.number().positive().default(600_000),
      /** After this, a run begins no further case: those left are inconclusive. No limit where absent. */
      runMs: z.number().positive().optional(),
      /** What was put on file is found within this. */
      commitMs: z.number().positive().default(10_000),
      /** How long to listen where nothing may come. */
      quietMs: z.number().nonnegative().default(1_000),
      ...scheduleLimits,
      ...controlLimits,
      /** The clocks of the SUT and ours may differ by so much; where its messages tell more, nothing can be planned by it. */
      clockSkewMs: z.number().nonnegative().default(60_000),
      /** How long to wait for a SUT that went away. */
      recoveryMs: z.number().nonnegative().default(10_000),
    })
    .prefault({}),
  /** Where we listen for what the SUT sends by itself. A SUT on another machine needs `host` or `publicUrl`. */
  callback: z
    .strictObject({
      host: nonEmpty.default('127.0.0.1'),
      port: z.int().min(0).max(65_535).default(0),
      /** How the SUT reaches us, for example through a proxy. */
      publicUrl: z
        .url({ protocol: /^(?:https?|file)$/, error: 'must be an http or https URL, or that of a folder' })
        .refine((url) => !/^file:/i.test(url) || whyNoFolder(url) === undefined, {
          error: ({ input }) => whyNoFolder(String(input)) ?? '',
        })
        .optional(),
      ...callbackSecurity,
      /**
       * The broker at which we listen in its place, and the queue after which ours are named: amqp://host:5672/cim9. Where the
       * SUT takes requests from a broker, it is that one if nothing is said.
       */
      broker: brokerUrl.optional(),
      /**
       * The folder in which we listen in its place, in folders of our own. Where the SUT takes files, it is `callbacks` beside
       * that of the requests if nothing is said.
       */
      folder: folder.optional(),
      /** Destinations that the SUT is configured to: the name of a queue, topic://NAME, or a folder. */
      destinations: z
        .strictObject({ events: nonEmpty.optional(), results: nonEmpty.optional(), requests: nonEmpty.optional() })
        .prefault({}),
    })
    .prefault({}),
  /** Where the SUT hears events that others tell it; absent where that is not known. */
  subscriber: subscriberFixture.optional(),
  /** The SUT as a client, which asks us and wants its answers later. */
  client: clientFixture.prefault({}),
  limits: z
    .strictObject({
      /** A larger message of the SUT is not read to its end and not judged; bytes. */
      maxMessageBytes: z.int().positive().max(mostBytes).default(mostBytes),
      /** The SUT bears no more messages of ours in a second; no limit where absent. */
      messagesPerSecond: z.number().positive().optional(),
      /** The SUT bears no more requests at a time; `--workers` stays below. */
      parallel: z.int().positive().optional(),
      ...loadLimits,
    })
    .prefault({}),
  /** HTTP statuses the SUT uses to refuse a message, beside replies and faults. */
  refusalStatuses: z.array(z.int().min(400).max(499)).default([]),
  /** A Header.Revision that the SUT serves. */
  revision: nonEmpty.optional(),
  /** What our requests carry as Header.Source. */
  source: nonEmpty.default('cim9'),
  credentials: z.strictObject({ user: secret, password: secret }).optional(),
  /** What every HTTP request bears beside its own headers; a secret comes from the environment. */
  headers: httpHeaders.optional(),
  /** The way to the SUT, and back to us, that leads through a reverse proxy; for the cases about that alone. */
  proxied: proxyFixture.optional(),
  /** For WS-Addressing: the Action of requests whose binding has none. */
  addressing: z.strictObject({ action: nonEmpty.optional() }).optional(),
  /** WSDLs of the SUT: they decide address, action and element of each typed operation that they describe. */
  wsdl: wsdlSources,
  /** The provider of JMS, where an address begins with jms: and so names no more than a destination of it. */
  jms: jmsProvider.optional(),
  /** How messages travel as files, where the endpoint is a folder. */
  files: fileExchange.optional(),
  /** Sent as HTTP Bearer, in the place of credentials. */
  token: secret.optional(),
  ...securityFixtures,
})

export type Ixit = z.infer<typeof ixitSchema>
/** The IXIT as a user writes it, before defaults. */
export type IxitInput = z.input<typeof ixitSchema>
export type MeterFixture = Ixit['meters'][number]
export type ObjectFixture = Ixit['usagePoints'][number]
