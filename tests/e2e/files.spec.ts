import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect } from '@playwright/test'
import type { ConfigInput } from '../../src/index.ts'
import { cim9, resultsIn, root, scenarioOf, start, startCim9, told, writeConfig } from './cli.ts'
import { python } from '../needs.ts'
import { test } from './desk.ts'
import { isOfAnotherForm } from './form.ts'
import { runHere } from './in-process.ts'
import { peerIxit } from './peer-ixit.ts'

test.describe.configure({ timeout: 300_000 })

const strict = ['--strict', '--fail-on', 'inferred']

test('by a folder every case passes, but those about HTTP, SOAP and brokers, which do not apply', async ({
  folder,
}) => {
  const { scenarios, harnessErrors, binding } = await runHere(
    folder,
    {
      sut: { name: 'cim9 reference head end', version: 'embedded', transport: 'file' },
      policy: { failOn: 'inferred', strict: true },
    },
    ['RD', 'ENV', 'ERR', 'MEP', 'EVT', 'JMS', 'TRS', 'RCD'],
  )
  expect(harnessErrors).toEqual([])
  expect(binding.soap).toBe('none')
  const others = scenarios.filter(({ verdict }) => verdict !== 'pass')
  for (const one of others)
    expect([one.id, one.verdict, isOfAnotherForm(one)]).toEqual([one.id, 'not-applicable', true])
  expect(others.filter(({ id }) => id.startsWith('JMS-')).length).toBeGreaterThan(4)
  expect(others.length).toBeLessThan(scenarios.length / 5)
})

/** Of each kind of exchange one: query, refusal, what is no XML, later result, event, change and its undoing. */
const selection = ['RD-001', 'RD-003', 'MEP-030', 'MEP-004', 'OUT-001', 'RCD-001']

test('cim9 run --transport file', async ({ folder }) => {
  const { code, stdout, stderr } = await cim9(['run', ...selection, '--transport', 'file', ...strict], { cwd: folder })
  expect(code, stdout + stderr).toBe(0)
  const { scenarios, sut } = resultsIn(folder)
  expect(scenarios.filter(({ verdict }) => verdict !== 'pass')).toEqual([])
  expect(sut.endpoint).toMatch(/^file:\/\/\/.*\/requests$/)
})

test('cim9 sut --folder serves a folder of the user, until it is gone: then nothing is said against anybody', async ({
  folder,
  folderNamed,
}) => {
  const exchange = folderNamed('exchange of files')
  const sut = startCim9(['sut', '--folder', exchange], { cwd: folder, holdInput: true })
  const [, url = ''] = /at (file:\S+)/.exec(await sut.said(/Ctrl-C/)) ?? []
  expect(url).toBe(pathToFileURL(join(exchange, 'requests')).href)
  const first = await cim9(['run', 'RD-001', '--endpoint', url, ...strict], { cwd: folder })
  expect(first.code, first.stdout + first.stderr).toBe(0)

  sut.child.kill('SIGINT')
  await sut.ended
  writeConfig(folder, {
    sut: { name: 'gone', version: '1', endpoint: url },
    ixit: { ...peerIxit, timeLimits: { replyMs: 100 } },
  })
  const second = await cim9(['run', 'RD-001', 'RD-002', ...strict], { cwd: folder })
  expect(second.code, second.stdout + second.stderr).toBe(4)
  const results = resultsIn(folder)
  expect(results.scenarios.map(({ verdict }) => verdict)).toEqual(results.scenarios.map(() => 'inconclusive'))
  expect(told(scenarioOf(results, 'RD-001')).join()).toContain('sequence.answered inconclusive')
  // What was asked for and never taken is taken back: nobody carries it out when he is started again.
  expect(readdirSync(join(exchange, 'requests')).filter((name) => name.endsWith('.xml'))).toEqual([])
})

test('a folder that is not there is told before anything is sent', async ({ folder }) => {
  const endpoint = pathToFileURL(join(folder, 'nowhere/requests')).href
  writeConfig(folder, { sut: { name: 'nobody', version: '1', endpoint }, ixit: peerIxit })
  const { code, stdout } = await cim9(['run', 'RD-001'], { cwd: folder })
  expect(code).toBe(4)
  expect(stdout).toMatch(/folder of requests \(sut\.endpoint\) cannot be used: ENOENT/)
})

test('a relative path is a mistake that is told', async ({ folder }) => {
  writeConfig(folder, {
    sut: { name: 'a', version: '1', endpoint: 'file:requests' },
    ixit: { ...peerIxit, files: { replies: './replies' } },
  })
  const { code, stderr } = await cim9(['run', 'RD-001'], { cwd: folder })
  expect(code).toBe(2)
  expect(stderr).toMatch(/sut\.endpoint[\s\S]*"file:requests" is no absolute path/)
  expect(stderr).toMatch(/ixit\.files\.replies[\s\S]*"\.\/replies" is a relative path/)
  const { stderr: byLine } = await cim9(['run', 'RD-001', '--endpoint', 'file:requests'], { cwd: folder })
  expect(byLine).toContain('"file:requests" is no absolute path')
})

test.describe('a head end of another make behind a folder', () => {
  test.skip(python.missing, python.reason)

  const ways: Record<string, { args: readonly string[]; files?: NonNullable<ConfigInput['ixit']>['files'] }> = {
    'that names answers after requests and renames them when they are whole': { args: [] },
    'that writes answers slowly, under their final names': { args: ['--writes', 'slowly'] },
    'that reads requests where they lie': { args: ['--keeps'] },
    'that names its answers as it likes': { args: ['--names', 'free'], files: { answers: 'any' } },
  }
  for (const [says, { args, files }] of Object.entries(ways))
    test(`${says}, is accused of nothing`, async ({ folder, folderNamed }) => {
      const exchange = folderNamed('exchange')
      const [requests, replies] = [join(exchange, 'in'), join(exchange, 'out')]
      for (const one of [requests, replies]) mkdirSync(one)
      const program = join(root, 'tests/peers/python/hes_files.py')
      const peer = start('python3', [program, requests, replies, ...args], {
        cwd: root,
        holdInput: true,
        timeoutMs: 250_000,
      })
      await peer.said(/READY/)
      try {
        writeConfig(folder, {
          sut: { name: 'a peer', version: '1', endpoint: pathToFileURL(requests).href },
          ixit: { ...peerIxit, files: { replies, ...files } },
        })
        const ids = says.includes('slowly') ? ['RD', 'MD-014'] : []
        const { stdout, stderr } = await cim9(['run', ...ids], { cwd: folder, timeoutMs: 200_000 })
        const { scenarios, findings } = resultsIn(folder)
        expect(findings, stdout + stderr).toEqual([])
        const passed = scenarios.filter(({ verdict }) => verdict === 'pass').map(({ id }) => id)
        for (const id of ['RD-001', 'RD-002', 'RD-010', 'MD-014']) expect(passed).toContain(id)
        expect(readdirSync(requests).filter((name) => name.endsWith('.xml'))).toEqual([])
      } finally {
        peer.child.stdin.end()
        await peer.ended
      }
    })
})
