import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { z } from 'zod'
import { objectIds } from '../exchange/object-ids.ts'
import { cause } from '../exchange/stimuli.ts'
import { change } from '../message/change.ts'

const journalEntry = z.discriminatedUnion('kind', [
  /** Written before a change is sent: by what it is undone. */
  z.strictObject({
    kind: z.literal('change'),
    id: z.string(),
    at: z.iso.datetime(),
    scenario: z.string(),
    endpoint: z.string(),
    /** Where it is undone by an event and no request: the address at which the SUT hears that. */
    subscriber: z.string().optional(),
    undo: change,
    /** Where it changes something later only: by what it is called off before, and when it falls due. */
    scheduled: z.strictObject({ cancel: change, due: z.iso.datetime() }).optional(),
  }),
  /** Written before something is made to happen to a meter: by what it is brought back. */
  z.strictObject({
    kind: z.literal('caused'),
    id: z.string(),
    at: z.iso.datetime(),
    scenario: z.string(),
    endpoint: z.string(),
    undo: cause,
    meter: objectIds,
  }),
  /** The change was undone, as far as the SUT told. */
  z.strictObject({ kind: z.literal('undone'), id: z.string(), at: z.iso.datetime() }),
])
type JournalEntry = z.infer<typeof journalEntry>

/** A change of which no record says that it was undone. */
export type PendingChange = Extract<JournalEntry, { kind: 'change' }>

/** Something that was made to happen to a meter, and of which no record says that it was brought back. */
export type PendingCause = Extract<JournalEntry, { kind: 'caused' }>

/** A journal that cannot be read: a sentence for the user. */
export class JournalError extends Error {
  override readonly name = 'JournalError'
}

/** Remembers what must be undone, on disk before anything is sent: a harness that dies leaves it behind. */
export interface Journal {
  write(entry: JournalEntry): void
}

/** Opens the journal of a run; the file is made with the first entry. */
export function openJournal(path: string): Journal {
  return {
    write: (entry) => {
      const file = openSync(path, 'a')
      try {
        writeSync(file, `${JSON.stringify(entry)}\n`)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
    },
  }
}

/**
 * Reads what is still to be undone, the last change first.
 *
 * @returns nothing where there is no such file: nothing was changed
 * @throws JournalError naming the line that cannot be read
 */
export function pendingIn(path: string): readonly PendingChange[] {
  return notUndoneIn(path).filter((entry) => entry.kind === 'change')
}

/** Reads in the same way what was made to happen and is still to be brought back. */
export function pendingCausesIn(path: string): readonly PendingCause[] {
  return notUndoneIn(path).filter((entry) => entry.kind === 'caused')
}

function notUndoneIn(path: string): readonly JournalEntry[] {
  if (!existsSync(path)) return []
  // A last line without its end was cut off before anything was sent.
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  const entries = lines.flatMap((line, index) => (line === '' ? [] : [entryIn(line, `${path}, line ${index + 1}`)]))
  const undone = new Set(entries.filter(({ kind }) => kind === 'undone').map(({ id }) => id))
  return entries.filter(({ id }) => !undone.has(id)).reverse()
}

function entryIn(line: string, where: string): JournalEntry {
  try {
    return journalEntry.parse(JSON.parse(line))
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    throw new JournalError(`${where}, is no entry of a journal: ${reason}`)
  }
}
