import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { ConfigInput } from '../../src/index.ts'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import type { RunResult } from '../../src/verdict/run-result.ts'
import { runFolder } from './cli.ts'
import { test } from './desk.ts'
import { runHere } from './in-process.ts'
import { forward, referenceHes, send, sutThat, xml, type Heard } from './suts.ts'

test.describe.configure({ timeout: 120_000 })

const configOf = (endpoint: string, { ics, ixit }: Pick<ConfigInput, 'ics' | 'ixit'> = {}): ConfigInput => ({
  sut: { name: 'a SUT', version: '1', endpoint },
  ics: { ...referenceIcs, ...ics },
  ixit: { ...referenceIxit, ...ixit },
})

const verdicts = ({ scenarios }: RunResult) => Object.fromEntries(scenarios.map(({ id, verdict }) => [id, verdict]))
const raised = ({ findings }: RunResult) => findings.map(({ first }) => `${first.assertion} ${first.counts}`)

const faultOf = (code: string) => ({
  ...xml(`<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault>
<faultcode xmlns:wsa="http://www.w3.org/2005/08/addressing">${code}</faultcode><faultstring>No.</faultstring>
</soap:Fault></soap:Body></soap:Envelope>`),
  status: 500,
})

const isAddressed = ({ text }: Heard): boolean =>
  ['Action', 'MessageID', 'To', 'ReplyTo'].every((name) => new RegExp(`<(\\w+:)?${name}[ >]`).test(text)) &&
  text.includes('http://www.w3.org/2005/08/addressing')

for (const [code, findings] of [
  ['wsa:MessageAddressingHeaderRequired', []],
  ['soap:Client', ['addressing.missed false']],
] as const)
  test(`a head end that demands addressing headers, and refuses by ${code}, gets them in each request`, async ({
    folder,
    closing,
  }) => {
    const hes = closing(await referenceHes())
    const front = closing(
      await sutThat(async (heard) =>
        send(heard.response, isAddressed(heard) ? await forward(hes, heard) : faultOf(code)),
      ),
    )
    const cases = ['RD-001', 'MEP-004', 'ERR-012', 'TRS-020']
    const result = await runHere(folder, configOf(front.url, { ics: { addressing: 'required' } }), cases)
    // The demand is the SUT's own, so another refusal is a remark.
    expect(Object.values(verdicts(result))).toEqual(Array(5).fill('pass'))
    expect(raised(result)).toEqual(findings)
  })

test('what brings back what a case has changed bears addressing headers as well', async ({ folder, closing }) => {
  const hes = closing(await referenceHes())
  const front = closing(
    await sutThat(async (heard) =>
      send(
        heard.response,
        isAddressed(heard) ? await forward(hes, heard) : faultOf('wsa:MessageAddressingHeaderRequired'),
      ),
    ),
  )
  const given = {
    ...configOf(front.url, { ics: { addressing: 'required' } }),
    policy: { allowEffects: ['own-data' as const] },
  }
  const result = await runHere(folder, given, ['MD-001'])
  expect(new Set(Object.values(verdicts(result)))).toEqual(new Set(['pass']))
  expect(result.leftOver).toEqual([])
})

const chunked = ({ request }: Heard) => request.headers['transfer-encoding'] === 'chunked'
for (const [how, turnAway] of [
  ['by status 411', ({ response }: Heard) => response.writeHead(411).end()],
  ['by closing the connection', ({ response }: Heard) => response.destroy()],
] as const)
  test(`a head end that turns chunks away ${how} is noted, and not blamed`, async ({ folder, closing }) => {
    const hes = closing(await referenceHes())
    const front = closing(
      await sutThat(async (heard) =>
        chunked(heard) ? turnAway(heard) : send(heard.response, await forward(hes, heard)),
      ),
    )
    const result = await runHere(folder, configOf(front.url), ['TRS-015'])
    expect(verdicts(result)).toEqual({
      'TRS-015': 'pass',
      'TRS-015.chunked': 'pass',
    })
    expect(raised(result)).toEqual(['http.chunked false'])
  })

test('what nobody declares is not applicable, with a sentence that says what to write', async ({ folder, closing }) => {
  const hes = closing(await referenceHes())
  const ics = { resultsByWsdl: false, addressing: 'none' } as const
  const { scenarios } = await runHere(folder, configOf(hes.url, { ics }), ['TRS-019', 'TRS-020', 'TRS-021'])
  expect(
    scenarios.map(({ id, verdict, reason }) => [id, verdict, /\((i\w+\.[\w.]+)\)/.exec(reason ?? '')?.[1]]),
  ).toEqual([
    ['TRS-019', 'not-applicable', 'ics.resultsByWsdl'],
    ['TRS-020', 'not-applicable', 'ics.addressing'],
    ['TRS-021', 'not-applicable', 'ics.proxied'],
    ['TRS-021.callback', 'not-applicable', 'ics.proxied'],
  ])
})

test('a header with a secret goes with each request, and is found in nothing that a run leaves behind', async ({
  folder,
  closing,
}) => {
  process.env.CIM9_TEST_KEY = 'sesame-4711'
  const hes = closing(await referenceHes())
  const keys: unknown[] = []
  const front = closing(
    await sutThat(async (heard) => {
      keys.push(heard.request.headers['x-api-key'])
      const answer = await forward(hes, heard)
      // It says the secret again.
      const body = answer.body.replace('?>', `?><!-- ${String(keys.at(-1))} -->`)
      send(heard.response, { ...answer, body, headers: { ...answer.headers, 'x-key': String(keys.at(-1)) } })
    }),
  )
  const headers = { 'X-Api-Key': { env: 'CIM9_TEST_KEY' }, 'X-Tenant': 'north' }
  const result = await runHere(folder, configOf(front.url, { ixit: { headers } }), ['RD-001'])
  expect(verdicts(result)).toEqual({ 'RD-001': 'pass' })
  expect(keys).toEqual(['sesame-4711'])
  const record = readFileSync(join(runFolder(folder), 'records', 'RD-001.ndjson'), 'utf8')
  expect(record).toContain('"x-tenant":"north"')
  expect(record + JSON.stringify(result)).not.toContain('sesame')
  delete process.env.CIM9_TEST_KEY
  await expect(runHere(folder, configOf(front.url, { ixit: { headers } }), ['RD-001'])).rejects.toThrow(
    /ixit\.headers names CIM9_TEST_KEY, which the environment does not set/,
  )
})
