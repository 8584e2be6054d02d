import type { Period } from '../../config/data-fixtures.ts'
import type { Ixit } from '../../config/ixit.ts'
import type { Expected } from '../../exchange/entries.ts'
import type { OpenPeriod } from '../../message/query.ts'
import type { Asking, Conversation } from '../conversation.ts'
import { idsOf } from '../fixtures.ts'
import { askReadings, type Subject } from '../subject.ts'
import { filledIn, hourMs, meterOf, shifted } from './fixtures.ts'

const dayFields = {
  'that is complete': 'completeDay',
  'on which clocks go forward': 'clocksForward',
  'on which clocks go back': 'clocksBack',
} as const
/** Days of which the IXIT has interval data, as features call them. */
export type KnownDay = keyof typeof dayFields

const intervalsOf = ({ setting }: Conversation): NonNullable<Ixit['intervals']> =>
  filledIn(setting.ixit.intervals, 'ixit.intervals')

/** Interval data of the meter that has them, of no time yet. */
export function nameIntervals(subject: Subject, conversation: Conversation): void {
  const { meter, readingType } = intervalsOf(conversation)
  subject.good.push(meterOf(conversation, meter))
  subject.goodTypes.push(readingType)
}

/** The same for one of the known days. */
export function nameDay(subject: Subject, conversation: Conversation, day: KnownDay): void {
  nameIntervals(subject, conversation)
  const field = dayFields[day]
  subject.period = filledIn(intervalsOf(conversation)[field], `ixit.intervals.${field}`)
}

const periodOf = ({ period }: Subject): Period => {
  const { start, end } = period ?? {}
  if (start === undefined || end === undefined) throw new Error('No period with two sides has been named yet.')
  return { start, end }
}

/** A day that is a year ahead of us. */
export function nameFutureDay(subject: Subject, { setting }: Conversation): void {
  const start = shifted(setting.clock.now().wall, 365 * 24 * hourMs)
  subject.period = { start, end: shifted(start, 24 * hourMs) }
}

/** The period with its end where its start was. */
export function turnPeriod(subject: Subject): void {
  const { start, end } = periodOf(subject)
  subject.period = { start: end, end: start }
}

/** A period that has one side only, of not much data. */
export function nameOpenPeriod(subject: Subject, conversation: Conversation, side: 'start' | 'end'): void {
  const hoursAgo = shifted(conversation.setting.clock.now().wall, -3 * hourMs)
  const { completeDay } = intervalsOf(conversation)
  subject.period = side === 'start' ? { start: hoursAgo } : { end: completeDay?.end ?? hoursAgo }
}

/** The request for the first two thirds of the day, and a schedule in its query for the last two. */
export function partTimes(subject: Subject): void {
  const { start, end } = periodOf(subject)
  const third = (Date.parse(end) - Date.parse(start)) / 3
  subject.period = { start, end: shifted(end, -third) }
  subject.schedule = { start: shifted(start, third), end }
}

/** The day stands in a schedule alone. */
export function moveToSchedule(subject: Subject): void {
  subject.schedule = periodOf(subject)
  delete subject.period
}

/** Every interval of the period named, once. */
export function everyInterval(subject: Subject, conversation: Conversation): Expected {
  const { readingType, minutes } = intervalsOf(conversation)
  const [meter] = subject.good
  return { form: 'intervals', meter: idsOf(filledIn(meter, 'ixit.meters')), readingType, minutes, ...periodOf(subject) }
}

/** No value of another time than of the period, or periods, that may count. */
export function withinPeriod(subject: Subject, { setting }: Conversation): Expected {
  const { period, schedule } = subject
  if (!period || !schedule) return within([period ?? schedule ?? {}])
  const overlap = { start: later(period.start, schedule.start), end: earlier(period.end, schedule.end) }
  const declared = { request: [period], schedule: [schedule], overlap: [overlap], undeclared: [period, schedule] }
  return within(declared[setting.ics.timeSchedule])
}

const within = (periods: readonly OpenPeriod[]): Expected => ({ form: 'within', periods: [...periods] })
const later = (one = '', other = ''): string => (Date.parse(one) > Date.parse(other) ? one : other)
const earlier = (one = '', other = ''): string => (Date.parse(one) < Date.parse(other) ? one : other)

/** The request for the register around the day: one interval more on each side, for its ends may not belong to it. */
export function askRegister(subject: Subject, conversation: Conversation): Asking {
  const { register, minutes } = intervalsOf(conversation)
  const { start, end } = periodOf(subject)
  const around = { start: shifted(start, -minutes * 60_000), end: shifted(end, minutes * 60_000) }
  const goodTypes = [filledIn(register, 'ixit.intervals.register')]
  return askReadings({ ...subject, goodTypes, period: around }, conversation, 'any id')
}

/** The intervals of an earlier answer add up to the register of this one. */
export function dayTotal(subject: Subject, conversation: Conversation, intervals: number): Expected {
  const { readingType, register, minutes } = intervalsOf(conversation)
  const codes = { readingType, register: filledIn(register, 'ixit.intervals.register') }
  return { form: 'day-total', intervals, minutes, ...codes, ...periodOf(subject) }
}

export function nameExchange(subject: Subject, { setting }: Conversation): void {
  const { usagePoint, readingType, period } = filledIn(setting.ixit.meterExchange, 'ixit.meterExchange')
  subject.usagePoints.push(usagePoint)
  subject.goodTypes.push(readingType)
  subject.period = period
}

export function ownTimes({ setting }: Conversation): Expected {
  const { oldMeter, newMeter, at } = filledIn(setting.ixit.meterExchange, 'ixit.meterExchange')
  return { form: 'meter-exchange', oldMeter: idsOf(oldMeter), newMeter: idsOf(newMeter), at }
}
