import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { RunResult } from '../../src/verdict/run-result.ts'
import { cim9, resultsIn, root, start, type Ended } from './cli.ts'
import { python } from '../needs.ts'
import { test } from './desk.ts'
import { blocksIn, commandsIn } from './documents.ts'

/** Follows docs/your-system.md with the Python peer, which shares no code with the harness. */

test.describe.configure({ timeout: 180_000 })
test.skip(python.missing, python.reason)

const document = 'your-system.md'
const [first = '', whole = ''] = blocksIn(document, 'ts')
const [answers = [], readOne = [], readAll = [], operate = []] = commandsIn(document)

/** Starts the peer, and gives what a reader does who follows the page, at the address at which the peer listens. */
async function reader(folder: string, ...options: readonly string[]) {
  const peer = start('python3', [join(root, 'tests/peers/python/hes.py'), '0', ...options], {
    cwd: folder,
    holdInput: true,
    timeoutMs: 170_000,
  })
  const [, url = ''] = /READY (\S+)/.exec(await peer.said(/READY \S+\n/)) ?? []
  const atPeer = (text: string) => text.replaceAll('http://127.0.0.1:8098/hes', url)
  return {
    writes: (config: string) => writeFileSync(join(folder, 'harness.config.mjs'), atPeer(config)),
    runs: (args: readonly string[]): Promise<Ended> => cim9(args.map(atPeer), { cwd: folder, timeoutMs: 120_000 }),
    close: async () => {
      peer.child.stdin.end()
      await peer.ended
    },
  }
}

const verdicts = ({ scenarios }: RunResult): readonly string[] => scenarios.map(({ id, verdict }) => `${id} ${verdict}`)

test('the configuration of a system is written as docs/your-system.md says', async ({ folder, closing }) => {
  const vendor = closing(await reader(folder))
  const indicative = await vendor.runs(answers)
  expect(indicative.stderr).toContain('INDICATIVE')
  expect(resultsIn(folder).totals['harness-error']).toBe(0)

  vendor.writes(first)
  expect(await vendor.runs(readOne)).toMatchObject({ code: 0 })
  expect(verdicts(resultsIn(folder))).toEqual(['RD-001 pass', 'RD-002 pass', 'RD-003.unknown pass'])

  vendor.writes(whole)
  const all = await vendor.runs(readAll)
  const { findings, scenarios, totals } = resultsIn(folder)
  expect(
    findings.filter(({ first: { counts } }) => counts),
    all.stdout,
  ).toEqual([])
  expect(totals).toMatchObject({ fail: 0, 'harness-error': 0, 'not-run': 0 })
  expect(totals.pass).toBeGreaterThan(60)
  for (const { id, verdict, reason = '' } of scenarios) {
    if (verdict === 'inconclusive') expect(reason, id).toMatch(/Fill in ixit\./)
    if (verdict === 'not-applicable') expect(reason, id).toMatch(/\bics\.|\btransport\b|\bbinding\./)
  }
  expect(all.code).toBe(4)

  expect(await vendor.runs(operate), 'operates').toMatchObject({ code: 0 })
  const operated = resultsIn(folder)
  expect(operated.leftOver).toEqual([])
  for (const id of ['RCD-001', 'RCD-002', 'RCD-003']) expect(verdicts(operated)).toContain(`${id} pass`)
})

test('a switch of that system that stays where it is does not pass', async ({ folder, closing }) => {
  const vendor = closing(await reader(folder, '--defect', 'switch-stays'))
  vendor.writes(whole)
  const { code } = await vendor.runs([...operate, '--fail-on', 'inferred', '--strict'])
  const { findings, scenarios } = resultsIn(folder)
  expect(findings.map(({ first: { assertion } }) => assertion)).toContain('switch.position')
  expect(scenarios.filter(({ verdict }) => verdict === 'pass').map(({ id }) => id)).not.toContain('RCD-001')
  expect(code).toBe(1)
})
