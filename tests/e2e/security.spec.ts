import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { ConfigInput } from '../../src/index.ts'
import type { IxitInput } from '../../src/config/ixit.ts'
import { makeSecured, securedIcs } from '../../src/runner/secured.ts'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import { cim9, root, runFolder, start } from './cli.ts'
import { test } from './desk.ts'
import { checkHere, runHere } from './in-process.ts'
import { peerIxit } from './peer-ixit.ts'
import { referenceHes } from './suts.ts'

// A run takes two seconds; on a busy machine, many.
test.describe.configure({ timeout: 120_000 })

const environment = { TEST_WSS_USER: 'the-harness', TEST_WSS_PASSWORD: 'sesame & <open>' }
const account = { user: environment.TEST_WSS_USER, password: environment.TEST_WSS_PASSWORD }
const named = { user: { env: 'TEST_WSS_USER' }, password: { env: 'TEST_WSS_PASSWORD' } }
test.beforeEach(() => void Object.assign(process.env, environment))
test.afterEach(() => {
  for (const name of Object.keys(environment)) Reflect.deleteProperty(process.env, name)
})

/** The text of all files below a folder. */
const textOf = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n')

const config = (endpoint: string, ixit: Partial<IxitInput>, more: Partial<ConfigInput> = {}): ConfigInput => ({
  sut: { name: 'a SUT', version: '1', endpoint },
  ics: referenceIcs,
  ixit: { ...referenceIxit, ...ixit },
  ...more,
})

test('the embedded head end is asked who is let in, by certificates that are made for the run', async ({ folder }) => {
  const { scenarios } = await runHere(folder, {}, ['TRS-013', 'TRS-014', 'TRS-018'])
  expect(scenarios.map(({ id, verdict }) => `${id} ${verdict}`).filter((one) => !one.endsWith(' pass'))).toEqual([])
  expect(scenarios.length).toBe(10)
  expect(textOf(runFolder(folder))).not.toContain(process.env.CIM9_EMBEDDED_PASSWORD)
})

for (const soap of ['1.1', '1.2'] as const)
  for (const type of ['text', 'digest'] as const)
    test(`everything that is sent bears a UsernameToken: ${type}, SOAP ${soap}; its secret stands nowhere, and the record is judged alike`, async ({
      folder,
      closing,
    }) => {
      const hes = closing(await referenceHes({ accounts: [account], tokenRequired: true }))
      const { scenarios } = await runHere(
        folder,
        config(
          hes.url,
          { wsSecurity: { ...named, type, timestamp: 60 } },
          { binding: { soap }, policy: { allowEffects: ['reads', 'operates'] } },
        ),
        ['RD-001', 'RCD-001', 'MEP-004', 'MEP-030'],
      )
      expect(scenarios.map(({ id, verdict }) => `${id} ${verdict}`).filter((one) => !one.endsWith(' pass'))).toEqual([])
      expect(scenarios.length).toBeGreaterThan(3)
      const records = textOf(join(runFolder(folder), 'records'))
      expect(records).toContain('UsernameToken')
      expect(records).toMatch(/Password Type=\\"[^"]*\\">\*\*\*</)
      expect(textOf(runFolder(folder))).not.toMatch(/sesame|the-harness/)
      for (const { verdict } of checkHere(folder, [join(runFolder(folder), 'records')])) expect(verdict).toBe('pass')
    })

test('without the token, or with another password, nobody is let in, and it is said where to look', async ({
  folder,
  folderNamed,
  closing,
}) => {
  const hes = closing(await referenceHes({ accounts: [{ ...account, password: 'another' }], tokenRequired: true }))
  for (const [where, ixit] of [
    [folder, {}],
    [folderNamed('wrong'), { wsSecurity: named }],
  ] as const) {
    const [scenario] = (await runHere(where, config(hes.url, ixit), ['RD-001'])).scenarios
    expect(scenario?.verdict).toBe('inconclusive')
    expect(scenario?.reason).toContain('does not let the harness in')
  }
})

test('a secret that the environment does not set is told before the run', async ({ folder }) => {
  const wsSecurity = { user: { env: 'NOBODY_SET_THIS' }, password: { env: 'TEST_WSS_PASSWORD' } }
  await expect(runHere(folder, config('http://127.0.0.1:9/', { wsSecurity }), ['RD-001'])).rejects.toThrow(
    /ixit\.wsSecurity names NOBODY_SET_THIS/,
  )
})

test('our listener speaks TLS in all cases where it is told to', async ({ folder, closing }) => {
  const secured = closing({ ...(await makeSecured()), close: () => Promise.resolve() })
  const hes = closing(await referenceHes({ ...secured.options }))
  const { callback } = secured.ixit(undefined)
  const always = { ...callback, tls: callback.tls && { ...callback.tls, always: true } }
  const { scenarios } = await runHere(folder, config(hes.url, { callback: always }), ['MEP-004'])
  expect(new Set(scenarios.map(({ verdict }) => verdict))).toEqual(new Set(['pass']))
  expect(textOf(join(runFolder(folder), 'records'))).toMatch(/ReplyAddress>https:/)
  secured.remove()
})

test('what the IXIT does not name makes the cases inconclusive, and says what to write', async ({
  folder,
  closing,
}) => {
  const hes = closing(await referenceHes())
  const { scenarios } = await runHere(
    folder,
    config(hes.url, {}, { ics: { ...referenceIcs, security: [...securedIcs('basic'), 'ws-security'] } }),
    ['TRS-013', 'TRS-014', 'TRS-018'],
  )
  expect(scenarios.length).toBe(10)
  for (const { id, verdict, reason } of scenarios) {
    expect(`${id} ${verdict}`).toBe(`${id} inconclusive`)
    expect(reason, id).toMatch(/Write ixit\./)
  }
})

test('a SUT that never comes to a listener with a bad certificate is not blamed and not praised', async ({
  folder,
  closing,
}) => {
  const secured = await makeSecured()
  // It does not know our authority, nor has it a client of TLS: it sends nothing anywhere.
  const hes = closing(
    await referenceHes({
      ...secured.options,
      fault: { behaviours: { 'async.deliveries': () => [] } },
    }),
  )
  const { scenarios } = await runHere(
    folder,
    config(
      hes.url,
      { ...secured.ixit(hes.secured), timeLimits: { replyMs: 2_000, resultMs: 100, quietMs: 20 } },
      { ics: { ...referenceIcs, security: securedIcs() } },
    ),
    ['TRS-018.expired'],
  )
  secured.remove()
  expect(scenarios.map(({ verdict }) => verdict)).toEqual(['inconclusive'])
  expect(scenarios[0]?.reason).toContain('Nobody came.')
})

test.describe('the node-soap peer judges our token', () => {
  for (const type of ['text', 'digest'] as const)
    test(type, async ({ folder, closing }) => {
      const program = join(root, 'tests/peers/node-soap/server.mjs')
      const accounts = [account.user, 'lockable'].flatMap((user) => ['--account', `${user}:${account.password}`])
      const running = start(process.execPath, [program, '0', ...accounts], { cwd: root, holdInput: true })
      closing({
        close: async () => {
          running.child.stdin.end()
          await running.ended
        },
      })
      const [, url = ''] = /READY (\S+)/.exec(await running.said(/READY \S+\n/)) ?? []
      const given: ConfigInput = {
        sut: { name: 'a peer', version: '1', endpoint: url },
        ics: { security: ['ws-security'] },
        ixit: {
          ...peerIxit,
          wsSecurity: { ...named, type },
          lockableAccount: {
            user: { env: 'TEST_WSS_LOCKABLE' },
            password: { env: 'TEST_WSS_PASSWORD' },
            by: 'ws-security',
            type,
          },
        },
      }
      process.env.TEST_WSS_LOCKABLE = 'lockable'
      const { scenarios } = await runHere(folder, given, ['RD-001', 'TRS-014'])
      delete process.env.TEST_WSS_LOCKABLE
      expect(scenarios.map(({ id, verdict, reason }) => [id, verdict, reason])).toEqual([
        ['RD-001', 'pass', undefined],
        ['TRS-014', 'pass', undefined],
      ])
    })
})

test('what the record keeps of a token bears the same WS-Addressing id as what was sent', async ({
  folder,
  closing,
}) => {
  const hes = closing(await referenceHes({ accounts: [account], tokenRequired: true }))
  const more = { ics: { ...referenceIcs, addressing: 'required' as const } }
  const [scenario] = (await runHere(folder, config(hes.url, { wsSecurity: named }, more), ['TRS-020'])).scenarios
  expect([scenario?.verdict, scenario?.reason, scenario?.findings]).toEqual(['pass', undefined, []])
})

test('the account that all cases use is never tried with a wrong password', async ({ folder, closing }) => {
  const hes = closing(await referenceHes({ accounts: [account], tokenRequired: true }))
  const ixit = { wsSecurity: named, lockableAccount: { ...named, by: 'ws-security' as const } }
  const more = { ics: { ...referenceIcs, security: securedIcs() } }
  const [scenario] = (await runHere(folder, config(hes.url, ixit, more), ['TRS-014'])).scenarios
  expect(scenario?.verdict).toBe('inconclusive')
  expect(scenario?.reason).toContain('may be locked')
})

test('a password by HTTP Basic is tried once, and stands nowhere', async ({ folder, closing }) => {
  const secured = await makeSecured()
  const hes = closing(await referenceHes(secured.options))
  const more = { ics: { ...referenceIcs, security: securedIcs('basic') } }
  const ixit = secured.ixit(hes.secured, 'basic')
  const { scenarios } = await runHere(folder, config(hes.url, ixit, more), ['ERR-027', 'TRS-014'])
  secured.remove()
  expect(scenarios.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['TRS-014', 'not-applicable'],
    ['ERR-027', 'pass'],
  ])
  expect(textOf(runFolder(folder))).not.toContain(process.env.CIM9_EMBEDDED_PASSWORD)
})

test('cim9 certs makes files once, and keys that only their owner can read', async ({ folder }) => {
  const first = await cim9(['certs', 'certs'], { cwd: folder })
  expect(first.code).toBe(0)
  expect(first.stdout).toContain('ca.pem')
  const files = readdirSync(join(folder, 'certs'))
  expect(files.length).toBe(15)
  for (const file of files.filter((name) => name.endsWith('.key')))
    expect(statSync(join(folder, 'certs', file)).mode & 0o777, file).toBe(0o600)
  const before = readFileSync(join(folder, 'certs/ca.pem'), 'utf8')
  const second = await cim9(['certs', 'certs'], { cwd: folder })
  expect(second.code).toBe(2)
  expect(second.stderr).toContain('--overwrite')
  expect(readFileSync(join(folder, 'certs/ca.pem'), 'utf8')).toBe(before)
  expect((await cim9(['certs', 'certs', '--overwrite'], { cwd: folder })).code).toBe(0)
})
