import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { proofSchema, survivorsOf } from '../../src/reporting/proof/proof.ts'
import { findSuite } from '../../src/runner/cucumber.ts'
import { places } from '../../src/runner/places.ts'
import { digestOf } from '../../src/runner/prove/digest.ts'
import { root } from './cli.ts'

/** As `npm run prove` wrote it. */
const proof = proofSchema.parse(JSON.parse(readFileSync(join(root, 'docs/proof/proof.json'), 'utf8')))

test('the proof is of the faults, assertions and features as they are now; else run `npm run prove`', async () => {
  const here = places()
  const scenarios = await findSuite(here.root, here).plan()
  expect(proof.digest).toBe(digestOf({ scenarios }, here))
})

test('no scenario survives: each is killed by a narrow fault, through a finding about its own requirement', () => {
  expect(survivorsOf(proof)).toEqual([])
})

test('every fault raises what it declares, and nothing else, in every scenario in which it makes a difference', () => {
  expect(
    proof.faults
      .filter(({ missing, unexpected, harnessErrors }) => missing.length || unexpected.length || harnessErrors.length)
      .map(({ name, missing, unexpected, harnessErrors }) => ({ name, missing, unexpected, harnessErrors })),
  ).toEqual([])
})
