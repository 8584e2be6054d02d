import { expect, test } from '@playwright/test'
import { ixitSchema } from '../../src/config/ixit.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import { plant } from '../../src/sut/reference/plant.ts'
import { isReadingTypeCode, supportedReadingTypes, valueOf } from '../../src/sut/reference/readings.ts'

const registers = supportedReadingTypes.filter((code) => code.startsWith('0.0.0.1.'))

test('registers grow with time', () => {
  for (const meter of plant.meters) {
    for (const code of registers) {
      const [early, late] = ['2026-03-01T12:00:00Z', '2026-03-01T13:00:00Z'].map((at) => valueOf(meter, code, at))
      expect(Number(late)).toBeGreaterThan(Number(early))
    }
  }
})

test('no two meters read alike, nor do two reading types of a meter', () => {
  const values = plant.meters.flatMap((meter) =>
    supportedReadingTypes.map((code) => valueOf(meter, code, '2026-03-01T12:00:00Z')),
  )
  expect(new Set(values).size).toBe(values.length)
})

test('no id calls two objects', () => {
  const ids = [...plant.meters, ...plant.usagePoints].flatMap(({ mRID, names }) => [
    mRID,
    ...names.map(({ name }) => name),
  ])
  expect(new Set(ids).size).toBe(ids.length)
})

test('all reading types, the unsupported one too, are well formed', () => {
  expect(supportedReadingTypes.length).toBeGreaterThanOrEqual(6)
  for (const code of [...supportedReadingTypes, referenceIxit.readingTypes?.unsupported ?? '']) {
    expect(isReadingTypeCode(code)).toBe(true)
  }
})

test('the IXIT is valid and names nothing unknown that is known', () => {
  const ixit = ixitSchema.parse(referenceIxit)
  expect(ixit.meters.length).toBeGreaterThanOrEqual(6)
  expect(ixit.unknownMeters).toHaveLength(3)
  const known = new Set(ixit.meters.map(({ mRID }) => mRID))
  expect(ixit.unknownMeters.filter(({ mRID }) => known.has(mRID))).toEqual([])
  expect(supportedReadingTypes).not.toContain(ixit.readingTypes.unsupported)
})
