import { expect, test } from '@playwright/test'
import { readManifest, type Vector } from '../../scripts/vectors/manifest.ts'
import { assertions } from '../../src/assertions/index.ts'
import { judged } from './judged.ts'

const manifest = readManifest()
const raising = (id: string): readonly Vector[] =>
  manifest.filter(({ findings }) => findings.some(({ assertion }) => assertion === id))

for (const { id } of assertions) {
  test(`${id} is raised by a vector`, () => {
    expect(raising(id).length).toBeGreaterThan(0)
  })

  test(`${id} has a near-miss, of which it says nothing`, () => {
    const near = manifest.filter(({ nearMissOf }) => nearMissOf === id)
    expect(near.length).toBeGreaterThan(0)
    for (const { file, findings } of near)
      expect(
        findings.map(({ assertion }) => assertion),
        file,
      ).not.toContain(id)
  })

  test(`without ${id} a vector has other findings than it should`, async () => {
    const others = assertions.filter((one) => one.id !== id)
    const kept = await Promise.all(
      raising(id).map(async (vector) => {
        const told = await judged(vector, 'libxml2-wasm', others)
        return JSON.stringify(told.map(({ finding }) => finding)) === JSON.stringify(vector.findings)
      }),
    )
    expect(kept).toContain(false)
  })
}

test('a vector names assertions that there are', () => {
  const ids = assertions.map(({ id }) => id)
  for (const { file, findings, nearMissOf } of manifest)
    expect(ids, file).toEqual(
      expect.arrayContaining([...findings.map(({ assertion }) => assertion), ...(nearMissOf ? [nearMissOf] : [])]),
    )
})

test('a vector that neither operator nor talk made wrong has no finding that counts, unless it holds a question made wrong', async () => {
  const counting = await Promise.all(
    manifest
      .filter(({ by, file }) => by !== 'operator' && !(by === 'talk' && file.startsWith('rules/')))
      .map(async (vector) => ((await judged(vector)).some(({ counts }) => counts) ? vector.file : undefined)),
  )
  expect(counting.filter((file) => file !== undefined)).toEqual([])
})
