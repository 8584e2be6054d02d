import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { z } from 'zod'
import { needsOf, peerNames, startBlindPeer, type PeerName } from './blind-peers.ts'
import { cim9, resultsIn, root, writeConfig } from './cli.ts'
import { test } from './desk.ts'

/**
 * Defects that were invented and written down by somebody who had not read what is judged, and only then tried. What is held
 * here is the state of things as it was measured by the whole suite, the misses too: a defect that is found from now on is to
 * be told in defects.json as well.
 */

test.describe.configure({ timeout: 180_000 })

const defectsSchema = z.array(
  z.strictObject({
    name: z.string(),
    peer: z.enum(peerNames),
    /** What goes wrong, and which exchange shows it. */
    says: z.string(),
    seenIn: z.string(),
    /** No finding of it counts under the default policy. */
    missed: z.literal(true).optional(),
    /** The assertions that fail the SUT under the default policy, and those that only remark on it. */
    counted: z.array(z.string()),
    remarked: z.array(z.string()),
    /** Cases in which they were found, few and fast ones; where nothing was found, those that came nearest. */
    scenarios: z.array(z.string()).min(1),
  }),
)
const defects = defectsSchema.parse(JSON.parse(readFileSync(join(root, 'tests/peers/defects.json'), 'utf8')))

/** Under which a should-rule of weak basis counts as well. */
const strictly = ['--fail-on', 'inferred', '--strict']

/** The assertions that these cases break, each once, in alphabetical order, and where. */
async function broken(folder: string, args: readonly string[]) {
  const { code, stderr } = await cim9(['run', ...args], { cwd: folder, timeoutMs: 120_000 })
  const { findings, totals } = resultsIn(folder)
  expect(totals, stderr).toMatchObject({ 'harness-error': 0, 'not-run': 0, 'not-applicable': 0 })
  const told = (counts: boolean) =>
    findings.flatMap(({ first }) => (first.counts === counts ? [first.assertion] : [])).sort()
  return { code, counted: told(true), remarked: told(false), seenIn: findings.flatMap(({ scenarios }) => scenarios) }
}

const needed = (peer: PeerName): void => {
  const need = needsOf[peer]
  test.skip(need?.missing ?? false, need?.reason)
}

for (const { name, peer, missed = false, counted, remarked, scenarios } of defects)
  test(`the ${peer} peer with the defect ${name}, invented blindly, is ${missed ? 'not failed' : 'failed'}`, async ({
    folder,
    closing,
  }) => {
    needed(peer)
    const sut = closing(await startBlindPeer(peer, name))
    writeConfig(folder, sut.config)
    const found = await broken(folder, scenarios)
    expect(found).toMatchObject({ counted, remarked })
    if (counted.length + remarked.length) expect(found.seenIn).toEqual(expect.arrayContaining(scenarios))
    expect(found.code === 1).toBe(!missed)
    expect(counted.length > 0).toBe(!missed)
    if (!remarked.length) return
    const strict = await broken(folder, [...scenarios, ...strictly])
    expect(strict).toMatchObject({ code: 1, counted: [...counted, ...remarked].sort(), remarked: [] })
  })

for (const peer of peerNames)
  test(`the ${peer} peer without a defect is accused of nothing where defects were found`, async ({
    folder,
    closing,
  }) => {
    needed(peer)
    const sut = closing(await startBlindPeer(peer))
    writeConfig(folder, sut.config)
    const cases = defects.flatMap((one) => (one.peer === peer ? one.scenarios : []))
    expect(await broken(folder, [...new Set(cases), ...strictly])).toMatchObject({ code: 0, counted: [], remarked: [] })
  })
