import { expect, test } from '@playwright/test'
import { fuzz } from '../../scripts/fuzz/fuzz.ts'

test('spoilt vectors always get a verdict, and the listener always answers or closes, and serves on', async () => {
  test.setTimeout(120_000)
  const { broken, verdicts, answers } = await fuzz({ seed: 9, cases: 300 })
  expect(broken).toEqual([])
  // Not all is stopped at the door.
  expect(Object.keys(verdicts)).toEqual(expect.arrayContaining(['pass', 'fail', 'inconclusive']))
  expect(Object.keys(answers)).toEqual(expect.arrayContaining(['200', '200 with a Reply', '400']))
})
