import type { MeterFixture, ObjectFixture } from '../config/ixit.ts'
import type { Expected } from '../exchange/entries.ts'
import type { Asking, Conversation } from './conversation.ts'
import { Inconclusive, NotApplicable } from './errors.ts'
import { asFiled, idsOf } from './fixtures.ts'
import { asCalled } from './master-data.ts'
import { askFor, created, ownOne, type Own } from './own-data.ts'
import { askUntil } from './polling.ts'

/** Makes up a group of meters. */
export const groupOf = (conversation: Conversation, meters: readonly MeterFixture[]): Own => ({
  ...ownOne(conversation, 'group of end devices'),
  refs: { members: meters.map((meter) => (meter.mRID === undefined ? asCalled(conversation, meter) : meter)) },
})

/** One object of the answer names the group and all of these. */
const withMembers = (own: Own, members: readonly ObjectFixture[]): Expected => ({
  form: 'linked',
  objects: [own.object, ...members].map(idsOf),
})

function look(conversation: Conversation, own: Own, expected: Expected): Promise<number> {
  const { commitMs } = conversation.setting.ixit.timeLimits
  return askUntil(conversation, askFor(own.kind, [own.object], asFiled(conversation)), expected, commitMs)
}

/** Expects that a group is told with all of its members. */
export async function expectMembers(
  conversation: Conversation,
  own: Own,
  members: readonly ObjectFixture[],
): Promise<void> {
  const expected = withMembers(own, members)
  conversation.expect(await look(conversation, own, expected), expected, 'its members are found again')
}

/** Expects that a group is not told with one of these. */
export async function expectNoMember(
  conversation: Conversation,
  own: Own,
  strangers: readonly ObjectFixture[],
): Promise<void> {
  for (const stranger of strangers) {
    const expected: Expected = { form: 'not-linked', objects: [own.object, stranger].map(idsOf) }
    conversation.expect(await look(conversation, own, expected), expected, 'it has no member that does not exist')
  }
}

/**
 * Puts a group on file, as a preamble.
 *
 * @throws Inconclusive where it is not found with its members
 */
export async function groupOnFileBefore(
  conversation: Conversation,
  own: Own,
  members: readonly ObjectFixture[],
): Promise<void> {
  conversation.mark('preamble', 'A group is put on file.')
  await conversation.change(created(own))
  const expected = withMembers(own, members)
  if (!conversation.holds(await look(conversation, own, expected), expected))
    throw new Inconclusive('The preamble failed: a group that was put on file is not found with its members.')
  conversation.mark('test', 'The case proper.')
}

/**
 * Asks for the readings of a group that this run has made.
 *
 * @throws NotApplicable where a query may not name groups
 */
export function askGroup(conversation: Conversation, { object }: Own, readingTypes: readonly string[]): Asking {
  if (!conversation.setting.ics.addressByGroup)
    throw new NotApplicable('The ICS does not say that a query may name groups (ics.addressByGroup).')
  return { query: { noun: 'MeterReadings', meterGroups: [asFiled(conversation)(object)], readingTypes } }
}
