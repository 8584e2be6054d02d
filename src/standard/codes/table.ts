import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { basis } from '../rule.ts'

const codeEntry = z.strictObject({
  code: z.string().min(1),
  /** As the public models name it; "none" says that a part does not apply. */
  name: z.string().min(1),
  /** What an explanation says; where it is absent, the meaning. */
  words: z.string().min(1).optional(),
  /** In our own words. */
  meaning: z.string().min(1),
  basis,
  /** Of a unit: takes no prefix in words, 10^3 m³ and not km³. */
  bare: z.literal(true).optional(),
  /** Of a measuring period of fixed length: how many minutes. A day has none, it may be an hour longer or shorter. */
  minutes: z.number().positive().optional(),
  /** Of a part of the ReadingType: its table under codes/, or "number" where every number counts. */
  values: z.string().min(1).optional(),
})
/** One value of a code table. */
export type CodeEntry = z.infer<typeof codeEntry>

const tableFile = z.strictObject({
  title: z.string().min(1),
  /** Names of the public models and data the table is made from. */
  sources: z.array(z.string().min(1)).min(1),
  entries: z
    .array(codeEntry)
    .min(1)
    .superRefine((entries, context) => {
      for (const [index, { code }] of entries.entries())
        if (entries.findIndex((entry) => entry.code === code) !== index)
          context.addIssue({ code: 'custom', path: [index, 'code'], message: `${code} is listed twice` })
    }),
})

/** A code table; what it does not hold is not judged. */
export interface CodeTable {
  readonly title: string
  readonly sources: readonly string[]
  readonly entries: readonly CodeEntry[]
  /** The entry of a code, written as the table writes it, or undefined where the table has none. */
  find(code: string): CodeEntry | undefined
}

/**
 * Reads one code table.
 *
 * @throws Error naming the file, and the field where there is one, that is missing or broken
 * @example readCodeTable('profiles/codes/iso-4217.json').find('978')?.name // 'EUR'
 */
export function readCodeTable(path: string): CodeTable {
  const file = readChecked(path, tableFile)
  const byCode = new Map(file.entries.map((entry) => [entry.code, entry]))
  return { ...file, find: (code) => byCode.get(code) }
}

/**
 * Reads a JSON file and holds it against its schema.
 *
 * @throws Error naming the file, and the field where there is one, that is missing or broken
 * @example readChecked('profiles/codes/reply-codes.json', z.array(replyCode))
 */
export function readChecked<T>(path: string, schema: z.ZodType<T>): T {
  if (!existsSync(path)) throw new Error(`${path} is missing: a code table stands there.`)
  const parsed = schema.safeParse(parseJson(path))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue?.path.length ? `, field ${issue.path.join('.')}` : ''
  throw new Error(`${path}${field}: ${issue?.message}.`)
}

function parseJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Error(`${path} is not JSON: ${String(error)}`, { cause: error })
  }
}
