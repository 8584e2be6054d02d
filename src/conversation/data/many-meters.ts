import type { Ixit } from '../../config/ixit.ts'
import type { Expected } from '../../exchange/entries.ts'
import type { Asking, Conversation } from '../conversation.ts'
import { NotApplicable } from '../errors.ts'
import { idsOf } from '../fixtures.ts'
import { askReadings, type Subject } from '../subject.ts'
import { filledIn } from './fixtures.ts'

const groupFields = { meters: 'meterGroups', 'usage points': 'usagePointGroups' } as const
export type GroupKind = keyof typeof groupFields

function groupsAreNamed({ setting }: Conversation): Ixit['groups'] {
  if (!setting.ics.addressByGroup)
    throw new NotApplicable('The ICS does not say that a query may name groups (ics.addressByGroup).')
  return setting.ixit.groups
}

/** A group that has members. */
export function nameGroup(subject: Subject, conversation: Conversation, kind: GroupKind): void {
  subject[groupFields[kind]].push(knownGroup(conversation, kind).group)
}

function knownGroup(conversation: Conversation, kind: GroupKind) {
  const { meters, usagePoints } = groupsAreNamed(conversation)
  return kind === 'meters' ? filledIn(meters, 'ixit.groups.meters') : filledIn(usagePoints, 'ixit.groups.usagePoints')
}

/** A group of meters that there is not, or that has no members. */
export function nameOddGroup(subject: Subject, conversation: Conversation, which: 'unknown' | 'empty'): void {
  subject.meterGroups.push(filledIn(groupsAreNamed(conversation)[which], `ixit.groups.${which}`))
}

/** Each member has its readings, and nobody else. */
export function membersRead(subject: Subject, conversation: Conversation): Expected {
  const kind = subject.meterGroups.length ? 'meters' : 'usage points'
  const members = knownGroup(conversation, kind).members.map(idsOf)
  return {
    form: 'readings',
    meters: kind === 'meters' ? members : [],
    usagePoints: kind === 'meters' ? [] : members,
    readingTypes: subject.goodTypes,
  }
}

/** The request for a page, counted from 0, of so many meters, or of a negative number of them. */
export function askPage(subject: Subject, conversation: Conversation, size: number, page: number): Asking {
  const { limit, offset } = filledIn(conversation.setting.ixit.paging, 'ixit.paging')
  const options = { [limit]: String(size), [offset]: String(page * Math.max(size, 0)) }
  return askReadings({ ...subject, options }, conversation, 'any id')
}

export const unreachableMeter = ({ setting }: Conversation) => filledIn(setting.ixit.unreachable, 'ixit.unreachable')

export function ofUnreachable(conversation: Conversation): Expected {
  const { meter, since } = unreachableMeter(conversation)
  return { form: 'unreachable', meter: idsOf(meter), since }
}
