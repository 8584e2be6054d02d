import { z } from 'zod'
import { envelopeDialect, envelopeWildcards } from '../standard/envelope-form.ts'
import { basis } from '../standard/rule.ts'
import { nameDifference } from './data-fixtures.ts'
import { ixitSchema } from './ixit.ts'

const nonEmpty = z.string().min(1, 'must not be empty')

/** What a scenario does to the SUT, mildest first; features carry one of them as a tag. */
export const effects = ['reads', 'own-data', 'operates', 'shared', 'load', 'hostile'] as const
export const effect = z.enum(effects)
export type Effect = z.infer<typeof effect>

export const wrapperNames = ['generic-bare', 'generic-wrapped', 'typed'] as const
export const bindingChoice = z.strictObject({
  soap: z.enum(['1.1']).default('1.1'),
  wrapper: z.enum(wrapperNames).default('generic-bare'),
})
/** How envelopes travel in SOAP: version and wrapper. */
export type BindingChoice = z.infer<typeof bindingChoice>

/** ICS: what the SUT is declared to support. First slice: the server side of two nouns. */
export const icsSchema = z.strictObject({
  nouns: z
    .array(z.enum(['MeterReadings', 'MeterConfig', 'UsagePointConfig', 'EndDeviceEvents']))
    .default(['MeterReadings', 'MeterConfig']),
  /** What the SUT sends by itself: events of its meters, readings that nobody asked for. */
  publishes: z.array(z.enum(['EndDeviceEvents', 'MeterReadings'])).default([]),
  /** What may be changed by messages, as far as this version tries it. */
  changes: z.array(z.enum(['EndDeviceControls', 'MeterConfig', 'UsagePointConfig'])).default([]),
  /** What execute(OperationSet) gets: is a set of changes carried out? */
  operationSets: z.enum(['served', 'refused', 'undeclared']).default('undeclared'),
  /** What a set gets that is sent with the verb create; the standards leave open whether that is a way to send it. */
  operationSetsByCreate: z.enum(['served', 'refused', 'undeclared']).default('undeclared'),
  /** What a change does with what it does not speak of, where it is not said to be of single elements. */
  wholeChange: z.enum(['replaces', 'merges', 'undeclared']).default('undeclared'),
  /** May objects be addressed by Names? */
  addressByNames: z.boolean().default(true),
  /** May meters be read by their usage point? */
  addressByUsagePoint: z.boolean().default(true),
  /** How asynchronous requests are answered: at the ReplyAddress of the request, at an address of its own, or not at all. */
  asynchronous: z.enum(['reply-address', 'fixed-address', 'none']).default('none'),
  /** What a request of a Source gets that the SUT does not know. */
  unknownSource: z.enum(['served', 'refused', 'undeclared']).default('undeclared'),
  /** Are requests without Source refused? */
  sourceRequired: z.boolean().default(false),
  /** What a query for one meter and one usage point means: the meter at that point, or the one as well as the other. */
  meterWithUsagePoint: z.enum(['related', 'alternatives', 'undeclared']).default('undeclared'),
  /** May a meter be called by its serial number, as by any other of its names? */
  addressBySerialNumber: z.boolean().default(true),
  /** May a query name groups of meters and of usage points? */
  addressByGroup: z.boolean().default(false),
  /** Differences between names that are overlooked. */
  namesFolded: z.array(nameDifference).default([]),
  /** Which period counts where the times of a request and of a TimeSchedule in its query differ. */
  timeSchedule: z.enum(['request', 'schedule', 'overlap', 'undeclared']).default('undeclared'),
  /** How the position of a switch is asked for. */
  switchPosition: z.enum(['reading', 'otherwise', 'none']).default('none'),
  /** Does the configuration of a meter tell the ids of its firmware, hardware and programs? */
  deviceIds: z.boolean().default(false),
  /** What a query that names no object gets; the standards leave it open. */
  emptyQuery: z.enum(['refused', 'everything', 'undeclared']).default('undeclared'),
})
export type Ics = z.infer<typeof icsSchema>

export const configSchema = z.strictObject({
  sut: z
    .strictObject({
      name: nonEmpty,
      version: nonEmpty,
      /** Where the SUT takes requests; without it the embedded reference head end is tested. */
      endpoint: z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).optional(),
    })
    .default({ name: 'cim9 reference head end', version: 'embedded' }),
  edition: z.enum(['2013']).default('2013'),
  binding: bindingChoice.prefault({}),
  schemas: z
    .strictObject({
      engine: z.enum(['libxml2-wasm', 'libxmljs2']).default('libxml2-wasm'),
      /** A folder of the user's own schemas; each replaces ours of the same namespace. */
      directory: nonEmpty.optional(),
      /** Which of the public forms of the envelope judges, where the user gives none of his own. */
      dialect: envelopeDialect.default('fdis'),
      wildcards: envelopeWildcards.default('lax'),
    })
    .prefault({}),
  /** A folder of templates; each replaces ours of the same name. */
  templates: z.strictObject({ directory: nonEmpty }).optional(),
  ics: icsSchema.optional(),
  ixit: ixitSchema.optional(),
  policy: z
    .strictObject({
      /** The weakest basis on which a violated must-rule fails the SUT. */
      failOn: basis.default('reported'),
      /** Do violated should-rules count as well? */
      strict: z.boolean().default(false),
      /** Effects beyond reading that the owner of the SUT permits. */
      allowEffects: z.array(effect).default(['reads']),
    })
    .prefault({}),
})

export type Config = z.infer<typeof configSchema>
/** The configuration as a user writes it in harness.config.ts. */
export type ConfigInput = z.input<typeof configSchema>

/** Gives a harness.config.ts its types; returns what it was given. */
export const defineConfig = (config: ConfigInput): ConfigInput => config
