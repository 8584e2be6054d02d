import { existsSync, readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { effects } from '../../src/config/config.ts'
import type { ConfigInput, IxitInput } from '../../src/index.ts'
import type { Delivery } from '../../src/sut/reference/outbox.ts'
import { asNewMessage } from '../../src/sut/faults/calls-back-twice.ts'
import type { Fault } from '../../src/sut/faults/fault.ts'
import { sendsResultsNowhere } from '../../src/sut/faults/sends-results-nowhere.ts'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import { cim9, writeConfig } from './cli.ts'
import { test } from './desk.ts'
import { runHere } from './in-process.ts'
import { referenceHes, type Sut } from './suts.ts'

test.describe.configure({ timeout: 180_000 })

/** Whatever asks for its answer later, and what names an address of ours without asking for it. */
const cases = [
  ...['MEP-003', 'MEP-004', 'MEP-006', 'MEP-010', 'MEP-011', 'MEP-012', 'MEP-014', 'MEP-024', 'MEP-038', 'MEP-047'],
  ...['OPS-010', 'RCD-016', 'RCD-026', 'RD-012'],
]

/** A head end that sends all its results to one address. */
const sendingToOne = ({ url }: Sut, ixit: Partial<IxitInput>, policy: ConfigInput['policy'] = {}): ConfigInput => ({
  sut: { name: 'a SUT', version: '1', endpoint: url },
  ics: { ...referenceIcs, asynchronous: 'fixed-address' },
  ixit: { ...referenceIxit, ...ixit },
  policy: { allowEffects: [...effects], ...policy },
})

const byControlPort = ({ control = '' }: Sut): Partial<IxitInput> => ({ hooks: { stimulate: { control } } })

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}

const straysIn = (folder: string): readonly string[] => {
  const file = join(folder, 'reports/latest/strays.ndjson')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
}

test('all that is asked for later is heard at the one address to which a SUT sends its results', async ({
  folder,
  closing,
}) => {
  const hes = closing(await referenceHes({ control: true }))
  const { scenarios } = await runHere(folder, sendingToOne(hes, byControlPort(hes)), cases)
  expect(scenarios.length).toBeGreaterThan(cases.length)
  for (const { id, verdict, reason } of scenarios) expect(verdict, `${id} ${reason}`).toBe('pass')
  expect(straysIn(folder)).toEqual([])
})

test('a SUT that is configured to our fixed address needs nobody to tell it', async ({ folder, closing }) => {
  const hes = closing(await referenceHes({ control: true }))
  const port = await freePort()
  const order = { do: 'results-to', address: `http://127.0.0.1:${port}/cim9/results` }
  await fetch(hes.control ?? '', { method: 'POST', body: JSON.stringify(order) })
  const { scenarios } = await runHere(folder, sendingToOne(hes, { callback: { port } }), ['MEP-003', 'MEP-004'])
  expect(scenarios.map(({ id }) => id)).toEqual(['MEP-003', 'MEP-004', 'RD-012'])
  for (const { id, verdict, reason } of scenarios) expect(verdict, `${id} ${reason}`).toBe('pass')
})

test('the address of the request is not needed, so that nobody is asked to refuse without it', async ({
  folder,
  closing,
}) => {
  const hes = closing(await referenceHes({ control: true }))
  const { scenarios } = await runHere(folder, sendingToOne(hes, byControlPort(hes)), ['MEP-005'])
  expect(scenarios.map(({ verdict }) => verdict)).toEqual(['not-applicable'])
})

test('results that go nowhere are missed, and nothing else is said of them', async ({ folder, closing }) => {
  const hes = closing(await referenceHes({ control: true, fault: nowhere }))
  const config = sendingToOne(hes, byControlPort(hes), { failOn: 'inferred', strict: true })
  const { scenarios } = await runHere(folder, config, ['MEP-003', 'MEP-004', 'MEP-010.in-company'])
  for (const { id, verdict, findings } of scenarios) {
    expect(verdict, id).toBe('fail')
    expect(new Set(findings.flatMap(({ outcome, assertion }) => (outcome === 'fail' ? [assertion] : [])))).toEqual(
      new Set(['async.result']),
    )
  }
})

test('results that go nowhere, from a SUT that has never reached us, prove nothing', async ({ folder, closing }) => {
  const hes = closing(await referenceHes({ control: true, fault: nowhere }))
  const ixit = { ...byControlPort(hes), callback: { host: '0.0.0.0' } }
  const { scenarios } = await runHere(folder, sendingToOne(hes, ixit), ['MEP-003', 'MEP-004', 'MEP-010.in-company'])
  for (const { id, verdict } of scenarios) expect(verdict, id).toBe('inconclusive')
})

test('a SUT that cannot know our address is not accused of keeping its results back', async ({ folder, closing }) => {
  const hes = closing(await referenceHes())
  const { scenarios } = await runHere(folder, sendingToOne(hes, {}), ['MEP-003', 'MEP-004'])
  expect(scenarios.map(({ id }) => id)).toEqual(['MEP-003', 'MEP-004', 'RD-012'])
  for (const { id, verdict, reason } of scenarios) {
    expect(verdict, id).toBe('inconclusive')
    expect(reason, id).toContain('/cim9/results')
  }
})

test('a late result of the scenario before goes to the strays, and is not blamed on the next', async ({
  folder,
  closing,
}) => {
  const hes = closing(await referenceHes({ control: true, fault: repeatsWhenAskedAgain() }))
  const cases = ['MEP-003', 'MEP-004', 'MEP-014', 'RD-012']
  const { scenarios } = await runHere(folder, sendingToOne(hes, byControlPort(hes)), cases)
  for (const { id, verdict, reason } of scenarios) expect(verdict, `${id} ${reason}`).toBe('pass')
  expect(straysIn(folder)).toHaveLength(cases.length - 1)
})

test('one address is heard by one worker', async ({ folder, closing }) => {
  const hes = closing(await referenceHes({ control: true }))
  writeConfig(folder, sendingToOne(hes, byControlPort(hes)))
  const { code, stderr } = await cim9(['run', 'MEP-003', '--workers', '2'], { cwd: folder })
  expect(code).toBe(2)
  expect(stderr).toContain('ics.asynchronous')
})

/** It was told an address, and takes no notice. */
const nowhere: Fault = {
  ...sendsResultsNowhere,
  behaviours: { 'async.address': () => 'http://127.0.0.1:9/' },
}

/** Sends its last result again, as a new message, when it is next asked for one. */
function repeatsWhenAskedAgain(): Fault {
  let before: readonly Delivery[] = []
  return {
    name: 'repeats-when-asked-again',
    says: 'The result before comes again with the next one.',
    behaviours: {
      'async.deliveries': (due) => {
        const late = before
        before = due.slice(-1).map((one) => ({ ...one, document: asNewMessage(one.document) }))
        return [...late, ...due]
      },
    },
    raises: [],
  }
}
