import type { Conversation } from './conversation.ts'
import { NotApplicable } from './errors.ts'
import { givesScheduleId } from './schedules.ts'

/** @throws NotApplicable where the id of a creation is not declared to be by what its work is called off */
export function createsGiveIds(conversation: Conversation): void {
  if (!givesScheduleId(conversation))
    throw new NotApplicable(
      'The ICS does not say that a schedule is called off by the Reply.ID of its creation (ics.scheduleIdentity).',
    )
}
