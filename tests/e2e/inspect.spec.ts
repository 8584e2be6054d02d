import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Inspected } from '../../src/exchange/entries.ts'
import { readRecord } from '../../src/exchange/ndjson.ts'
import type { ConfigInput } from '../../src/index.ts'
import { neverConnectsAgain } from '../../src/sut/faults/never-connects-again.ts'
import { switchesStay } from '../../src/sut/faults/switches-stay.ts'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import type { ReportedFinding } from '../../src/verdict/run-result.ts'
import { resultsIn, runFolder, scenarioOf, writeConfig } from './cli.ts'
import { test } from './desk.ts'
import { checkHere, runHere } from './in-process.ts'
import { referenceHes, sutThat, type Sut } from './suts.ts'
import { onTerminal } from './terminal.ts'

/** A SUT of which no reading tells where a switch is: somebody else must look. */

test.describe.configure({ timeout: 120_000 })

type Hooks = NonNullable<NonNullable<ConfigInput['ixit']>['hooks']>

const { switches: _, ...sightless } = referenceIxit

const declared = (url: string, hooks: Hooks, ics: ConfigInput['ics'] = {}): ConfigInput => ({
  sut: { name: 'a SUT', version: '1', endpoint: url },
  ics: { ...referenceIcs, switchPosition: 'none', ...ics },
  ixit: {
    ...sightless,
    hooks,
    timeLimits: { ...referenceIxit.timeLimits, controlLeadMs: 1_500, resultMs: 400, quietMs: 100 },
  },
  policy: { allowEffects: ['reads', 'operates'], failOn: 'inferred', strict: true },
})

/** What a user writes who can look at the meters of a laboratory; it counts how often it is asked. */
async function observer(hes: Sut) {
  let asked = 0
  const hook = await sutThat(async ({ text, response }) => {
    asked++
    const { inspect: what, meter: object } = JSON.parse(text) as { inspect: string; meter: object }
    const order = JSON.stringify({ do: 'inspect', what, object })
    const answer = await fetch(hes.control ?? '', { method: 'POST', body: order })
    response.writeHead(answer.status).end(await answer.text())
  })
  return { ...hook, asked: () => asked }
}

const cases = ['RCD-001', 'RCD-002', 'RCD-003', 'RCD-009', 'RCD-010', 'RCD-028', 'RCD-029']

const looksIn = (folder: string, id: string): readonly Inspected[] =>
  readRecord(readFileSync(join(runFolder(folder), 'records', `${id}.ndjson`), 'utf8'), 'the record').entries.filter(
    (entry) => entry.kind === 'inspected',
  )

test('switches that no reading tells are looked at by a hook, and what it told stands in the record', async ({
  folder,
  closing,
}) => {
  const hes = closing(await referenceHes({ control: true }))
  const hook = closing(await observer(hes))
  const result = await runHere(folder, declared(hes.url, { inspect: { url: hook.url } }), cases)
  expect(result.scenarios.length).toBeGreaterThan(cases.length)
  for (const { id, verdict, reason } of result.scenarios) expect(verdict, `${id}: ${reason ?? ''}`).toBe('pass')
  expect(result.leftOver).toEqual([])
  const looks = looksIn(folder, 'RCD-003')
  expect(looks.map(({ means, told }) => [means, ...told.map(({ position }) => position)])).toEqual([
    ['url', 'closed', 'closed'],
    ['url', 'open', 'open'],
  ])
  const statement = readFileSync(join(runFolder(folder), 'statement.html'), 'utf8')
  expect(statement).toContain('seen by url: switch of')
})

test('a SUT whose switches do not move is caught by who looks, live and by its record', async ({ folder, closing }) => {
  const hes = closing(await referenceHes({ control: true, fault: switchesStay }))
  const hook = closing(await observer(hes))
  const result = await runHere(folder, declared(hes.url, { inspect: { url: hook.url } }), ['RCD-001', 'RCD-003'])
  for (const id of ['RCD-001', 'RCD-003']) {
    const { verdict, findings } = scenarioOf(result, id)
    expect(verdict, scenarioOf(result, id).reason).toBe('fail')
    const [found] = findings.filter(({ counts }) => counts)
    expect(found).toMatchObject({ assertion: 'switch.position', outcome: 'fail', blame: 'sut', requirements: [id] })
    expect(found?.expected).toMatch(/^open for /)
    expect(found?.actual).toBe('closed, as seen by ixit.hooks.inspect.url')
    expect(found?.seq).toBe(looksIn(folder, id).at(-1)?.seq)
    const record = join(runFolder(folder), 'records', `${id}.ndjson`)
    const [again] = checkHere(folder, [record])
    // What counts is a matter of the policy.
    expect(again?.findings.map(withoutPolicy)).toEqual(findings.map(withoutPolicy))
  }
})

const withoutPolicy = ({ counts: _counts, ...finding }: ReportedFinding) => finding

test('who looks may be the control port, where there is one', async ({ folder, closing }) => {
  const hes = closing(await referenceHes({ control: true }))
  const result = await runHere(folder, declared(hes.url, { stimulate: { control: hes.control ?? '' } }), ['RCD-001'])
  expect(scenarioOf(result, 'RCD-001').verdict).toBe('pass')
  expect(looksIn(folder, 'RCD-001').map(({ means }) => means)).toEqual(['control port', 'control port'])
})

test('where readings tell the position nobody else is asked', async ({ folder, closing }) => {
  const hes = closing(await referenceHes({ control: true }))
  const hook = closing(await observer(hes))
  const config = declared(hes.url, { inspect: { url: hook.url } }, { switchPosition: 'reading' })
  const { switches } = referenceIxit
  const result = await runHere(folder, { ...config, ixit: { ...config.ixit, ...(switches && { switches }) } }, [
    'RCD-001',
  ])
  expect(scenarioOf(result, 'RCD-001').verdict).toBe('pass')
  expect(hook.asked()).toBe(0)
})

test('a SUT that answers no readings is operated where a hook looks, and not touched where nobody does', async ({
  folder,
  closing,
}) => {
  const hes = closing(await referenceHes({ control: true }))
  const hook = closing(await observer(hes))
  const ics = { nouns: (referenceIcs.nouns ?? []).filter((noun) => noun !== 'MeterReadings') }
  const seen = await runHere(folder, declared(hes.url, { inspect: { url: hook.url } }, ics), ['RCD-002'])
  expect(scenarioOf(seen, 'RCD-002').verdict).toBe('pass')
  const unseen = scenarioOf(await runHere(folder, declared(hes.url, {}, ics), ['RCD-002']), 'RCD-002')
  expect(unseen.verdict).toBe('not-applicable')
  expect(unseen.reason).toContain('ixit.hooks.inspect')
  expect(readFileSync(join(runFolder(folder), 'records', 'RCD-002.ndjson'), 'utf8')).not.toContain('"kind":"message"')
})

/** A program of one line. */
const program = (code: string): string[] => [process.execPath, '-e', code, '--']

const unhelpful: Readonly<Record<string, readonly [Hooks['inspect'], RegExp]>> = {
  'a hook that tells another word': [
    { command: program('console.log("ajar")') },
    /ixit\.hooks\.inspect\.command is to tell where a switch is in one word, open or closed, and told "ajar"/,
  ],
  'a hook that tells nothing': [{ command: program('void 0') }, /ixit\.hooks\.inspect\.command .* told nothing/],
  'a hook that fails': [
    { command: program('console.log("open"); console.error("no camera"); process.exit(3)') },
    /ixit\.hooks\.inspect\.command ended with exit code 3: no camera/,
  ],
  'an operator without a terminal': [{ operator: true }, /ixit\.hooks\.inspect asks an operator, and there is no term/],
}
for (const [who, [inspect, reason]] of Object.entries(unhelpful))
  test(`of what cannot be seen nobody is accused: ${who}`, async ({ folder, closing }) => {
    const hes = closing(await referenceHes({ fault: switchesStay }))
    const result = await runHere(folder, declared(hes.url, { inspect }), ['RCD-001'])
    const { verdict, reason: told } = scenarioOf(result, 'RCD-001')
    expect(verdict).toBe('inconclusive')
    expect(told).toMatch(reason)
    expect(looksIn(folder, 'RCD-001')).toEqual([])
  })

test('without a reading and without a hook the reason names both', async ({ folder, closing }) => {
  const hes = closing(await referenceHes())
  const result = await runHere(folder, declared(hes.url, {}), ['RCD-001'])
  expect(scenarioOf(result, 'RCD-001')).toMatchObject({
    verdict: 'inconclusive',
    reason: 'The position of a switch cannot be seen. Fill in ixit.switches, or ixit.hooks.inspect.',
  })
})

test('what is not brought back is seen, and told as left over', async ({ folder, closing }) => {
  const hes = closing(await referenceHes({ control: true, fault: neverConnectsAgain }))
  const hook = closing(await observer(hes))
  const result = await runHere(folder, declared(hes.url, { inspect: { url: hook.url } }), ['RCD-009'])
  expect(result.leftOver).toContain('RCD-009')
})

for (const [answer, expected] of [
  ['closed', { verdict: 'pass' }],
  ['it is dark', { verdict: 'inconclusive', reason: expect.stringContaining('and wrote "it is dark".') as unknown }],
] as const)
  test(`an operator is asked on the terminal, and answers "${answer}"`, async ({ folder, closing }) => {
    const hes = closing(await referenceHes())
    const config = declared(hes.url, { inspect: { operator: true } })
    const timeLimits = { ...config.ixit?.timeLimits, operatorMs: 20_000 }
    writeConfig(folder, { ...config, ixit: { ...config.ixit, timeLimits } })
    const { stdout } = await onTerminal(folder, answer, ['run', 'RCD-005.an-unknown-type'])
    expect(stdout).toMatch(/OPERATOR: where is the switch of the meter [\w-]+, CMW-/)
    expect(scenarioOf(resultsIn(folder), 'RCD-005.an-unknown-type')).toMatchObject(expected)
  })
