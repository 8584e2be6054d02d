import { expect, test } from '@playwright/test'
import { proofPage } from '../../src/reporting/proof/page.ts'
import { isProven, survivorsOf, type FaultProof, type Proof } from '../../src/reporting/proof/proof.ts'
import { proofText } from '../../src/reporting/proof/text.ts'

const fault: FaultProof = {
  name: 'forgets-it',
  says: 'It forgets <everything>.',
  tried: ['RD-001', 'RD-002'],
  raised: [{ assertion: 'readings.complete', scenario: 'RD-001' }],
  missing: [],
  unexpected: [],
  harnessErrors: [],
}
const proof = (changed: Partial<FaultProof> = {}, killers: readonly string[] = ['forgets-it']): Proof => ({
  digest: 'abc',
  scenarios: [{ id: 'RD-001', title: 'A read', killers: [...killers] }],
  broad: [],
  faults: [{ ...fault, ...changed }],
})
const stray = [{ assertion: 'header.verb', scenario: 'RD-002' }]

test('a proof stands where every scenario is killed, and every fault raises what it declares and nothing else', () => {
  expect(isProven(proof())).toBe(true)
  expect(isProven(proof({}, []))).toBe(false)
  expect(survivorsOf(proof({}, []))).toEqual(['RD-001'])
  expect(isProven(proof({ missing: stray }))).toBe(false)
  expect(isProven(proof({ unexpected: stray }))).toBe(false)
  expect(isProven(proof({ harnessErrors: ['RD-002 broke'] }))).toBe(false)
})

test('survivors, and what was not declared, are named in the text', () => {
  expect(proofText(proof())).toContain('Every fault raises what it declares and nothing else.')
  expect(proofText(proof())).toContain('| forgets-it | 2 | 1 | readings.complete 1 |')
  expect(proofText(proof())).toContain('| RD-001 | forgets-it |')
  expect(proofText(proof({ unexpected: stray }, []))).toMatch(
    /Survivors: RD-001\.[^]*\| forgets-it \| {2}\| header\.verb in RD-002 \|[^]*\| RD-001 \| \*\*nothing\*\* \|/,
  )
})

test('the page shows each trial as a cell, and nothing that a fault says becomes markup', () => {
  const shown = proofPage(proof({ unexpected: stray }))
  expect(shown).toContain('forgets-it: It forgets &lt;everything&gt;.')
  const cells = (colour: string) =>
    [...shown.matchAll(new RegExp(`<path fill="${colour}" d="([^"]*)"`, 'g'))].map(([, d]) => d)
  expect(cells('#1d5fa8')).toEqual(['M0 0h3v3h-3z', 'M0 0h3v3h-3z'])
  expect(cells('#d81b1b')[0]).toBe('M4 0h3v3h-3z')
})
