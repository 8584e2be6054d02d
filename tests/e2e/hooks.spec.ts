import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { ConfigError } from '../../src/config/problems.ts'
import type { ConfigInput } from '../../src/index.ts'
import { summary } from '../../src/reporting/summary.ts'
import type { RunPlan } from '../../src/runner/plan.ts'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import { cim9, runFolder, scenarioOf, writeConfig } from './cli.ts'
import { test } from './desk.ts'
import { runHere } from './in-process.ts'
import { forward, referenceHes, send, sutThat } from './suts.ts'

/** What brings a system into place before a run, and puts it back after it. */

test.describe.configure({ timeout: 120_000 })

type Hooks = NonNullable<NonNullable<ConfigInput['ixit']>['hooks']>

const declared = (url: string, hooks: Hooks): ConfigInput => ({
  sut: { name: 'a SUT', version: '1', endpoint: url },
  ics: referenceIcs,
  ixit: { ...referenceIxit, hooks },
  policy: { allowEffects: ['reads', 'operates'] },
})

/** A program of one line. */
const program = (code: string): string[] => [process.execPath, '-e', code, '--']
const failing = (says: string) => ({ command: program(`console.error(${JSON.stringify(says)}); process.exit(1)`) })
/** A program that notes in a file what it is told. */
const noting = (file: string) => ({
  command: program(
    `require('fs').appendFileSync(${JSON.stringify(file)}, [...process.argv.slice(1), process.env.CIM9_EVENT, process.env.CIM9_RUN].join(' ') + '\\n')`,
  ),
})

const order = (url: string | undefined, content: object) =>
  fetch(url ?? '', { method: 'POST', body: JSON.stringify(content) })

test('provision is asked once before the first message, and restore once after the last', async ({
  folder,
  closing,
}) => {
  const hes = closing(await referenceHes())
  const log: string[] = []
  const front = closing(
    await sutThat(async (heard) => {
      log.push('message')
      send(heard.response, await forward(hes, heard))
    }),
  )
  const hook = closing(
    await sutThat(({ request, text, response }) => {
      expect(request.method).toBe('POST')
      const { event, run } = JSON.parse(text) as { event: string; run: string }
      log.push(`${event} ${run}`)
      response.writeHead(204).end()
    }),
  )
  const both = { provision: { url: hook.url }, restore: { url: hook.url } }
  const { run, scenarios } = await runHere(folder, declared(front.url, both), ['RD-001', 'RD-002'])
  expect(scenarios.map(({ verdict }) => verdict)).toEqual(['pass', 'pass'])
  expect(log[0]).toBe(`provision ${run.id}`)
  expect(log.at(-1)).toBe(`restore ${run.id}`)
  expect(log.slice(1, -1).every((one) => one === 'message')).toBe(true)
  expect(log.length).toBeGreaterThan(3)
})

test('a program is told the event and the run, as argument and in its environment', async ({ folder, closing }) => {
  const hes = closing(await referenceHes())
  const file = join(folder, 'told')
  const { run } = await runHere(folder, declared(hes.url, { provision: noting(file), restore: noting(file) }), [
    'RD-001',
  ])
  expect(readFileSync(file, 'utf8')).toBe(`provision provision ${run.id}\nrestore restore ${run.id}\n`)
})

test('where provision fails nothing is run, what it began is put back, and the exit code is 2', async ({
  folder,
  closing,
}) => {
  let messages = 0
  const sut = closing(
    await sutThat(({ response }) => {
      messages++
      response.end()
    }),
  )
  const file = join(folder, 'told')
  const hooks = { provision: failing('the rack is locked'), restore: noting(file) }
  writeConfig(folder, declared(sut.url, hooks))
  const { code, stderr } = await cim9(['run', 'RD-001'], { cwd: folder })
  expect(code).toBe(2)
  expect(stderr).toContain('ixit.hooks.provision.command ended with exit code 1: the rack is locked. Nothing was run.')
  expect(messages).toBe(0)
  expect(existsSync(join(folder, 'reports'))).toBe(false)
  expect(readFileSync(file, 'utf8')).toMatch(/^restore restore /)

  const neither = { provision: failing('locked'), restore: failing('still locked') }
  const failure = await runHere(folder, declared(sut.url, neither), ['RD-001']).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(ConfigError)
  expect(String(failure)).toMatch(/provision.*locked\. Nothing was run\. .*restore.*still locked/)
})

test('where restore fails it is told, and no verdict changes', async ({ folder, closing }) => {
  const hes = closing(await referenceHes())
  const result = await runHere(folder, declared(hes.url, { restore: failing('no way back') }), ['RD-001'])
  expect(scenarioOf(result, 'RD-001').verdict).toBe('pass')
  expect(result.exitCode).toBe(0)
  const told = 'The hook ixit.hooks.restore.command ended with exit code 1: no way back.'
  expect(result.leftOver).toEqual([told])
  expect(summary(result)).toContain(`LEFT OVER: ${told}`)
  expect(summary(result)).not.toContain('are not undone')
  const statement = readFileSync(join(runFolder(folder), 'statement.html'), 'utf8')
  expect(statement).toContain(told)
})

test('a hook is bounded by its time limit', async ({ folder, closing }) => {
  const hes = closing(await referenceHes())
  const config = declared(hes.url, { provision: { command: program('setInterval(() => {}, 1000)') } })
  const timeLimits = { ...referenceIxit.timeLimits, hookMs: 300 }
  await expect(runHere(folder, { ...config, ixit: { ...config.ixit, timeLimits } }, ['RD-001'])).rejects.toThrow(
    /ixit\.hooks\.provision\.command did not end within 300 ms \(ixit\.timeLimits\.hookMs\)/,
  )
})

test('cleanup asks restore at its end, and tells where it failed', async ({ folder }) => {
  const journal = join(folder, 'journal.ndjson')
  writeFileSync(journal, '')
  const file = join(folder, 'told')
  writeConfig(folder, declared('http://127.0.0.1:1/none', { restore: noting(file) }))
  const good = await cim9(['cleanup', journal], { cwd: folder })
  expect(good).toMatchObject({ code: 0, stdout: 'Nothing is left to undo.\nrestored by ixit.hooks.restore\n' })
  expect(readFileSync(file, 'utf8')).toBe('restore restore work\n')

  writeConfig(folder, declared('http://127.0.0.1:1/none', { restore: failing('no way back') }))
  const bad = await cim9(['cleanup', journal], { cwd: folder })
  expect(bad.code).toBe(4)
  expect(bad.stdout).toContain('LEFT OVER  The hook ixit.hooks.restore.command ended with exit code 1: no way back.')
})

test('the control port of the reference head end brings it to the state after its start', async ({
  folder,
  closing,
}) => {
  const hes = closing(await referenceHes({ control: true }))
  const object = { mRID: referenceIxit.sacrificial?.meters?.[0]?.mRID, names: [] }
  await order(hes.control, { do: 'cause', cause: 'power-down', object })
  const spoilt = await runHere(folder, declared(hes.url, {}), ['RCD-001'])
  expect(scenarioOf(spoilt, 'RCD-001').verdict).not.toBe('pass')
  const provided = declared(hes.url, { provision: { control: hes.control ?? '' } })
  expect(scenarioOf(await runHere(folder, provided, ['RCD-001']), 'RCD-001').verdict).toBe('pass')
})

test('a plan tells what hooks would be asked, and asks none', async ({ folder }) => {
  const file = join(folder, 'told')
  const { switches: _, ...ixit } = referenceIxit
  const config = declared('http://127.0.0.1:1/none', {})
  const hooks = { provision: noting(file), restore: { url: 'http://127.0.0.1:1/back' }, inspect: noting(file) }
  writeConfig(folder, { ...config, ics: { ...referenceIcs, switchPosition: 'none' }, ixit: { ...ixit, hooks } })
  const { stdout } = await cim9(['plan', '--json', 'RCD-001'], { cwd: folder })
  const { hooks: told, cases } = JSON.parse(stdout) as RunPlan
  expect(told.map(({ when, hook }) => `${when} ${hook}`)).toEqual([
    'before ixit.hooks.provision',
    'after ixit.hooks.restore',
  ])
  const meter = referenceIxit.sacrificial?.meters?.[0]
  expect(cases[0]?.prospect).toBe('runs')
  expect(cases[0]?.looks).toEqual([
    { what: 'switch', objects: [meter?.mRID, ...(meter?.names ?? []).map(({ name }) => name)], means: 'command' },
  ])
  const text = await cim9(['plan', 'RCD-001'], { cwd: folder })
  expect(text.stdout).toContain('  after them ixit.hooks.restore: http://127.0.0.1:1/back')
  expect(text.stdout).toMatch(/looks at the switch on .*, by command/)
  expect(readdirSync(folder)).toEqual(['harness.config.mjs'])
})
