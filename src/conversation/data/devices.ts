import type { Expected } from '../../exchange/entries.ts'
import type { Conversation } from '../conversation.ts'
import { NotApplicable } from '../errors.ts'
import { idsOf } from '../fixtures.ts'
import type { Subject } from '../subject.ts'
import { filledIn, meterOf } from './fixtures.ts'

/** A meter whose switch stands as the IXIT says, and the register that tells it. */
export function nameSwitch(subject: Subject, { setting }: Conversation, position: 'open' | 'closed'): void {
  if (setting.ics.switchPosition !== 'reading')
    throw new NotApplicable('The ICS does not say that the position of a switch is read (ics.switchPosition).')
  const switches = filledIn(setting.ixit.switches, 'ixit.switches')
  subject.good.push(filledIn(switches[position], `ixit.switches.${position}`))
  subject.goodTypes.push(switches.readingType)
}

export function truePosition(subject: Subject, { setting }: Conversation, position: 'open' | 'closed'): Expected {
  const { readingType, closedValue, openValue } = filledIn(setting.ixit.switches, 'ixit.switches')
  const [value, other] = position === 'closed' ? [closedValue, openValue] : [openValue, closedValue]
  const meter = idsOf(filledIn(subject.good[0], 'ixit.switches'))
  return { form: 'known-values', values: [{ meter, readingType, value, mistakenFor: [other] }] }
}

/** A meter whose firmware, hardware and programs are known. */
export function nameDeviceIds(subject: Subject, conversation: Conversation): void {
  if (!conversation.setting.ics.deviceIds)
    throw new NotApplicable('The ICS does not say that the ids of firmware and programs are told (ics.deviceIds).')
  subject.good.push(meterOf(conversation, filledIn(conversation.setting.ixit.deviceIds, 'ixit.deviceIds').meter))
}

export const trueDeviceIds = ({ setting }: Conversation): Expected => ({
  form: 'device-ids',
  functions: filledIn(setting.ixit.deviceIds, 'ixit.deviceIds').functions,
})
