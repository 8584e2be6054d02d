import { createServer } from 'node:net'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { expect } from '@playwright/test'
import type { ConfigInput, IxitInput } from '../../src/index.ts'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import { cim9, resultsIn, scenarioOf, startCim9, writeConfig } from './cli.ts'
import * as request from '../sut/requests.ts'
import { test } from './desk.ts'
import { referenceHes, type Sut } from './suts.ts'

test.describe.configure({ timeout: 120_000 })

const configured = (url: string, ixit: Partial<IxitInput>, ics: ConfigInput['ics'] = referenceIcs): ConfigInput => ({
  sut: { name: 'a SUT', version: '1', endpoint: url },
  ics,
  ixit: { ...referenceIxit, ...ixit },
  policy: { allowEffects: ['reads', 'operates'] },
})

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}

/** A program of the user's that makes things happen, by whatever means: here by an order to the head end. */
const hookOf = ({ control = '' }: Sut): string[] => [
  process.execPath,
  '-e',
  `const [cause, mRID, ...names] = process.argv.slice(1)
const { CIM9_START: start, CIM9_END: end } = process.env
const period = start && { start, end }
fetch(${JSON.stringify(control)}, { method: 'POST', body: JSON.stringify({ do: 'cause', cause, ...(mRID && { object: { mRID, names } }), ...(period && { period }) }) })
  .then((answer) => process.exit(answer.ok ? 0 : 1))`,
  '--',
]

test('a SUT that is configured to our fixed address tells what a hook makes happen', async ({ folder, closing }) => {
  const hes = closing(await referenceHes({ control: true }))
  const port = await freePort()
  const address = `http://127.0.0.1:${port}/cim9/events`
  await fetch(hes.control ?? '', { method: 'POST', body: JSON.stringify({ do: 'subscribe', address }) })
  const ixit = { callback: { port }, hooks: { stimulate: { command: hookOf(hes) } } }
  writeConfig(folder, configured(hes.url, ixit))
  await cim9(['run', 'EVT-001', 'EVT-008', 'EVT-016', 'OUT-002', 'RD-048'], { cwd: folder })
  for (const { id, verdict, reason } of resultsIn(folder).scenarios) expect(verdict, `${id} ${reason}`).toBe('pass')
})

test('a hook that fails makes the case inconclusive, with what it said', async ({ folder, closing }) => {
  const hes = closing(await referenceHes())
  const command = [process.execPath, '-e', 'console.error("no relay at this meter"); process.exit(3)', '--']
  writeConfig(folder, configured(hes.url, { callback: { port: await freePort() }, hooks: { stimulate: { command } } }))
  await cim9(['run', 'OUT-001'], { cwd: folder })
  const { verdict, reason } = scenarioOf(resultsIn(folder), 'OUT-001')
  expect(verdict).toBe('inconclusive')
  expect(reason).toContain('exit code 3: no relay at this meter')
})

test('what a hook does not bring back is left over, and cleanup brings it back by the journal', async ({
  folder,
  closing,
}) => {
  const hes = closing(await referenceHes({ control: true }))
  const [meter] = referenceIxit.sacrificial?.meters ?? []
  const hasSupply = async () => {
    const body = request.read(request.byId(meter?.mRID ?? '') + request.readingType(request.forwardEnergy))
    const reply = await fetch(hes.url, { method: 'POST', headers: { 'content-type': 'text/xml' }, body })
    return (await reply.text()).includes('<msg:Result>OK<')
  }
  const callback = { port: await freePort() }
  const good = hookOf(hes)
  const [node = '', option = '', code = '', ...rest] = good
  const command = [node, option, `if (process.argv[1] === 'power-up') process.exit(1)\n${code}`, ...rest]
  writeConfig(folder, configured(hes.url, { callback, hooks: { stimulate: { command } } }))
  await cim9(['run', 'OUT-005.without'], { cwd: folder })
  expect(resultsIn(folder).leftOver).toEqual(['OUT-005.without'])
  expect(await hasSupply()).toBe(false)

  writeConfig(folder, configured(hes.url, { callback, hooks: { stimulate: { command: good } } }))
  const journal = join(folder, 'reports/latest/journal.ndjson')
  const { code: exitCode, stdout } = await cim9(['cleanup', journal], { cwd: folder })
  expect(stdout).toMatch(/^undone {2}OUT-005.without of /)
  expect(exitCode).toBe(0)
  expect(await hasSupply()).toBe(true)
})

test('what is missing for events is named: a hook, an address that stays', async ({ folder, closing }) => {
  const hes = closing(await referenceHes())
  const run = async (ixit: Partial<IxitInput>) => {
    writeConfig(folder, configured(hes.url, ixit))
    await cim9(['run', 'OUT-001'], { cwd: folder })
    return scenarioOf(resultsIn(folder), 'OUT-001')
  }
  expect(await run({ callback: { port: await freePort() } })).toMatchObject({
    verdict: 'inconclusive',
    reason: expect.stringContaining('ixit.hooks.stimulate'),
  })
  const command = [process.execPath, '-e', '', '--']
  expect(await run({ hooks: { stimulate: { command: command.filter(Boolean) } } })).toMatchObject({
    verdict: 'inconclusive',
    reason: expect.stringContaining('ixit.callback.port'),
  })
})

test('events concern only a SUT that is declared to send them', async ({ folder, closing }) => {
  const hes = closing(await referenceHes())
  const ics = { ...referenceIcs, publishes: [] }
  writeConfig(folder, configured(hes.url, {}, ics))
  await cim9(['run', 'EVT-001', 'OUT-001', 'RD-025'], { cwd: folder })
  for (const { verdict } of resultsIn(folder).scenarios) expect(verdict).toBe('not-applicable')
})

test('cim9 sut --control tells its control port, by which a run causes events', async ({ folder }) => {
  const sut = startCim9(['sut', '--control'], { cwd: folder })
  const said = await sut.said(/control: \S+\n/)
  const control = /control: (\S+)\n/.exec(said)?.[1] ?? ''
  const endpoint = /Reference head end at (\S+)/.exec(said)?.[1] ?? ''
  writeConfig(folder, configured(endpoint, { hooks: { stimulate: { control } } }))
  await cim9(['run', 'EVT', 'OUT', 'RD-025'], { cwd: folder })
  const { scenarios } = resultsIn(folder)
  expect(scenarios.length).toBeGreaterThan(10)
  for (const { id, verdict, reason } of scenarios) expect(verdict, `${id} ${reason}`).toBe('pass')
  sut.child.kill('SIGINT')
  await sut.ended
})
