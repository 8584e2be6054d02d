import type { ChangeInput } from '../message/change.ts'
import type { ObjectReference } from '../message/build.ts'
import type { Expected } from '../exchange/entries.ts'
import type { Asking, Changing, Conversation } from './conversation.ts'
import { Inconclusive, NotApplicable } from './errors.ts'
import { byAnyId, idsOf } from './fixtures.ts'
import type { Own, OwnKind } from './own-data.ts'
import { askUntil } from './polling.ts'

/** The lists of the template of links, by the kinds of what is linked. */
const lists: Partial<Record<OwnKind, string>> = {
  meter: 'meters',
  'usage point': 'usagePoints',
  'communication module': 'comModules',
  'service location': 'serviceLocations',
  'service supplier': 'serviceSuppliers',
  customer: 'customers',
  'customer account': 'customerAccounts',
  'customer agreement': 'customerAgreements',
}

function listOf(kind: OwnKind): string {
  const list = lists[kind]
  if (list === undefined) throw new Error(`No message links a ${kind}.`)
  return list
}

/** How an object of our own is called by another: by its names where that is declared, else by all that it is called. */
export const calledBy = ({ setting }: Conversation, { object }: Own): ObjectReference =>
  setting.ics.addressByNames ? { names: namesOf(object) } : { ...byAnyId(object), names: namesOf(object) }

const namesOf = ({ names }: Own['object']) =>
  names.map(({ name, nameType, authority }) => ({
    name,
    ...(nameType !== undefined && { nameType }),
    ...(authority !== undefined && { authority }),
  }))

/** The objects of a link, as a message tells them. */
export const membersOf = (conversation: Conversation, owns: readonly Own[]): Record<string, ObjectReference[]> =>
  Object.fromEntries(owns.map((own) => [listOf(own.kind), [calledBy(conversation, own)]]))

/** By what a link is undone. */
export const linkUndone = (conversation: Conversation, owns: readonly Own[], effective?: string): ChangeInput => ({
  noun: 'MasterDataLinkageConfig',
  verb: 'delete',
  members: membersOf(conversation, owns),
  ...(effective !== undefined && { effective }),
})

/** Links objects to each other from a time on; at the end they are linked no more. */
export const linked = (conversation: Conversation, owns: readonly Own[], effective: string): Changing => ({
  change: { noun: 'MasterDataLinkageConfig', verb: 'create', members: membersOf(conversation, owns), effective },
  undo: linkUndone(conversation, owns),
})

/** Ends a link at a time. */
export const unlinked = (conversation: Conversation, owns: readonly Own[], effective: string): Changing => ({
  change: linkUndone(conversation, owns, effective),
  undo: undefined,
})

/** Asks for what an object is linked to, at a time where one is given. */
export const askLinks = (conversation: Conversation, own: Own, at?: string): Asking => ({
  query: { noun: 'MasterDataLinkageConfig', lists: membersOf(conversation, [own]) },
  ...(at !== undefined && { parameters: { startTime: at, endTime: at } }),
})

/** The time that lies so many hours from now. */
export const hoursFromNow = ({ setting }: Conversation, hours: number): string =>
  new Date(Date.parse(setting.clock.now().wall) + hours * 3_600_000).toISOString()

/** Looks whether the first object is linked to the others until it is as expected, or the declared time is over. */
export async function expectLink(
  conversation: Conversation,
  owns: readonly Own[],
  expected: Pick<Extract<Expected, { form: 'linked' }>, 'form' | 'from' | 'at'> | { form: 'not-linked'; at?: string },
  says: string,
): Promise<void> {
  const meant: Expected = { ...expected, objects: owns.map(({ object }) => idsOf(object)) }
  const about = await lookForLink(conversation, owns, meant)
  conversation.expect(about, meant, says)
}

function lookForLink(conversation: Conversation, owns: readonly Own[], expected: Expected): Promise<number> {
  const [first] = owns
  if (!first) throw new Error('No objects are named.')
  const at = 'at' in expected && typeof expected.at === 'string' ? expected.at : undefined
  return askUntil(
    conversation,
    askLinks(conversation, first, at),
    expected,
    conversation.setting.ixit.timeLimits.commitMs,
  )
}

/**
 * Links objects, as a preamble.
 *
 * @throws Inconclusive where they are not found linked
 */
export async function linkBefore(conversation: Conversation, owns: readonly Own[]): Promise<void> {
  conversation.mark('preamble', 'Objects that belong together are linked.')
  await conversation.change(linked(conversation, owns, hoursFromNow(conversation, 0)))
  const expected: Expected = { form: 'linked', objects: owns.map(({ object }) => idsOf(object)) }
  const about = await lookForLink(conversation, owns, expected)
  if (!conversation.holds(about, expected))
    throw new Inconclusive('The preamble failed: objects that were linked are not found so.')
  conversation.mark('test', 'The case proper.')
}

/** How the ICS says that a link is treated that contradicts another. */
export function treatmentOfContradiction({ setting }: Conversation): 'refused' | 'replaces' {
  const { contradictingLinks } = setting.ics
  if (contradictingLinks === 'undeclared')
    throw new NotApplicable('The ICS does not say what a link gets that contradicts another (ics.contradictingLinks).')
  return contradictingLinks
}

/** @throws NotApplicable where links that contradict others are not declared to be refused */
export function contradictionsAreRefused(conversation: Conversation): void {
  if (treatmentOfContradiction(conversation) !== 'refused')
    throw new NotApplicable('The ICS says that a link replaces the one it contradicts (ics.contradictingLinks).')
}

/** @throws NotApplicable where it cannot be told at which time links hold */
export function linksAreDated({ setting }: Conversation): void {
  if (!setting.ics.datedLinks)
    throw new NotApplicable('The ICS does not say that links are told of a time, or with their dates (ics.datedLinks).')
}

/** How the ICS says that a link is treated that is to hold from a time in the past. */
export function treatmentOfBackDating({ setting }: Conversation): 'taken' | 'refused' {
  const { backDatedLinks } = setting.ics
  if (backDatedLinks === 'undeclared')
    throw new NotApplicable('The ICS does not say what a link gets that holds from a past time (ics.backDatedLinks).')
  return backDatedLinks
}
