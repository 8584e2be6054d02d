import type { NameDifference, Period } from '../config/data-fixtures.ts'
import type { Ixit, MeterFixture, ObjectFixture } from '../config/ixit.ts'
import type { Expected } from '../exchange/entries.ts'
import type { OpenPeriod } from '../message/query.ts'
import type { Asking, Conversation } from './conversation.ts'
import { Inconclusive, NotApplicable } from './errors.ts'
import { byAnyId, byName, idsOf } from './fixtures.ts'
import { askReadings, bySerialNumber, type Subject } from './subject.ts'

/** What the IXIT says of data: who is asked for what, and what should come. */

function filledIn<T>(found: T | undefined, field: string): T {
  if (found === undefined) throw new Inconclusive(`The IXIT does not say what this case needs. Fill in ${field}.`)
  return found
}

/** The meter that a fixture names, else the first of the list. */
function meterOf({ fixtures }: Conversation, meter: ObjectFixture | undefined): MeterFixture {
  return meter ?? filledIn(fixtures.knownMeters(1)[0], 'ixit.meters')
}

const hourMs = 3_600_000
const shifted = (time: string, ms: number): string => new Date(Date.parse(time) + ms).toISOString()

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

const aroundMoment = (at: string) => ({ start: shifted(at, -hourMs), end: shifted(at, hourMs) })

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

export const unreachableMeter = ({ setting }: Conversation) => filledIn(setting.ixit.unreachable, 'ixit.unreachable')

export function ofUnreachable(conversation: Conversation): Expected {
  const { meter, since } = unreachableMeter(conversation)
  return { form: 'unreachable', meter: idsOf(meter), since }
}

const lookAlikesOf = ({ setting }: Conversation) => filledIn(setting.ixit.lookAlikes, 'ixit.lookAlikes')

/** A name that is not that of the meter, and differs from it in one thing only. */
export function nameLookAlike(subject: Subject, conversation: Conversation, difference: NameDifference): void {
  const { meter, names } = lookAlikesOf(conversation)
  const named = meterOf(conversation, meter)
  const name = filledIn(names[difference], `ixit.lookAlikes.names["${difference}"]`)
  const [own] = byName(named, conversation.setting.ixit.naming.meterNameType).names ?? []
  subject.bad.push({ names: [{ ...own, name }] })
}

/** The meter that the look-alikes resemble, in the place of what was named before. */
export function nameMeterOfLookAlikes(subject: Subject, conversation: Conversation): void {
  subject.bad = []
  subject.good = [meterOf(conversation, lookAlikesOf(conversation).meter)]
}

/** Nobody is served for a look-alike; where the ICS says that the difference is overlooked, the meter under its true name. */
export function lookAlikeTaken(
  subject: Subject,
  conversation: Conversation,
  difference: NameDifference,
): readonly Expected[] {
  const { meter } = lookAlikesOf(conversation)
  const known = idsOf(meterOf(conversation, meter))
  const readingTypes = subject.goodTypes
  return conversation.setting.ics.namesFolded.includes(difference)
    ? [{ form: 'readings', meters: [known], usagePoints: [], readingTypes }]
    : [
        { form: 'refused', what: 'object' },
        { form: 'not-served', objects: [known], readingTypes: [] },
      ]
}

/** The request for the readings of the usage point at which the meter is installed. */
export function askByUsagePoint(subject: Subject, conversation: Conversation): Asking {
  const [meter] = subject.good
  const { usagePoints } = conversation.setting.ixit
  const point = usagePoints.find(
    ({ mRID, names }) =>
      meter?.usagePoint !== undefined &&
      (mRID === meter.usagePoint || names.some(({ name }) => name === meter.usagePoint)),
  )
  const installed = filledIn(point, 'ixit.meters[].usagePoint of the meter, and ixit.usagePoints')
  return askReadings({ ...subject, good: [], usagePoints: [installed] }, conversation, 'any id')
}

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

/** The request for the configuration of the meters, called by their serial numbers. */
export const askConfigBySerialNumber = (subject: Subject, conversation: Conversation): Asking => ({
  query: {
    noun: 'MeterConfig',
    meters: [
      ...subject.good.map((meter) => bySerialNumber(meter, conversation)),
      ...subject.bad.map((meter) => (meter.names.length ? byName(meter) : byAnyId(meter))),
    ],
  },
})
