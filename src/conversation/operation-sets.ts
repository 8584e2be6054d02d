import type { Expected } from '../exchange/entries.ts'
import type { OperationInput } from '../message/operation-set.ts'
import type { Asking, Changing, Conversation } from './conversation.ts'
import { Inconclusive, NotApplicable } from './errors.ts'
import { asFiled, idsOf } from './fixtures.ts'
import { askFor, changedTo, created, nouns, payloadOf, struckOff, type Own } from './own-data.ts'
import { askUntil } from './polling.ts'

/** An operation as a row of a table tells it. */
export interface Row {
  readonly own: Own
  /** Left out where the message is meant to be wrong. */
  readonly id: number | undefined
  readonly verb: keyof typeof meanings | undefined
  /** Where it is not that of the object; `none` leaves it out. */
  readonly noun: string | undefined
  /** What is told of the object beside what is usual. */
  readonly fields: Own['fields']
  readonly extended: boolean
}

/** What the words of a table mean: the verb of the envelope, and how much is told of the object. */
const meanings = {
  create: { verb: 'create', tells: 'all' },
  change: { verb: 'change', tells: 'all' },
  'change to no more than': { verb: 'change', tells: 'some' },
  delete: { verb: 'delete', tells: 'ids' },
  'change the element': { verb: 'change', tells: 'element' },
  'delete the element': { verb: 'delete', tells: 'element' },
} as const

/** What a set says of its order and of its integrity; undefined says nothing of it. */
export interface Flags {
  readonly sequence: boolean | undefined
  readonly integrity: boolean | undefined
}

/** Is it a word by which tables call what an operation does? */
export const isMeaning = (word: string): word is keyof typeof meanings => word in meanings

function operationOf({ own, id, verb, noun, fields, extended }: Row): OperationInput {
  const meaning = meanings[verb ?? 'create']
  const told = { ...own, fields: meaning.tells === 'all' ? { ...own.fields, ...fields } : fields }
  const { mRID, names, ...rest } = payloadOf(told)
  return {
    ...(id !== undefined && { operationId: id }),
    ...(noun !== 'none' && { noun: noun ?? nouns[own.kind] }),
    ...(verb !== undefined && { verb: meaning.verb }),
    ...(meaning.tells === 'element' && { elementOperation: true }),
    payload: {
      noun: nouns[own.kind],
      // Names among the elements of an element operation would be changed or deleted as the others are.
      objects: [{ ...rest, ...(mRID !== undefined && { mRID }), ...(meaning.tells !== 'element' && { names }) }],
    },
    extended,
  }
}

/** One message that asks for several operations. Each object in it is struck off at the end, by itself. */
export function asSet(rows: readonly Row[], { sequence, integrity }: Flags, verb: 'execute' | 'create'): Changing {
  const wrong = whatIsWrong(rows)
  return {
    change: {
      noun: 'OperationSet',
      verb,
      ...(sequence !== undefined && { enforceMsgSequence: sequence }),
      ...(integrity !== undefined && { enforceTransactionalIntegrity: integrity }),
      operations: rows.map(operationOf),
    },
    undo: [...new Set(rows.map(({ own }) => own))].map((own) => struckOff([own])),
    ...(wrong && { wrong }),
  }
}

/** What the schema of the envelope says of a set that is wrong on purpose. */
function whatIsWrong(rows: readonly Row[]): Asking['wrong'] {
  const predicts = ['schema.envelope']
  if (rows.some(({ id }) => id === undefined)) return { operator: 'an operation without operationId', predicts }
  if (rows.some(({ extended }) => extended)) return { operator: 'a foreign element in an operation', predicts }
  return undefined
}

/**
 * Sets of operations are tried where the head end declares that it carries them out.
 *
 * @throws NotApplicable where the ICS does not say so
 */
export function setsAreServed({ setting }: Conversation): void {
  if (setting.ics.operationSets !== 'served')
    throw new NotApplicable('The ICS does not say that sets of operations are carried out (ics.operationSets).')
}

/** What should be on file of an object. */
export interface OnFile {
  readonly own: Own
  /** Beside what is usual. */
  readonly fields?: Own['fields']
  readonly without?: readonly string[]
  /** Is nothing told of what is not in `fields`? */
  readonly only?: boolean
}

const wanted = ({ own, fields = {}, without = [], only = false }: OnFile) => ({
  object: idsOf(own.object),
  fields: Object.fromEntries(
    Object.entries({ ...(only ? {} : own.fields), ...fields }).filter(([name]) => !without.includes(name)),
  ),
  without: [...without],
})

/** Looks for objects until what is expected of them holds, or the declared time is over; then expects it. */
async function look(
  conversation: Conversation,
  owns: readonly Own[],
  expectedOf: (owns: readonly Own[]) => Expected,
  says: string,
): Promise<void> {
  const { commitMs } = conversation.setting.ixit.timeLimits
  for (const kind of new Set(owns.map((own) => own.kind))) {
    const mine = owns.filter((own) => own.kind === kind)
    const expected = expectedOf(mine)
    const objects = mine.map(({ object }) => object)
    const about = await askUntil(conversation, askFor(kind, objects, asFiled(conversation)), expected, commitMs)
    conversation.expect(about, expected, says)
  }
}

/** Expects objects on file as they are told. */
export const expectOnFile = (
  conversation: Conversation,
  told: readonly OnFile[],
  says: string,
  orAbsent = false,
): Promise<void> =>
  look(
    conversation,
    told.map(({ own }) => own),
    (owns) => ({
      form: 'on-file',
      objects: told.filter(({ own }) => owns.includes(own)).map(wanted),
      ...(orAbsent && { orAbsent }),
    }),
    says,
  )

/** Expects that none of these is on file. */
export const expectGone = (conversation: Conversation, owns: readonly Own[], says: string): Promise<void> =>
  look(conversation, owns, (some) => ({ form: 'not-stored', objects: some.map(({ object }) => idsOf(object)) }), says)

/** How a message of ours was answered, as far as that is clear. */
export function answerTo(conversation: Conversation, about: number): 'refused' | 'OK' | 'PARTIAL' | undefined {
  if (conversation.holds(about, { form: 'refused', what: 'object' })) return 'refused'
  return (['OK', 'PARTIAL'] as const).find((result) => conversation.holds(about, { form: 'result', results: [result] }))
}

/** Notes what a head end does where it may do one thing or the other. */
export const note = (conversation: Conversation, what: string): void => conversation.mark('test', `Observed: ${what}`)

/**
 * Puts an object on file, as a preamble.
 *
 * @param without fields that are not told of it
 * @throws Inconclusive where it is not found by its mRID, by which operations on elements call it
 */
export async function putOnFile(conversation: Conversation, own: Own, without: readonly string[]): Promise<void> {
  conversation.mark('preamble', 'An object is put on file.')
  const fields = Object.fromEntries(Object.entries(own.fields).filter(([name]) => !without.includes(name)))
  await conversation.change(created({ ...own, fields }))
  const expected: Expected = { form: 'on-file', objects: [wanted({ own, without })] }
  const { commitMs } = conversation.setting.ixit.timeLimits
  const about = await askUntil(conversation, askFor(own.kind, [own.object]), expected, commitMs)
  if (!conversation.holds(about, expected))
    throw new Inconclusive('The preamble failed: what was put on file is not found by its mRID as it was sent.')
  conversation.mark('test', 'The case proper.')
}

/**
 * Sees that a change of what is not on file is refused, so that it can be the bad one of several operations.
 *
 * @throws Inconclusive where it is not refused
 */
export async function changeOfNothingIsRefused(conversation: Conversation, own: Own): Promise<void> {
  conversation.mark('preamble', 'A change of what is not on file is refused before it is one of several operations.')
  const about = await conversation.change({ ...changedTo(own, own.fields), undo: struckOff([own]) })
  if (answerTo(conversation, about) !== 'refused')
    throw new Inconclusive(
      'The preamble failed: a change of what is not on file is not refused, so it cannot be the bad operation of a set.',
    )
  conversation.mark('test', 'The case proper.')
}

/** Sends the same create twice at the same time: as its sender's second attempt, under the same CorrelationID. */
export async function createTwiceAtOnce(conversation: Conversation, own: Own): Promise<readonly number[]> {
  const header = { correlationId: conversation.setting.newId() }
  const first = created(own)
  return Promise.all([
    conversation.change({ ...first, header }),
    conversation.change({ ...first, undo: undefined, header }),
  ])
}
