import { expect, test } from '@playwright/test'
import { accusationsIn, tryVaried } from '../../src/runner/prove/varied.ts'
import { combinations, dimensions } from '../../src/sut/variations/index.ts'
import { allPairs, pairsOf } from '../../src/sut/variations/pairs.ts'

test('every two values of two dimensions meet in a combination', () => {
  for (const [sizes, seed] of [
    [[2, 2], 1],
    [[4, 3, 3, 2, 2], 7],
    [dimensions.map(({ values }) => values.length), 1],
  ] as const) {
    const all = pairsOf(sizes.map((size) => [...Array(size).keys()]))
    const met = new Set(allPairs(sizes, seed).flatMap((chosen) => pairsOf(chosen.map((value) => [value]))))
    expect([...met].sort()).toEqual([...all].sort())
  }
})

test('the same seed gives the same combinations, fewer than twice the least there can be', () => {
  const sizes = [3, 3, 3, 2]
  expect(allPairs(sizes, 5)).toEqual(allPairs(sizes, 5))
  expect(allPairs(sizes, 5).length).toBeLessThan(18)
})

test('nothing is found against a head end that differs in what a system may decide as it likes', async () => {
  test.setTimeout(180_000)
  const cases = ['RD-001', 'RD-003.unknown', 'RD-012', 'RD-047', 'MEP-004', 'ERR-003', 'TRS-010', 'MD-014']
  // All of these pass on the plain head end.
  for (const { says, variations } of combinations().slice(0, 2)) {
    const result = await tryVaried(variations, cases)
    expect(result.harnessErrors).toEqual([])
    expect(result.totals.pass, says).toBeGreaterThan(cases.length - 1)
    expect(accusationsIn(result, { scenarios: [] }, variations), says).toEqual([])
  }
})
