import { expect, test } from '@playwright/test'
import { ixitSchema } from '../../src/config/ixit.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import { isTooLong, quarterMs, quartersIn } from '../../src/sut/reference/periods.ts'
import { plant } from '../../src/sut/reference/plant.ts'
import { forwardEnergy, quarterHourEnergy, valueOf } from '../../src/sut/reference/readings.ts'

const now = Date.parse('2026-03-01T12:07:00Z')
const { intervals } = ixitSchema.parse(referenceIxit)
const days = {
  'an ordinary day': intervals?.completeDay,
  forward: intervals?.clocksForward,
  back: intervals?.clocksBack,
}
const hours = { 'an ordinary day': 24, forward: 23, back: 25 }

for (const [name, day] of Object.entries(days)) {
  const [start, end] = [day?.start, day?.end].map((time) => Date.parse(time ?? ''))

  test(`${name} has four quarters in each of its hours, by their ends`, () => {
    const quarters = quartersIn({ start: start ?? 0, end: end ?? 0 }, now)
    expect(quarters).toHaveLength(hours[name as keyof typeof hours] * 4)
    expect(quarters[0]).toBe((start ?? 0) + quarterMs)
    expect(quarters.at(-1)).toBe(end)
  })

  test(`the quarters of ${name} add up to the difference of the register, exactly`, () => {
    for (const meter of plant.meters) {
      const wattHours = (type: string, ms = 0) =>
        Math.round(Number(valueOf(meter, type, new Date(ms).toISOString())) * 1000)
      const sum = quartersIn({ start: start ?? 0, end: end ?? 0 }, now).reduce(
        (total, ms) => total + wattHours(quarterHourEnergy, ms),
        0,
      )
      expect(sum).toBe(wattHours(forwardEnergy, end) - wattHours(forwardEnergy, start))
    }
  })
}

test('without a start the last quarter counts, and nothing is kept for what is to come', () => {
  expect(quartersIn({}, now)).toEqual([Date.parse('2026-03-01T12:00:00Z')])
  expect(quartersIn({ end: Date.parse('2026-02-01T00:05:00Z') }, now)).toEqual([Date.parse('2026-02-01T00:00:00Z')])
  expect(quartersIn({ start: now }, now)).toEqual([])
  expect(quartersIn({ start: now, end: now - quarterMs }, now)).toEqual([])
})

test('a period of years is longer than an answer can hold', () => {
  expect(isTooLong({ start: Date.parse('2020-01-01T00:00:00Z') }, now)).toBe(true)
  expect(isTooLong({ start: Date.parse('2026-02-01T00:00:00Z') }, now)).toBe(false)
  expect(isTooLong({ end: now }, now)).toBe(false)
})
