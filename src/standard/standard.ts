import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { basis, claim, strength } from './rule.ts'
import { loadSchemas, type StandardSchemas } from './schemas.ts'

const verbEntry = z.strictObject({
  verb: z.string(),
  root: z.enum(['RequestMessage', 'ResponseMessage', 'EventMessage']),
})

const replyCodeEntry = z.strictObject({
  code: z.string().regex(/^\d+\.\d+$/),
  category: z.string(),
  meaning: z.string(),
  basis,
})
export type ReplyCode = z.infer<typeof replyCodeEntry>

const requirementEntry = z.strictObject({
  id: z.string().regex(/^[A-Z]{2,4}-\d{3}$/),
  /** The test purpose, one sentence. */
  purpose: z.string(),
  claim,
  strength,
  basis,
  source: z.string(),
})
/** A requirement that scenarios cite. */
export type Requirement = z.infer<typeof requirementEntry>

/** What one edition of the standard says, as far as the harness relies on it. */
export interface Standard {
  readonly edition: '2013'
  readonly schemas: StandardSchemas
  /** The message root each verb belongs to. */
  readonly verbs: ReadonlyMap<string, 'RequestMessage' | 'ResponseMessage' | 'EventMessage'>
  readonly replyCodes: ReadonlyMap<string, ReplyCode>
  readonly requirements: ReadonlyMap<string, Requirement>
}

/**
 * Reads the data of an edition from the profiles folder.
 *
 * @throws Error with file and field where the data are missing or broken
 * @example loadStandard('2013', '/path/to/profiles').verbs.get('reply') // 'ResponseMessage'
 */
export function loadStandard(edition: '2013', profiles: string): Standard {
  const list = <T>(file: string, schema: z.ZodType<T>): readonly T[] => {
    const path = join(profiles, file)
    const parsed = z.array(schema).safeParse(JSON.parse(readFileSync(path, 'utf8')))
    if (!parsed.success) throw new Error(`${path} is not as expected: ${z.prettifyError(parsed.error)}`)
    return parsed.data
  }
  return {
    edition,
    schemas: loadSchemas(edition, profiles),
    verbs: new Map(list(`${edition}/verbs.json`, verbEntry).map(({ verb, root }) => [verb, root])),
    replyCodes: new Map(list('codes/reply-codes.json', replyCodeEntry).map((entry) => [entry.code, entry])),
    requirements: new Map(list(`requirements/${edition}.json`, requirementEntry).map((entry) => [entry.id, entry])),
  }
}
