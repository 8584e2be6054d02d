import type { z } from 'zod'
import { contextEntry, entry, type Context, type Entry } from './entries.ts'
import type { ExchangeRecord } from './recorder.ts'

/** A record file that cannot be read. The message says in which file, line and field, what stands there and what should. */
export class RecordError extends Error {
  override readonly name = 'RecordError'
}

const format = contextEntry.shape.format.value

/** Writes a record as NDJSON: one entry a line, each line ended by a line feed, bodies byte-exact. */
export function writeRecord(record: ExchangeRecord): string {
  return record.entries.map((one) => `${JSON.stringify(one)}\n`).join('')
}

/**
 * Reads a record from NDJSON.
 *
 * @param name what to call the text in errors: the file it came from
 * @throws RecordError if a line is not an entry, the first is not a context of the format read here, or the numbers do
 * not count up from 0
 */
export function readRecord(text: string, name: string): ExchangeRecord {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  const [opening = '', ...rest] = lines
  const context = readContext(opening, `${name}, line 1`)
  const entries = rest.map((line, index) => readEntry(line, index + 1, `${name}, line ${index + 2}`))
  return { context, entries: [context, ...entries] }
}

function readContext(line: string, where: string): Context {
  const read = parseJson(line, where)
  const written = fieldAt(read, ['format'])
  if (fieldAt(read, ['kind']) === 'context' && written !== format)
    throw new RecordError(
      `${where}, field format: read ${shown(written)}, but this version of cim9 reads "${format}" only. ` +
        `Read the record with the version that wrote it, or write "${format}" if it is one.`,
    )
  const context = readEntry(line, 0, where)
  if (context.kind !== 'context')
    throw new RecordError(`${where}, field kind: read "${context.kind}"; write the context of the scenario first.`)
  return context
}

function readEntry(line: string, seq: number, where: string): Entry {
  const read = parseJson(line, where)
  const result = entry.safeParse(read)
  if (!result.success)
    throw new RecordError(result.error.issues.map((issue) => sentence(issue, read, where)).join('\n'))
  if (result.data.seq !== seq)
    throw new RecordError(
      `${where}, field seq: read ${result.data.seq}; write ${seq}: entries count up from 0, without gaps.`,
    )
  if (result.data.kind === 'context' && seq > 0)
    throw new RecordError(
      `${where}, field kind: read a second "context"; write one scenario a file, its context first.`,
    )
  return result.data
}

function parseJson(line: string, where: string): unknown {
  if (line.trim() === '')
    throw new RecordError(
      `${where}: read an empty line; write one entry in JSON a line, the context of the scenario first.`,
    )
  try {
    return JSON.parse(line)
  } catch (error) {
    throw new RecordError(
      `${where}: read ${clipped(line)}, which is not JSON (${error instanceof Error ? error.message : 'unreadable'}); ` +
        'write one whole entry in JSON a line.',
    )
  }
}

function sentence(issue: z.core.$ZodIssue, read: unknown, where: string): string {
  const path = issue.path.map(String)
  const field = path.length ? `, field ${path.join('.')}` : ''
  return `${where}${field}: read ${shown(fieldAt(read, path))}; ${remedy(issue)}.`
}

/** What to write instead. */
function remedy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `write ${kindsOfValue[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `write ${oneOf(issue.values)}`
    case 'unrecognized_keys':
      return `leave out ${issue.keys.map(shown).join(' and ')}, which no entry of this kind has`
    case 'invalid_union':
      return 'options' in issue ? `write ${oneOf(issue.options)}` : 'write {"text": "..."} or {"base64": "..."}'
    default:
      return `write a value that is right where this one is wrong (${issue.message})`
  }
}

const kindsOfValue: Readonly<Record<string, string>> = {
  string: 'a text in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in []',
  object: 'an object in {}',
  record: 'an object in {}',
}

function oneOf(values: readonly unknown[]): string {
  return `${values.length > 1 ? 'one of ' : ''}${values.map(shown).join(', ')}`
}

function fieldAt(read: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(key) : undefined),
    read,
  )
}

/** A value in a sentence: in JSON, and not longer than a reader wants it. */
function shown(value: unknown): string {
  return value === undefined ? 'nothing' : clipped(JSON.stringify(value))
}

function clipped(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
