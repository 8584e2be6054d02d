import { expect, test } from '@playwright/test'
import { saysTheSame } from '../../src/assertions/expectations/stored.ts'

for (const [one, other] of [
  ['2026-03-01', '2026-03-01Z'],
  ['2026-03-01', '2026-03-01+01:00'],
  ['2026-03-01T12:00:00Z', '2026-03-01T13:00:00+01:00'],
  ['true', '1'],
  ['230', '230.0'],
] as const)
  test(`${one} and ${other} say the same`, () => {
    expect(saysTheSame(one, other)).toBe(true)
  })

for (const [one, other] of [
  ['2026-03-01', '2026-03-02Z'],
  ['2026-03-01T12:00:00Z', '2026-03-01T12:00:00+01:00'],
  ['true', '0'],
  ['Abc', 'abc'],
] as const)
  test(`${one} and ${other} do not`, () => {
    expect(saysTheSame(one, other)).toBe(false)
  })
