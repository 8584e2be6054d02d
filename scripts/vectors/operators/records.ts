import { z } from 'zod'
import { deadlineEntry, expected, transportEventEntry } from '../../../src/exchange/entries.ts'
import type { Entry, WireMessage } from '../../../src/exchange/entries.ts'
import { readRecord, writeRecord } from '../../../src/exchange/ndjson.ts'
import { bodyOf, bytesOf } from '../../../src/exchange/recorder.ts'
import { onText, type Operator, type Other } from './operator.ts'

/** Name of a message in its record: `m1`, `m2` ... */
const message = z.string().regex(/^m\d+$/)

/** An operator on the entries of a record, which are numbered anew afterwards. */
const onEntries = <Parameters>(
  name: string,
  says: string,
  parameters: z.ZodType<Parameters>,
  change: (entries: readonly Entry[], given: Parameters, other: Other) => readonly Entry[],
): Operator =>
  onText(name, says, parameters, (text, given, other) => {
    const { context, entries } = readRecord(text, 'the vector')
    const changed = numbered(change(entries, given, other))
    const [first = context] = changed
    return writeRecord({ context: first.kind === 'context' ? first : context, entries: changed })
  })

/** Gives the entries their numbers in order, and lets those that speak of another follow it. */
function numbered(entries: readonly Entry[]): readonly Entry[] {
  const now = new Map(entries.map(({ seq }, index) => [seq, index]))
  const follow = (seq: number): number => now.get(seq) ?? 0
  return entries.map((entry, seq) => ({
    ...entry,
    seq,
    ...('inResponseTo' in entry && entry.inResponseTo !== undefined && { inResponseTo: follow(entry.inResponseTo) }),
    ...('about' in entry && { about: follow(entry.about) }),
  }))
}

/** A number that no entry has yet. */
const fresh = (entries: readonly Entry[]): number => Math.max(...entries.map(({ seq }) => seq)) + 1

const isMessage = (entry: Entry, id: string): entry is WireMessage => entry.kind === 'message' && entry.id === id

function found(entries: readonly Entry[], id: string): WireMessage {
  const one = entries.find((entry): entry is WireMessage => isMessage(entry, id))
  if (!one) throw new RangeError(`There is no message ${id} in the record.`)
  return one
}

/** The entries with a message changed, or others in its stead. */
const withMessage = (
  entries: readonly Entry[],
  id: string,
  change: (entry: WireMessage) => readonly Entry[],
): readonly Entry[] => {
  const target = found(entries, id)
  return entries.flatMap((entry) => (entry === target ? change(target) : [entry]))
}

/** An operator that applies one of the operators on messages to a message of a record. */
export const inMessage = (known: readonly Operator[]): Operator =>
  onEntries(
    'change a message of a record',
    'Applies an operator on messages to the body of a message.',
    z.strictObject({ message, operator: z.string(), with: z.record(z.string(), z.unknown()).default({}) }),
    (entries, { message: id, operator, with: given }, other) => {
      const applied = known.find(({ name }) => name === operator)
      if (!applied) throw new RangeError(`There is no operator "${operator}".`)
      return withMessage(entries, id, (entry) => [
        { ...entry, body: bodyOf(applied.apply(Buffer.from(bytesOf(entry.body)), given, other)) },
      ])
    },
  )

/** What may be told of a message beside its bytes. */
const wire = {
  status: z.int().optional(),
  contentType: z.string().optional(),
  truncated: z.boolean().optional(),
  overLimit: z.boolean().optional(),
}

const wired = ({ meta, ...entry }: WireMessage, told: z.infer<z.ZodObject<typeof wire>>): WireMessage => ({
  ...entry,
  meta: {
    ...meta,
    ...(told.status !== undefined && { status: told.status }),
    ...(told.contentType !== undefined && { headers: { ...meta.headers, 'content-type': told.contentType } }),
    ...(told.truncated !== undefined && { truncated: told.truncated }),
    ...(told.overLimit !== undefined && { overLimit: told.overLimit }),
  },
})

const setWire = onEntries(
  'set what the wire tells',
  'Changes what the transport knows of a message: status, content type, whether it came whole.',
  z.strictObject({ message, ...wire }),
  (entries, { message: id, ...told }) => withMessage(entries, id, (entry) => [wired(entry, told)]),
)

const setBody = onEntries(
  'replace a message of a record',
  'Puts another body in the place of a message, a text or another vector, and what the wire tells of it.',
  z.union([
    z.strictObject({ message, text: z.string(), ...wire }),
    z.strictObject({ message, vector: z.string(), ...wire }),
  ]),
  (entries, given, other) => {
    const body = bodyOf('text' in given ? Buffer.from(given.text) : other(given.vector))
    return withMessage(entries, given.message, (entry) => [{ ...wired(entry, given), body }])
  },
)

const again = onEntries(
  'answer again',
  'Lets an answer come a second time.',
  z.strictObject({ message, id: message }),
  (entries, { message: answer, id }) =>
    withMessage(entries, answer, (entry) => [entry, { ...entry, seq: fresh(entries), id }]),
)

const event = transportEventEntry.pick({ event: true, requestSent: true, detail: true })
const deadline = deadlineEntry.pick({ limit: true, waitedMs: true })

const silence = onEntries(
  'let no answer come',
  'Puts an event of the transport, or a limit that ran out, in the place of an answer.',
  z.strictObject({ message, instead: z.union([event, deadline]) }),
  (entries, { message: id, instead }) =>
    withMessage(entries, id, ({ seq, at, inResponseTo }) => {
      const stamp = { seq, at, ...(inResponseTo !== undefined && { inResponseTo }) }
      return ['event' in instead ? { kind: 'transport', ...stamp, ...instead } : { kind: 'deadline', ...stamp, ...instead }]
    }),
)

const staleFirst = onEntries(
  'begin on a stale connection',
  'Lets the connection turn out stale before the answer comes on a new one.',
  z.strictObject({ message }),
  (entries, { message: id }) =>
    withMessage(entries, id, (entry) => [
      {
        kind: 'transport',
        seq: fresh(entries),
        at: entry.at,
        event: 'stale-connection',
        ...(entry.inResponseTo !== undefined && { inResponseTo: entry.inResponseTo }),
        requestSent: true,
        detail: 'the connection was closed; the message was sent again on a new one',
      },
      entry,
    ]),
)

const late = onEntries(
  'let time go by',
  'Lets a message and all that follows it come later.',
  z.strictObject({ message, ms: z.number().positive() }),
  (entries, { message: id, ms }) => {
    const { seq } = found(entries, id)
    return entries.map((entry) =>
      entry.seq < seq
        ? entry
        : {
            ...entry,
            at: {
              wall: new Date(Date.parse(entry.at.wall) + ms).toISOString(),
              monotonicMs: entry.at.monotonicMs + ms,
            },
          },
    )
  },
)

const declare = onEntries(
  'declare otherwise',
  'Changes what the vendor declared of the SUT.',
  z.strictObject({ replyMs: z.number().positive().optional(), freshnessMs: z.number().positive().optional() }),
  (entries, { replyMs, freshnessMs }) =>
    entries.map((entry) =>
      entry.kind === 'context'
        ? {
            ...entry,
            declared: {
              ...entry.declared,
              ...(replyMs !== undefined && { replyMs }),
              ...(freshnessMs !== undefined && { freshnessMs }),
            },
          }
        : entry,
    ),
)

const expectOtherwise = onEntries(
  'expect otherwise',
  'Puts another expectation in the place of the one of that number, counted from 1.',
  z.strictObject({ expectation: z.int().positive(), expected }),
  (entries, { expectation, expected: wanted }) => {
    const target = entries.filter(({ kind }) => kind === 'expectation')[expectation - 1]
    if (!target) throw new RangeError(`There is no expectation ${expectation} in the record.`)
    return entries.map((entry) => (entry === target && entry.kind === 'expectation' ? { ...entry, expected: wanted } : entry))
  },
)

/** Operators on records. */
export const recordOperators: readonly Operator[] = [
  setBody,
  setWire,
  again,
  silence,
  staleFirst,
  late,
  declare,
  expectOtherwise,
]
