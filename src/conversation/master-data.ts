import type { Ixit } from '../config/ixit.ts'
import type { Expected } from '../exchange/entries.ts'
import { aboutObjects } from '../message/query.ts'
import type { Asking, Conversation } from './conversation.ts'
import { Inconclusive, NotApplicable } from './errors.ts'
import { asFiled, byAnyId, byName, idsOf } from './fixtures.ts'
import { askFor, created, nouns, ownOne, type Own, type OwnKind } from './own-data.ts'
import { askUntil } from './polling.ts'

/** By which list of its template an object refers to one of a kind. */
const referring: Partial<Record<OwnKind, Partial<Record<OwnKind, string>>>> = {
  'usage point': {
    'usage point location': 'usagePointLocations',
    'service category': 'serviceCategories',
    'pricing structure': 'pricingStructures',
  },
  'auxiliary agreement': { 'customer agreement': 'customerAgreements' },
  'group of end devices': { meter: 'members' },
  'group of usage points': { 'usage point': 'members' },
}

/** An object as another calls it: by name where that is declared, as a system may number its objects itself. */
export const asCalled = ({ setting }: Conversation, object: Own['object']): Own['object'] =>
  setting.ics.addressByNames && object.names.length ? { names: object.names } : object

/** An object that refers to others. */
export function referringTo(conversation: Conversation, own: Own, others: readonly Own[]): Own {
  const refs: Record<string, Own['object'][]> = {}
  for (const other of others) {
    const list = referring[own.kind]?.[other.kind]
    if (list === undefined) throw new Error(`A ${own.kind} refers to no ${other.kind}.`)
    refs[list] = [...(refs[list] ?? []), asCalled(conversation, other.object)]
  }
  return { ...own, refs }
}

/** Waits until what a message put on file is found as it was sent; returns the number of the query and what is expected. */
async function lookForStored(
  conversation: Conversation,
  { kind, object }: Own,
  as: number,
): Promise<{ readonly about: number; readonly expected: Expected }> {
  const expected: Expected = { form: 'stored', as }
  const asking = askFor(kind, [object], asFiled(conversation))
  const about = await askUntil(conversation, asking, expected, conversation.setting.ixit.timeLimits.commitMs)
  return { about, expected }
}

/**
 * Puts objects on file, as a preamble.
 *
 * @throws Inconclusive where one of them is not found as it was sent
 */
export async function allOnFileBefore(conversation: Conversation, owns: readonly Own[]): Promise<void> {
  conversation.mark('preamble', 'What the case needs is put on file.')
  for (const own of owns) {
    const { about, expected } = await lookForStored(conversation, own, await conversation.change(created(own)))
    if (!conversation.holds(about, expected))
      throw new Inconclusive(`The preamble failed: a ${own.kind} was put on file and is not found as it was sent.`)
  }
  conversation.mark('test', 'The case proper.')
}

/** @throws NotApplicable where an object that refers to nothing is not declared to be refused */
export function unknownReferencesAreRefused({ setting }: Conversation): void {
  if (setting.ics.unknownReferences !== 'refused')
    throw new NotApplicable(
      'The ICS does not say that an object is refused that refers to one that there is not (ics.unknownReferences).',
    )
}

const part = (conversation: Conversation, fields: Own['fields']): Pick<Own, 'object' | 'fields'> => ({
  object: conversation.ownObject('function'),
  fields,
})

/** A meter whose functions are told of beside it, and referred to. */
export const withFunctions = (conversation: Conversation): Own => ({
  ...ownOne(conversation, 'meter'),
  parts: {
    comFunctions: [part(conversation, { direction: 'biDirectional', firmwareID: 'COM-7.1', technology: 'plc' })],
    meteringFunctions: [part(conversation, { firmwareID: 'MET-3.2', kind: 'electricMetering', programID: 'PRG-5' })],
  },
})

/** A meter that refers to a function of which nobody has told. */
export const withoutItsFunction = (conversation: Conversation): Own => ({
  ...ownOne(conversation, 'meter'),
  refs: { functionsElsewhere: [conversation.ownObject('function')] },
})

/** A meter with a register that measures what the head end is declared to deliver. */
export function withRegister(conversation: Conversation): Own {
  const [readingType = ''] = conversation.fixtures.supportedReadingTypes(1)
  const [registerId = '', channelId = ''] = [0, 1].map(() => conversation.ownObject('register').mRID ?? '')
  return {
    ...ownOne(conversation, 'meter'),
    parts: {
      meteringFunctions: [
        part(conversation, { kind: 'electricMetering', registerId, leftDigitCount: '6', channelId, readingType }),
      ],
    },
  }
}

/** A read of the register of a meter. */
export function askOwnRegister({ object, parts }: Own, conversation: Conversation): Asking {
  const readingType = parts?.meteringFunctions?.[0]?.fields.readingType
  if (readingType === undefined) throw new Error('The meter has no register.')
  return { query: { noun: 'MeterReadings', meters: [asFiled(conversation)(object)], readingTypes: [readingType] } }
}

/** What a switch is allowed, harmless for a meter that there is only on file. */
const limits = { powerLimit: '5000', customerVoltageLimit: '253' }
export const otherLimits = { powerLimit: '4200', customerVoltageLimit: '250' }
export const negativeLimit = { powerLimit: '-4200' }

/** A meter with a switch that has limits. */
export const withLimits = (conversation: Conversation): Own => ({
  ...ownOne(conversation, 'meter'),
  parts: { switchFunctions: [part(conversation, { enabled: 'true', ...limits })] },
})

/** The meter with a switch that has other limits. */
export const limitedTo = (own: Own, fields: Own['fields']): Own => ({
  ...own,
  parts: { switchFunctions: (own.parts?.switchFunctions ?? []).map((one) => ({ ...one, fields })) },
})

function switchOf({ parts }: Own): Own['object'] {
  const [one] = parts?.switchFunctions ?? []
  if (!one) throw new Error('The meter has no switch.')
  return one.object
}

/** Asks for a meter until its switch is told as expected. */
async function expectOfSwitch(conversation: Conversation, own: Own, expected: Expected, says: string): Promise<void> {
  const asking = askFor(own.kind, [own.object], asFiled(conversation))
  const { commitMs } = conversation.setting.ixit.timeLimits
  conversation.expect(await askUntil(conversation, asking, expected, commitMs), expected, says)
}

/** Expects that the limits of its switch are told. */
export const expectLimits = (conversation: Conversation, own: Own, fields: Own['fields'], says: string) =>
  expectOfSwitch(
    conversation,
    own,
    { form: 'on-file', objects: [{ object: idsOf(switchOf(own)), fields: { ...fields }, without: [] }] },
    says,
  )

/** Expects that its switch is not told to have a limit. */
export const expectNoLimit = (conversation: Conversation, own: Own, none: Own['fields'], says: string) =>
  expectOfSwitch(conversation, own, { form: 'told', object: idsOf(switchOf(own)), none: { ...none } }, says)

/** An object that is put on file by its name alone. */
export const withoutMRID = (own: Own): Own => ({ ...own, object: { names: own.object.names } })

/** Expects one object under its mRID and under its name. */
export async function expectSameByAnyId(conversation: Conversation, own: Own): Promise<void> {
  const { commitMs } = conversation.setting.ixit.timeLimits
  const object = idsOf(own.object)
  const expected: Expected = { form: 'on-file', objects: [{ object, fields: { ...own.fields }, without: [] }] }
  for (const how of [byAnyId, byOneName]) {
    const about = await askUntil(conversation, askFor(own.kind, [own.object], how), expected, commitMs)
    conversation.expect(about, expected, 'it is found by its mRID and by its name')
  }
}

const byOneName = (object: Own['object']) => byName(object)

function pairOf(ixit: Ixit, under: 'kinds of names' | 'authorities'): readonly [string, string] {
  const field = under === 'authorities' ? 'authorities' : 'nameTypes'
  const pair = ixit.sameNames[field]
  if (!pair)
    throw new Inconclusive(`The IXIT does not say which two ${under} there are. Fill in ixit.sameNames.${field}.`)
  return pair
}

/**
 * Two meters of one name, under two kinds of names or two authorities, and each with another lot.
 *
 * @throws NotApplicable where objects are not called by Names
 */
export function twoOfOneName(conversation: Conversation, under: 'kinds of names' | 'authorities'): readonly [Own, Own] {
  const { ics, ixit } = conversation.setting
  if (!ics.addressByNames)
    throw new NotApplicable('The ICS says that objects may not be addressed by Names (ics.addressByNames).')
  const [one, other] = pairOf(ixit, under)
  const [first, second] = [ownOne(conversation, 'meter'), ownOne(conversation, 'meter')]
  const [usual] = first.object.names
  const nameType = ixit.sameNames.nameTypes?.[0] ?? usual?.nameType
  const named = (own: Own, word: string, lotNumber: string): Own => ({
    ...own,
    fields: { ...own.fields, lotNumber },
    object: {
      ...own.object,
      names: [
        under === 'authorities'
          ? { name: usual?.name ?? '', ...(nameType !== undefined && { nameType }), authority: word }
          : { name: usual?.name ?? '', nameType: word },
      ],
    },
  })
  return [named(first, one, 'LOT-A'), named(second, other, 'LOT-B')]
}

const lotOf = ({ fields }: Own): Record<string, string> => ({ lotNumber: fields.lotNumber ?? '' })
const nameAlone = ({ object }: Own) => ({ mRID: undefined, names: object.names.map(({ name }) => name) })

/** Expects that each of two is found by its own name, with its type and its authority, and the other is not. */
export async function expectToldApart(conversation: Conversation, both: readonly [Own, Own]): Promise<void> {
  const { commitMs } = conversation.setting.ixit.timeLimits
  for (const [own, other] of [both, [both[1], both[0]] as const]) {
    const { names } = nameAlone(own)
    const expected: Expected = { form: 'told', object: { names }, some: lotOf(own), none: lotOf(other) }
    const about = await askUntil(conversation, askFor('meter', [own.object], byOneName), expected, commitMs)
    conversation.expect(about, expected, 'each is found by its own name')
  }
}

/** Expects that the bare name brings one of two, both, or none. */
export async function expectNoStranger(conversation: Conversation, both: readonly [Own, Own]): Promise<void> {
  const { names } = nameAlone(both[0])
  const about = await conversation.ask({
    query: aboutObjects('MeterConfig', [{ names: names.map((name) => ({ name })) }]),
  })
  const expected: Expected = { form: 'told', object: { names }, each: both.map(lotOf) }
  conversation.expect(about, expected, 'the bare name brings none but these')
}

/** Asks for an object of our own among those of another kind. */
export const askAmong = (conversation: Conversation, { object }: Own, kind: OwnKind): Asking => ({
  query: aboutObjects(nouns[kind], [asFiled(conversation)(object)]),
})

/**
 * A device of a home network, with the install code by which it joins.
 *
 * @throws Inconclusive where the IXIT knows no such code
 */
export function withInstallCode(conversation: Conversation, which: 'good' | 'malformed'): Own {
  const { installCodes } = conversation.setting.ixit
  if (!installCodes)
    throw new Inconclusive('The IXIT does not say what an install code looks like. Fill in ixit.installCodes.')
  const own = ownOne(conversation, 'end device')
  return { ...own, fields: { ...own.fields, installCode: installCodes[which] } }
}

/** A group of usage points with the programme to which it belongs. */
export const inProgramme = (conversation: Conversation, own: Own): Own => ({
  ...own,
  parts: {
    programmes: [{ object: conversation.ownObject('programme'), fields: { programmeType: 'load control' } }],
  },
})

/**
 * Listens for what the SUT tells of what is put on file.
 *
 * @throws NotApplicable where the ICS does not say that it tells of that kind
 */
export async function listenForNotices(conversation: Conversation, kind: OwnKind): Promise<void> {
  const noun = nouns[kind]
  if (!conversation.setting.ics.publishes.includes(noun))
    throw new NotApplicable(`The ICS does not say that the SUT sends created(${noun}) by itself (ics.publishes).`)
  await conversation.happenings.listen()
}

/** Waits until it is told of what a message put on file, and expects it. */
export async function expectNotice(conversation: Conversation, as: number): Promise<void> {
  const expected: Expected = { form: 'notified', as }
  await conversation.happenings.until(as, () => conversation.holds(as, expected))
  conversation.expect(as, expected, 'those who listen are told of it')
}

/** Listens for the quiet window, in which nobody may be told. */
export async function expectNoNotice(conversation: Conversation, as: number): Promise<void> {
  // Three times as long as declared is waited.
  await conversation.happenings.until(as, () => false, Math.max(1, conversation.setting.ixit.timeLimits.quietMs / 3))
  conversation.expect(as, { form: 'not-notified', as }, 'nobody is told of it')
}

/**
 * Puts a device with a good install code on file, as a preamble; whether it tells the code is its own choice.
 *
 * @throws Inconclusive where it is not found
 */
export async function deviceOnFileBefore(conversation: Conversation): Promise<void> {
  conversation.mark('preamble', 'A device with a good install code is put on file.')
  const own = withInstallCode(conversation, 'good')
  await conversation.change(created(own))
  const { installCode: _, ...fields } = own.fields
  const expected: Expected = { form: 'on-file', objects: [{ object: idsOf(own.object), fields, without: [] }] }
  const asking = askFor(own.kind, [own.object], asFiled(conversation))
  const about = await askUntil(conversation, asking, expected, conversation.setting.ixit.timeLimits.commitMs)
  if (!conversation.holds(about, expected))
    throw new Inconclusive('The preamble failed: a device with a good install code was put on file and is not found.')
  conversation.mark('test', 'The case proper.')
}

/** A device as it may be told: its install code is a secret. */
export function withoutSecret(own: Own): { readonly own: Own } {
  const { installCode: _, ...fields } = own.fields
  return { own: { ...own, fields } }
}
