import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { outlinesOf } from '../../src/standard/outlines.ts'
import { judges } from './outlines/judges.ts'
import { readScope } from './outlines/read.ts'
import { samplesOf, type Sample } from './outlines/samples.ts'

const profiles = join(import.meta.dirname, '..', '..', 'profiles')
const outlines = new Map([...outlinesOf('2013', profiles)].map(([file, { text }]) => [file, text]))

const samples: readonly Sample[] = [...outlines.keys()].flatMap((file) => samplesOf(file, readScope(outlines, file)))

test.describe.configure({ timeout: 60_000 })

test('each outline that declares an element gives samples, valid and invalid ones', () => {
  const verdicts = (file: string) => new Set(samples.filter(({ schema }) => schema === file).map(({ valid }) => valid))
  expect([...outlines.keys()].filter((file) => verdicts(file).size < 2)).toEqual(['AbstractMessage.xsd'])
  expect(samples.length).toBeGreaterThan(25_000)
})

for (const [name, judge] of Object.entries(judges)) {
  test(`${name} finds every sample as valid as its outline does`, async () => {
    const scratch = mkdtempSync(join(tmpdir(), 'cim9-samples-'))
    try {
      const verdicts = await judge(samples, { schemas: join(profiles, '2013', 'schemas'), scratch })
      if ('absent' in verdicts) {
        test.skip(true, verdicts.absent)
        return
      }
      expect(verdicts).toHaveLength(samples.length)
      const disagreements = samples.filter(({ valid }, index) => verdicts[index] !== valid)
      expect(disagreements).toEqual([])
    } finally {
      rmSync(scratch, { recursive: true })
    }
  })
}
