import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { z } from 'zod'
import { effects } from '../../src/config/config.ts'
import { icsSchema, type Ics } from '../../src/config/ics.ts'
import { ixitSchema } from '../../src/config/ixit.ts'
import { permissionOf } from '../../src/conversation/permission.ts'
import type { ConfigInput } from '../../src/index.ts'
import type { RunPlan } from '../../src/runner/plan.ts'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import { cim9, resultsIn, writeConfig } from './cli.ts'
import { test } from './desk.ts'
import { referenceHes, sutThat } from './suts.ts'

test.describe.configure({ timeout: 180_000 })

const declared = (url: string, more: Partial<ConfigInput> = {}): ConfigInput => ({
  sut: { name: 'a SUT', version: '1', endpoint: url },
  ics: referenceIcs,
  ixit: referenceIxit,
  policy: { allowEffects: [...effects] },
  ...more,
})

async function planOf(folder: string, ...args: string[]): Promise<RunPlan> {
  const { stdout, stderr, code } = await cim9(['plan', '--json', ...args], { cwd: folder })
  expect(code, stderr).toBe(0)
  return z.custom<RunPlan>().parse(JSON.parse(stdout))
}

test('a plan sends nothing, listens nowhere, asks no hook and leaves nothing behind', async ({ folder, closing }) => {
  let heard = 0
  const sut = closing(
    await sutThat(({ response }) => {
      heard++
      response.end()
    }),
  )
  const told = join(folder, 'hook-was-here')
  writeConfig(
    folder,
    declared(sut.url, {
      ixit: {
        ...referenceIxit,
        callback: { port: sut.port },
        hooks: {
          stimulate: { command: [process.execPath, '-e', `require('fs').writeFileSync(${JSON.stringify(told)}, '')`] },
        },
      },
    }),
  )
  const plan = await planOf(folder)
  expect(plan.cases.filter(({ prospect }) => prospect === 'harness-error')).toEqual([])
  expect(plan.cases.some(({ causes }) => causes.length > 0)).toBe(true)
  expect(heard).toBe(0)
  expect(existsSync(told)).toBe(false)
  expect(readdirSync(folder)).toEqual(['harness.config.mjs'])
})

test('of what changes something a plan names the objects, and by what it is undone', async ({ folder }) => {
  const { cases } = await planOf(folder)
  const { ids } = permissionOf(ixitSchema.parse(referenceIxit), 'operates')
  const changing = cases.filter(({ messages }) => messages.some(({ changes }) => changes))
  expect(changing.length).toBeGreaterThan(20)
  for (const { id, messages } of changing)
    for (const { objects, changes } of messages)
      if (changes)
        expect(
          objects.filter((one) => !ids.has(one)),
          id,
        ).toEqual([])
  const [disconnect] = cases.filter(({ id }) => id.startsWith('RCD-001'))
  expect(disconnect).toMatchObject({
    effect: 'operates',
    prospect: 'runs',
    undo: [{ by: 'create(EndDeviceControls)' }],
  })
  const [create] = cases.filter(({ id }) => id === 'MD-001')
  expect(create?.messages.flatMap(({ ownObjects }) => ownObjects).join()).toMatch(/^CIM9-/)
  expect(create?.undo[0]?.by).toBe('delete(MeterConfig)')
})

test('for people it is told by effect, with the time it takes at most', async ({ folder, closing }) => {
  const hes = closing(await referenceHes())
  writeConfig(folder, declared(hes.url, { policy: { allowEffects: ['reads', 'operates'] } }))
  const { code, stdout } = await cim9(['plan', 'RCD-001', 'RD-001', 'MD-001'], { cwd: folder })
  expect(code).toBe(0)
  expect(stdout).toContain(hes.url)
  expect(stdout).toMatch(/@operates: \d+ case/)
  expect(stdout).toMatch(/sends create\(EndDeviceControls\) on /)
  expect(stdout).toMatch(/undone by create\(EndDeviceControls\) on /)
  expect(stdout).toMatch(/2 cases not permitted:\n {2}The effect @own-data is not permitted/)
  expect(stdout).toMatch(/\d+ messages at least; \d+ (?:s|min) if everything takes as long as is declared/)
})

/** Some of what the reference head end can do, by a seed: every other value of each item. */
function half(seed: number): Ics {
  const whole = icsSchema.parse(referenceIcs)
  const bare = icsSchema.parse({ nouns: [] })
  let state = seed
  const chance = () => (state = (state * 48_271) % 2_147_483_647) % 2 === 0
  const halved = Object.entries(whole).map(([item, value]) => {
    if (Array.isArray(value)) return [item, value.filter(chance)]
    return [item, chance() ? value : bare[item as keyof Ics]]
  })
  const ics = icsSchema.parse(Object.fromEntries(halved))
  return ics.nouns.length ? ics : { ...ics, nouns: ['MeterReadings'] }
}

const declarations: Readonly<Record<string, ConfigInput['ics']>> = {
  'reading alone': { nouns: ['MeterReadings'] },
  'configurations alone': { nouns: ['MeterConfig'], addressByNames: false },
  'one half': half(7),
  'another half': half(11),
}

for (const [name, ics] of Object.entries(declarations))
  test(`when a requirement applies, its steps say the same as its "when": ${name}`, async ({ folder }) => {
    writeConfig(folder, { ics })
    const { cases } = await planOf(folder)
    const requirements = new Set(cases.map(({ requirements: [own] }) => own))
    const complaints = [...requirements].flatMap((requirement) => {
      const its = cases.filter(({ requirements: [own] }) => own === requirement)
      const denied = its.every(
        ({ prospect, stop, reason }) => prospect === 'not-applicable' && reason !== stop?.because,
      )
      const stopped = its.every(({ stop }) => stop?.as === 'not-applicable')
      const says = its.map(({ stop, reason }) => stop?.because ?? reason).join(' ')
      if (denied && its.some(({ stop }) => stop === undefined))
        return [`${requirement}: its "when" does not hold, but steps of its cases would run. ${says}`]
      if (stopped && !denied)
        return [
          `${requirement}: give it a "when" in profiles/requirements that says so too, scripts/suggest-when.ts prints it: ${says}`,
        ]
      return []
    })
    expect(complaints).toEqual([])
  })

test('what is planned not to apply, or not to be permitted, is what a run does not do', async ({ folder, closing }) => {
  const hes = closing(await referenceHes())
  writeConfig(folder, declared(hes.url, { ics: half(7), policy: { allowEffects: ['reads'] } }))
  const { cases } = await planOf(folder)
  const { code } = await cim9(['run', '--where', 'RD or ERR or OPS or RCD or MD'], { cwd: folder, timeoutMs: 150_000 })
  expect([0, 4]).toContain(code)
  const { scenarios, notes } = resultsIn(folder)
  for (const { id, verdict, reason } of scenarios) {
    const planned = cases.find((one) => one.id === id)
    if (planned?.prospect === 'runs') {
      // What only the answers tell: whether an answer came in several parts.
      if (verdict === 'not-applicable') expect(reason, id).toContain('one part')
      else expect(['pass', 'inconclusive'], `${id} ${reason}`).toContain(verdict)
    } else expect(`${verdict}: ${reason}`, id).toBe(`${planned?.prospect}: ${reasonOf(planned?.reason)}`)
  }
  expect(notes?.length).toBeGreaterThan(0)
})

/** A run says in the same sentence what a plan says, but for who may allow an effect. */
const reasonOf = (reason = ''): string =>
  reason.replace(
    ' is not permitted (policy.allowEffects).',
    ' is not permitted. Its owner may allow it by policy.allowEffects.',
  )

test('a contradiction stops a run before anything is sent, and a plan tells it', async ({ folder, closing }) => {
  let heard = 0
  const sut = closing(await sutThat(() => heard++))
  writeConfig(folder, declared(sut.url, { ixit: { meters: [{ mRID: 'm-1' }], unknownMeters: [{ mRID: 'm-1' }] } }))
  const run = await cim9(['run', 'RD-001'], { cwd: folder })
  expect(run.code).toBe(2)
  expect(run.stderr).toContain('ixit.meters[0] and ixit.unknownMeters[0]: The mRID m-1 is listed as one that exists')
  const plan = await cim9(['plan', 'RD-001'], { cwd: folder })
  expect(plan.code).toBe(2)
  expect(plan.stdout).toContain('CONTRADICTIONS')
  expect(heard).toBe(0)
})

test('what is noted of a declaration stands on the terminal, in the results and in the statement', async ({
  folder,
}) => {
  writeConfig(folder, { ics: { nouns: ['MeterReadings'], operationSets: 'served' } })
  const { stderr } = await cim9(['run', 'RD-001'], { cwd: folder })
  expect(stderr).toContain('Note: ics.operationSets, ics.changes: ')
  expect(resultsIn(folder).notes?.join()).toContain('ics.operationSets, ics.changes')
})

test('an expression selects cases, and one that cannot be meant is told', async ({ folder }) => {
  const { cases } = await planOf(folder, '--where', '@reads and claim=payload and not (P01 or T2)')
  expect(cases.length).toBeGreaterThan(0)
  for (const { effect } of cases) expect(effect).toBe('reads')
  const byId = await planOf(folder, '--where', 'RD-001 or OPS')
  expect(new Set(byId.cases.map(({ id }) => id.split('-')[0]))).toEqual(new Set(['RD', 'OPS']))
  for (const [where, says] of [
    ['@reads and', 'is no expression'],
    ['not @red', 'No scenario has the word @red'],
    ['RD-001 and OPS-001', 'No scenario matches "RD-001 and OPS-001"'],
  ] as const) {
    const { code, stderr } = await cim9(['plan', '--where', where], { cwd: folder })
    expect(code, where).toBe(2)
    expect(stderr).toContain(says)
  }
})
