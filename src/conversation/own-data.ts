import type { ObjectFixture } from '../config/ixit.ts'
import type { ChangeInput, OwnObject } from '../message/change.ts'
import type { Asking, Changing, Conversation } from './conversation.ts'
import { byAnyId } from './fixtures.ts'

export type OwnKind = 'meter' | 'usage point'

/** The nouns under which objects are put on file. */
export const nouns = { meter: 'MeterConfig', 'usage point': 'UsagePointConfig' } as const

/** What a run tells of the objects it puts on file; harmless, and easy to compare. */
const usualFields = {
  meter: {
    formNumber: 'F-9',
    isVirtual: 'false',
    lotNumber: 'LOT-2026-1',
    type: 'residential',
    installationDate: '2026-03-01',
  },
  'usage point': {
    connectionState: 'connected',
    grounded: 'true',
    isSdp: 'true',
    isVirtual: 'false',
    nominalServiceVoltage: '230',
    phaseCode: 'AN',
    readCycle: 'CYCLE-1',
  },
} as const

/** An object of the run's own, as the steps speak of it. */
export interface Own {
  readonly kind: OwnKind
  readonly object: ObjectFixture
  readonly fields: Readonly<Record<string, string>>
}

/** Makes up an object that nobody has yet. */
export const ownOne = (conversation: Conversation, kind: OwnKind, name?: string): Own => ({
  kind,
  object: conversation.ownObject(kind, name),
  fields: usualFields[kind],
})

/** An object of our own, as a message tells of it. */
export const payloadOf = ({ object, fields }: Own): OwnObject => ({
  ...(object.mRID !== undefined && { mRID: object.mRID }),
  names: object.names.map(({ name, nameType, authority }) => ({
    name,
    ...(nameType !== undefined && { nameType }),
    ...(authority !== undefined && { authority }),
  })),
  fields: { ...fields },
})

const transaction = (verb: 'create' | 'change' | 'delete', owns: readonly Own[]): ChangeInput => ({
  noun: nouns[owns[0]?.kind ?? 'meter'],
  verb,
  objects: owns.map(payloadOf),
})

/** By what objects are struck off. */
export const struckOff = (owns: readonly Own[]): ChangeInput =>
  transaction(
    'delete',
    owns.map((own) => ({ ...own, fields: {} })),
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
export const changedTo = (own: Own, fields: Own['fields']): Changing => ({
  change: transaction('change', [{ ...own, fields }]),
  undo: undefined,
})

/** Strikes an object off. */
export const deleted = (own: Own): Changing => ({ change: struckOff([own]), undo: undefined })

/** Asks for what is on file of objects. */
export const askFor = (kind: OwnKind, objects: readonly ObjectFixture[], how = byAnyId): Asking => ({
  query:
    kind === 'meter'
      ? { noun: 'MeterConfig', meters: objects.map(how) }
      : { noun: 'UsagePointConfig', usagePoints: objects.map(how) },
})
