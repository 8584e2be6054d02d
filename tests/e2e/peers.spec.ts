import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { ConfigInput } from '../../src/index.ts'
import { cim9, resultsIn, root, scenarioOf, start, writeConfig } from './cli.ts'
import { test } from './desk.ts'
import { python, type Need } from '../needs.ts'
import { peerIxit } from './peer-ixit.ts'
import type { Sut } from './suts.ts'

// A run takes two seconds; on a busy machine, many.
test.describe.configure({ timeout: 120_000 })

/** The far parties of tests/peers, which share no code with the harness. */
const peers: Record<string, { command: string; program: string; variations?: readonly string[]; needs?: Need }> = {
  python: { command: 'python3', program: 'tests/peers/python/hes.py', needs: python },
  'python, written otherwise': {
    command: 'python3',
    program: 'tests/peers/python/hes.py',
    variations: ['comments', 'indented', 'other-prefixes', 'utf-16'],
    needs: python,
  },
  'node-soap': { command: process.execPath, program: 'tests/peers/node-soap/server.mjs' },
}

const config = (url: string): ConfigInput => ({ sut: { name: 'a peer', version: '1', endpoint: url }, ixit: peerIxit })

async function startPeer(name: string, defect?: string): Promise<Sut> {
  const { command, program, variations = [] } = peers[name] ?? { command: '', program: '' }
  const args = [
    join(root, program),
    '0',
    ...(defect === undefined ? [] : ['--defect', defect]),
    ...variations.flatMap((variation) => ['--variation', variation]),
  ]
  const running = start(command, args, { cwd: root, holdInput: true })
  const [, url = ''] = /READY (\S+)/.exec(await running.said(/READY \S+\n/)) ?? []
  return {
    url,
    close: async () => {
      running.child.stdin.end()
      await running.ended
    },
  }
}

for (const name of Object.keys(peers))
  test.describe(`the ${name} peer`, () => {
    test.skip(peers[name]?.needs?.missing ?? false, peers[name]?.needs?.reason)

    test('is accused of nothing, not even in a remark: every case passes that applies', async ({ folder, closing }) => {
      const peer = closing(await startPeer(name))
      writeConfig(folder, config(peer.url))
      const { code, stdout, stderr } = await cim9(['run'], { cwd: folder })
      expect([0, 1, 4], stderr).toContain(code)
      const { scenarios, findings } = resultsIn(folder)
      expect(findings, stdout).toEqual([])
      for (const id of [
        'RD-001',
        'RD-002',
        'RD-003',
        'RD-003.unknown',
        'RD-004',
        'RD-004.no-meter',
        'RD-005',
        'RD-005.one-unsupported',
        'RD-010',
        'RD-039',
        'RD-039.in-two-queries',
        'RD-040',
        'RD-041.neither',
        'RD-045.leading-zeros',
        'RD-045.case',
        'RD-045.inner-blanks',
        'RD-045.length',
        'RD-045.non-ascii-letters',
        'MD-014',
        'MD-014.unknown',
      ])
        expect(scenarioOf({ scenarios }, id).verdict, id).toBe('pass')
      const others = scenarios.filter(({ verdict }) => verdict !== 'pass')
      // What the peers are not declared to do, what is not permitted, and data that the fixtures do not tell of.
      expect(others.filter(({ verdict }) => !['not-applicable', 'not-run', 'inconclusive'].includes(verdict))).toEqual(
        [],
      )
      const undecided = others.filter(({ verdict }) => verdict === 'inconclusive')
      for (const { id, reason } of undecided) expect(reason, id).toMatch(/Fill in ixit\./)
      expect(code).toBe(undecided.length ? 4 : 0)
    })
  })

/** What each defect must be found by: the assertions that fail the SUT, and a case in which they do. */
const defects: readonly { peer: string; defect: string; failing: readonly string[]; seenIn: readonly string[] }[] = [
  {
    peer: 'python',
    defect: 'correlation-from-message-id',
    failing: ['sequence.correlated'],
    seenIn: ['ENV-019', 'MEP-001', 'RD-001'],
  },
  {
    peer: 'python',
    defect: 'unknown-meter-ok',
    failing: ['expect.refused', 'expect.result'],
    seenIn: ['ERR-012', 'RD-003.unknown', 'RD-010'],
  },
  {
    peer: 'python',
    defect: 'value-element-order',
    failing: ['schema.payload'],
    seenIn: ['RD-001', 'RD-005', 'RD-010'],
  },
  { peer: 'node-soap', defect: 'verb-get', failing: ['verb.root'], seenIn: ['ENV-021', 'RD-001'] },
  {
    peer: 'node-soap',
    defect: 'wrong-register',
    failing: ['readings.complete'],
    seenIn: ['RD-005', 'RD-005.one-unsupported', 'RD-010'],
  },
  {
    peer: 'node-soap',
    defect: 'names-nearest',
    failing: ['readings.complete', 'readings.of-asked-objects'],
    seenIn: ['RD-002'],
  },
]
for (const { peer: name, defect, failing, seenIn } of defects)
  test(`the ${name} peer with the defect ${defect} is found by ${failing.join(' and ')}`, async ({
    folder,
    closing,
  }) => {
    test.skip(peers[name]?.needs?.missing ?? false, peers[name]?.needs?.reason)
    const peer = closing(await startPeer(name, defect))
    writeConfig(folder, config(peer.url))
    const { code, stderr } = await cim9(['run'], { cwd: folder })
    expect(code, stderr).toBe(1)
    const results = resultsIn(folder)
    const counted = results.findings.filter(({ first }) => first.counts)
    expect(counted.map(({ first }) => first.assertion).sort()).toEqual([...failing].sort())
    expect(counted.flatMap(({ scenarios }) => scenarios)).toEqual(expect.arrayContaining([...seenIn]))
    for (const id of seenIn) expect(scenarioOf(results, id).verdict, id).toBe('fail')
  })
