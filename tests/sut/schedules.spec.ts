import { expect, test } from '@playwright/test'
import { openAgenda } from '../../src/sut/reference/agenda.ts'
import { isOver, nextDue, readTimes, type Times } from '../../src/sut/reference/schedule-times.ts'
import { readXml } from '../../src/xml/intake.ts'

const now = Date.parse('2026-03-01T12:00:00Z')
const minute = 60_000

function timesOf(content: string): ReturnType<typeof readTimes> {
  const intake = readXml(Buffer.from(`<TimeSchedule>${content}</TimeSchedule>`))
  if (!intake.ok) throw new Error(intake.problem.message)
  return readTimes(intake.root, now)
}

/** The moments at which a schedule is due, in minutes after noon. */
function dues(content: string, most = 4): readonly number[] {
  const times = timesOf(content)
  if ('code' in times) throw new Error(times.reason)
  const found: number[] = []
  for (let due = nextDue(times, now); due !== undefined && found.length < most; due = nextDue(times, due))
    found.push((due - now) / minute)
  return found
}

const interval = (start: string, end: string) =>
  `<scheduleInterval><end>2026-03-01T${end}Z</end><start>2026-03-01T${start}Z</start></scheduleInterval>`
const period = '<recurrencePeriod>300</recurrencePeriod>'

test('a period counts from the start of the interval, and ends with it', () => {
  expect(dues(period + interval('12:10:00', '12:22:00'))).toEqual([10, 15, 20])
  expect(dues(period + interval('11:58:00', '12:10:00'))).toEqual([3, 8])
})

test('an offset counts from midnight', () => {
  expect(dues(`<offset>120</offset>${period}${interval('12:00:00', '12:15:00')}`)).toEqual([2, 7, 12])
})

test('time points are due once each, inside the interval', () => {
  const points = ['12:03:00', '12:01:00', '12:30:00'].map(
    (at) => `<TimePoints><dateTime>2026-03-01T${at}Z</dateTime></TimePoints>`,
  )
  expect(dues(interval('12:00:00', '12:20:00') + points.join(''))).toEqual([1, 3])
})

test('a disabled schedule is never due', () => {
  expect(dues(`<disabled>1</disabled>${period}`)).toEqual([])
})

for (const [why, content, code] of [
  ['a period and a pattern', `<recurrencePattern>every 5 s</recurrencePattern>${period}`, '1.8'],
  ['a pattern that is not known', '<recurrencePattern>nightly</recurrencePattern>', '1.6'],
  ['a period of nothing', '<recurrencePeriod>0</recurrencePeriod>', '1.6'],
  ['no time at all', interval('12:00:00', '13:00:00'), '1.6'],
] as const)
  test(`a schedule with ${why} is refused`, () => {
    expect(timesOf(content)).toMatchObject({ code })
  })

test('a schedule is over with its interval', () => {
  expect(dues(period + interval('10:00:00', '11:00:00'))).toEqual([])
  expect(isOver(timesOf(period + interval('10:00:00', '12:00:00')) as Times, now)).toBe(true)
  expect(isOver(timesOf(period) as Times, now)).toBe(false)
})

test('a schedule is followed by the domain clock, in its order, when that is put forward', () => {
  const agenda = openAgenda({ now: () => ({ wall: new Date(now).toISOString(), monotonicMs: 0 }) })
  const times = timesOf(period + interval('12:10:00', '12:22:00')) as Times
  const seen: string[] = []
  const plan = (after: number): void => {
    const due = nextDue(times, after)
    if (due === undefined) return
    agenda.at(due, () => {
      seen.push(agenda.clock.now().wall.slice(11, 16))
      plan(due)
    })
  }
  plan(now)
  agenda.advance(12 * minute)
  expect(seen).toEqual(['12:10'])
  agenda.advance(60 * minute)
  expect(seen).toEqual(['12:10', '12:15', '12:20'])
  agenda.close()
})
