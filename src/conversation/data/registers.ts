import type { Expected } from '../../exchange/entries.ts'
import type { Conversation } from '../conversation.ts'
import { idsOf } from '../fixtures.ts'
import type { Subject } from '../subject.ts'
import { aroundMoment, filledIn, meterOf } from './fixtures.ts'

/** The two reading types of one register. */
export const multiplierPair = ({ setting }: Conversation): [string, string] =>
  filledIn(setting.ixit.multiplierPair, 'ixit.multiplierPair')

/** The bulk energy that the technical report works with, where the meters of the list deliver it. */
export function forwardEnergy({ setting }: Conversation): string {
  const code = '0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0'
  return filledIn(
    setting.ixit.readingTypes.supported.find((type) => type === code),
    `ixit.readingTypes.supported with ${code}, if the meters deliver it`,
  )
}

/** Registers of known values, asked for at their moment. */
export function nameRegisters(subject: Subject, conversation: Conversation): void {
  const { meter, at, values } = filledIn(conversation.setting.ixit.registers, 'ixit.registers')
  subject.good.push(meterOf(conversation, meter))
  subject.goodTypes.push(...values.map(({ readingType }) => readingType))
  subject.period = aroundMoment(at)
}

/** Each register has its own value, and not that of another. */
export function ownValues(subject: Subject, conversation: Conversation): Expected {
  const { at, values } = filledIn(conversation.setting.ixit.registers, 'ixit.registers')
  const meter = idsOf(filledIn(subject.good[0], 'ixit.meters'))
  const others = (own: string) => values.map(({ value }) => value).filter((value) => Number(value) !== Number(own))
  return {
    form: 'known-values',
    at,
    values: values.map((one) => ({ meter, ...one, mistakenFor: others(one.value) })),
  }
}

export function nameOtherCommodity(subject: Subject, { setting }: Conversation): void {
  const { meter, readingType } = filledIn(setting.ixit.otherCommodity, 'ixit.otherCommodity')
  subject.good.push(meter)
  subject.goodTypes.push(readingType)
}

export function nameEstimated(subject: Subject, conversation: Conversation): void {
  const { meter, readingType, period } = filledIn(conversation.setting.ixit.estimated, 'ixit.estimated')
  subject.good.push(meterOf(conversation, meter))
  subject.goodTypes.push(readingType)
  subject.period = period
}

export function qualityTold({ setting }: Conversation): Expected {
  const { readingType, period } = filledIn(setting.ixit.estimated, 'ixit.estimated')
  return { form: 'quality', readingType, ...period }
}

export function nameReasoned(subject: Subject, conversation: Conversation): void {
  const { meter, readingType, at } = filledIn(conversation.setting.ixit.reasoned, 'ixit.reasoned')
  subject.good.push(meterOf(conversation, meter))
  subject.goodTypes.push(readingType)
  subject.period = aroundMoment(at)
}

export function trueReason({ setting }: Conversation): Expected {
  const { readingType, at, reason } = filledIn(setting.ixit.reasoned, 'ixit.reasoned')
  return { form: 'reason', readingType, at, reason }
}

export function nameCoincident(subject: Subject, conversation: Conversation): void {
  const { meter, trigger, dependents, period } = filledIn(conversation.setting.ixit.coincident, 'ixit.coincident')
  subject.good.push(meterOf(conversation, meter))
  subject.goodTypes.push(trigger, ...dependents)
  subject.period = period
}

export function timeOfTrigger({ setting }: Conversation): Expected {
  const { trigger, dependents } = filledIn(setting.ixit.coincident, 'ixit.coincident')
  return { form: 'coincident', trigger, dependents }
}
