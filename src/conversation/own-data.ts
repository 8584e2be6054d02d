import type { ObjectFixture } from '../config/ixit.ts'
import type { ChangeInput, OwnObject } from '../message/change.ts'
import { ownKinds, usualFields, type OwnKind } from './own-kinds.ts'
import { aboutObjects } from '../message/query.ts'
import type { Asking, Changing, Conversation } from './conversation.ts'
import { byAnyId } from './fixtures.ts'

export const nouns = ownKinds
export type { OwnKind }

/** An object of the run's own, as the steps speak of it. */
export interface Own {
  readonly kind: OwnKind
  readonly object: ObjectFixture
  readonly fields: Readonly<Record<string, string>>
  /** Other objects to which it refers, by the lists of its template. */
  readonly refs?: Readonly<Record<string, readonly ObjectFixture[]>>
  /** What is told of beside it and belongs to it, by the lists of its template. */
  readonly parts?: Readonly<Record<string, readonly Pick<Own, 'object' | 'fields'>[]>>
}

/** Makes up an object that nobody has yet. */
export const ownOne = (conversation: Conversation, kind: OwnKind, name?: string): Own => ({
  kind,
  object: conversation.ownObject(kind, name),
  fields: usualFields[kind],
})

/** An object of our own, as a message tells of it. */
export const payloadOf = ({ object, fields, refs = {}, parts = {} }: Own): OwnObject => ({
  ...idsIn(object),
  fields: { ...fields },
  refs: Object.fromEntries(Object.entries(refs).map(([list, objects]) => [list, objects.map(byAnyId)])),
  parts: Object.fromEntries(
    Object.entries(parts).map(([list, some]) => [
      list,
      some.map((part) => ({ ...idsIn(part.object), fields: { ...part.fields } })),
    ]),
  ),
})

/** All ids of an object, as a message tells them. */
const idsIn = ({ mRID, names }: ObjectFixture) => ({
  ...(mRID !== undefined && { mRID }),
  names: names.map(({ name, nameType, authority }) => ({
    name,
    ...(nameType !== undefined && { nameType }),
    ...(authority !== undefined && { authority }),
  })),
})

/** What is done to objects, by a request or told by an event. */
export const transaction = (verb: 'create' | 'change' | 'delete', owns: readonly Own[]): ChangeInput => ({
  noun: nouns[owns[0]?.kind ?? 'meter'],
  verb,
  objects: owns.map(payloadOf),
})

/** By what objects are struck off. */
export const struckOff = (owns: readonly Own[]): ChangeInput =>
  transaction(
    'delete',
    owns.map(({ kind, object }) => ({ kind, object, fields: {} })),
  )

/** Puts objects on file; they are struck off at the end. */
export const created = (...owns: readonly Own[]): Changing => ({
  change: transaction('create', owns),
  undo: struckOff(owns),
})

/** The same once more: what is on file already needs no second undoing. */
export const createdAgain = (...owns: readonly Own[]): Changing => ({
  change: transaction('create', owns),
  undo: undefined,
})

/** Puts an object on file with a value that its schema does not know. */
export const createdBadly = (own: Own, field: string, value: string): Changing => ({
  change: transaction('create', [{ ...own, fields: { ...own.fields, [field]: value } }]),
  undo: struckOff([own]),
  wrong: { operator: `${field} "${value}"`, predicts: ['schema.payload'] },
})

/** Changes what is on file of an object: the fields that are given, and no others. */
export const changedTo = (own: Own, fields: Own['fields'], parts: Own['parts'] = {}): Changing => ({
  change: transaction('change', [{ ...own, fields, parts }]),
  undo: undefined,
})

/** Strikes an object off. */
export const deleted = (own: Own): Changing => ({ change: struckOff([own]), undo: undefined })

/** Asks for what is on file of objects. */
export const askFor = (kind: OwnKind, objects: readonly ObjectFixture[], how = byAnyId): Asking => ({
  query: aboutObjects(nouns[kind], objects.map(how)),
})
