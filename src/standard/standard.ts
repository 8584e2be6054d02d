import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { loadCodeTables, type CodeTables } from './codes/tables.ts'
import { loadEditions } from './editions.ts'
import { loadRequirements, type Requirement } from './requirements.ts'
import { basis } from './rule.ts'
import { loadSchemas, type SchemaChoice, type StandardSchemas } from './schemas.ts'
import { loadVerbMatrix, type VerbMatrix } from './verb-matrix.ts'
import { loadTemplates, type Templates } from './templates.ts'

export type { Requirement }

const replyCodeEntry = z.strictObject({
  code: z.string().regex(/^\d+\.\d+$/),
  category: z.string(),
  meaning: z.string(),
  basis,
})
export type ReplyCode = z.infer<typeof replyCodeEntry>

const oldNameEntry = z.strictObject({ old: z.string(), successor: z.string(), kind: z.enum(['noun', 'element']) })
/** A name of an earlier edition or of a draft, and what it is called in this one. */
export type OldName = z.infer<typeof oldNameEntry>

/** What one edition of the standard says, as far as the harness relies on it. */
export interface Standard {
  readonly edition: '2013'
  /** The edition of a namespace, this one or another. */
  readonly editionOf: ReturnType<typeof loadEditions>
  readonly schemas: StandardSchemas
  /** The verbs, and what each is to a noun in a message root. */
  readonly verbs: VerbMatrix
  readonly codes: CodeTables
  /** By the old name. */
  readonly oldNames: ReadonlyMap<string, OldName>
  readonly replyCodes: ReadonlyMap<string, ReplyCode>
  readonly templates: Templates
  /** Those of this edition, by id. */
  readonly requirements: ReadonlyMap<string, Requirement>
}

/** What the user brings of his own, as a configuration says it. */
export interface StandardChoice {
  readonly schemas?: SchemaChoice
  readonly templates?: { readonly directory: string } | undefined
}

/**
 * Reads the data of an edition from the profiles folder.
 *
 * @param choice the form of the envelope, and the user's own schemas and templates
 * @throws Error with file and field where the data are missing or broken; SchemaError or TemplateError where a file of
 *   the user's cannot be used
 * @example loadStandard('2013', '/path/to/profiles').verbs.rootOf('reply') // 'ResponseMessage'
 */
export function loadStandard(edition: '2013', profiles: string, choice: StandardChoice = {}): Standard {
  const list = <T>(file: string, schema: z.ZodType<T>): readonly T[] => {
    const path = join(profiles, file)
    const parsed = z.array(schema).safeParse(JSON.parse(readFileSync(path, 'utf8')))
    if (!parsed.success) throw new Error(`${path} is not as expected: ${z.prettifyError(parsed.error)}`)
    return parsed.data
  }
  return {
    edition,
    editionOf: loadEditions(profiles),
    schemas: loadSchemas(edition, profiles, choice.schemas),
    verbs: loadVerbMatrix(edition, profiles),
    templates: loadTemplates(edition, profiles, choice.templates?.directory),
    codes: loadCodeTables(profiles),
    oldNames: new Map(list(`${edition}/old-names.json`, oldNameEntry).map((entry) => [entry.old, entry])),
    replyCodes: new Map(list('codes/reply-codes.json', replyCodeEntry).map((entry) => [entry.code, entry])),
    requirements: new Map(
      [...loadRequirements(profiles).byId].filter(([, { editions }]) => editions.includes(edition)),
    ),
  }
}
