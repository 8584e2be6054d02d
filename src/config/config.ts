import { z } from 'zod'
import { envelopeDialect, envelopeWildcards } from '../standard/envelope-form.ts'
import { basis } from '../standard/rule.ts'
import { icsSchema } from './ics.ts'
import { ixitSchema } from './ixit.ts'
import { address, bindingInput, embeddedTransport } from './transport.ts'

const nonEmpty = z.string().min(1, 'must not be empty')

/** What a scenario does to the SUT, mildest first; features carry one of them as a tag. */
export const effects = ['reads', 'own-data', 'operates', 'shared', 'load', 'hostile'] as const
export const effect = z.enum(effects)
export type Effect = z.infer<typeof effect>

export const configSchema = z.strictObject({
  sut: z
    .strictObject({
      name: nonEmpty,
      version: nonEmpty,
      /** Where the SUT takes requests; without it the embedded reference head end is tested. */
      endpoint: address.optional(),
      /** By what the embedded reference head end is reached; an endpoint names its transport itself. */
      transport: embeddedTransport.optional(),
    })
    .default({ name: 'cim9 reference head end', version: 'embedded' }),
  edition: z.enum(['2013']).default('2013'),
  binding: bindingInput.prefault({}),
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
      /** Who authorised them for this SUT, and when: a line of the report. */
      authorised: z.strictObject({ by: nonEmpty, on: z.iso.date() }).optional(),
    })
    .prefault({}),
})

export type Config = z.infer<typeof configSchema>
/** The configuration as a user writes it in harness.config.ts. */
export type ConfigInput = z.input<typeof configSchema>

/** Gives a harness.config.ts its types; returns what it was given. */
export const defineConfig = (config: ConfigInput): ConfigInput => config
