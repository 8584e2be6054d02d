import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { IxitInput } from '../../src/config/ixit.ts'
import { readRecord } from '../../src/exchange/ndjson.ts'
import type { ConfigInput } from '../../src/index.ts'
import { startAmqpBroker } from '../../src/sut/broker/amqp.ts'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import { amqpPorts, connectAmqp } from '../../src/transports/amqp/connect.ts'
import { cim9, filesIn, root, runFolder, start, startCim9, writeConfig } from './cli.ts'
import { python } from '../needs.ts'
import { test } from './desk.ts'
import { runHere } from './in-process.ts'
import { peerIxit } from './peer-ixit.ts'
import { forward, referenceHes, send, sutThat } from './suts.ts'

test.describe.configure({ timeout: 300_000 })

const config = (
  endpoint: string,
  ixit: Partial<IxitInput> = {},
  ics: ConfigInput['ics'] = referenceIcs,
): ConfigInput => ({
  sut: { name: 'a SUT', version: '1', endpoint },
  ics,
  ixit: { ...referenceIxit, ...ixit },
  policy: { failOn: 'inferred', strict: true, allowEffects: ['reads', 'own-data'] },
})
const told = ['TRS-003', 'JMS-011']

/** A head end that takes requests by HTTP, and events from a destination of a broker as well. */
async function byBoth(closing: <T extends { close(): Promise<void> }>(one: T) => T, destination: string) {
  const broker = closing(await startAmqpBroker())
  const endpoint = { url: `${broker.url}/${destination}` }
  const sut = closing(
    await referenceHes({
      broker: { endpoint, transport: 'amqp', connect: connectAmqp, ports: amqpPorts, requests: 'http' },
    }),
  )
  return { url: sut.url, events: endpoint.url }
}

test('events go to a queue, and requests by SOAP: each address names its transport', async ({ folder, closing }) => {
  const { url, events } = await byBoth(closing, 'head-end.events')
  const { scenarios, leftOver } = await runHere(folder, config(url, { subscriber: { endpoint: events } }), told)
  expect(scenarios.map(({ id, verdict, reason }) => [id, verdict, reason])).toEqual(
    scenarios.map(({ id }) => [id, 'pass', undefined]),
  )
  expect(leftOver).toEqual([])
  const path = join(runFolder(folder), 'records/TRS-003.changed.ndjson')
  const sent = readRecord(readFileSync(path, 'utf8'), path).entries.flatMap((entry) =>
    entry.kind === 'message' && entry.from === 'harness' ? [entry] : [],
  )
  const isEvent = (entry: (typeof sent)[number]) => JSON.stringify(entry.body).includes('EventMessage')
  expect(sent.filter(isEvent).map(({ transport }) => transport)).toEqual(['amqp', 'amqp'])
  expect(new Set(sent.filter((one) => !isEvent(one)).map(({ transport }) => transport))).toEqual(new Set(['http']))
})

test('typed services that hear events have addresses of their own, and requests go to the generic one', async ({
  folder,
  closing,
}) => {
  const sut = closing(await referenceHes())
  const endpoint = new URL('/services/', sut.url).href + 'Receive{noun}'
  const paths: (string | undefined)[] = []
  const watched = closing(
    await sutThat(async (heard) => {
      paths.push(heard.request.url)
      send(heard.response, await forward({ ...sut, url: new URL(heard.request.url ?? '', sut.url).href }, heard))
    }),
  )
  const given = config(sut.url, {
    subscriber: {
      endpoint: endpoint.replace(new URL(sut.url).origin, new URL(watched.url).origin),
      binding: { wrapper: 'typed' },
    },
  })
  const { scenarios } = await runHere(folder, given, ['TRS-003'])
  expect(scenarios.map(({ id, verdict, reason }) => [id, verdict, reason])).toEqual(
    scenarios.map(({ id }) => [id, 'pass', undefined]),
  )
  expect(new Set(paths)).toEqual(
    new Set(['MeterConfig', 'UsagePointConfig', 'CustomerAgreementConfig'].map((noun) => `/services/Receive${noun}`)),
  )
  const generic = { ...given, ixit: { ...given.ixit, subscriber: { endpoint } } }
  await expect(runHere(folder, generic, ['TRS-003'])).rejects.toThrow('has placeholders')
})

test('at a topic nobody answers: what is on file is judged, and no answer', async ({ folder, closing }) => {
  const { url, events } = await byBoth(closing, 'topic://master-data')
  const { scenarios, leftOver } = await runHere(folder, config(url, { subscriber: { endpoint: events } }), told)
  for (const { id, verdict, reason } of scenarios)
    if (id.startsWith('JMS')) expect([id, verdict, reason]).toEqual([id, 'pass', undefined])
    else {
      expect(verdict, id).toBe('not-applicable')
      expect(reason).toContain('ixit.subscriber.endpoint')
    }
  expect(leftOver).toEqual([])
})

test('a generic service that takes events by its HTTP status alone is accused of nothing', async ({
  folder,
  closing,
}) => {
  const hes = closing(await referenceHes())
  const silent = closing(
    await sutThat(async (heard) => {
      const reply = await forward(hes, heard)
      send(heard.response, heard.text.includes('EventMessage') ? { status: 202, headers: {}, body: '' } : reply)
    }),
  )
  const { scenarios, leftOver } = await runHere(folder, config(silent.url), told)
  for (const { id, verdict, findings } of scenarios) {
    // Of what is called off or closed nothing is looked at, and an acknowledgement says nothing either.
    expect([id, verdict]).toEqual([id, /canceled|closed|denied/.test(id) ? 'inconclusive' : 'pass'])
    expect(findings.filter(({ outcome }) => outcome !== 'not-judged')).toEqual([])
  }
  expect(leftOver).toEqual([])
})

test('where it is not known that, or where, the SUT hears events, the cases say what to write', async ({
  folder,
  closing,
}) => {
  const hes = closing(await referenceHes())
  const reasons = async (given: ConfigInput) =>
    new Map((await runHere(folder, given, told)).scenarios.map(({ verdict, reason = '' }) => [verdict, reason]))
  const unclaimed = await reasons(
    config(hes.url, {}, { ...referenceIcs, takesEvents: [], deniedEvents: [], eventSets: 'undeclared' }),
  )
  expect([...unclaimed.keys()]).toEqual(['not-applicable'])
  const { subscriber: _, ...ixit } = referenceIxit
  const unknown = await reasons({ ...config(hes.url), ixit })
  expect([...unknown.keys()]).toEqual(['inconclusive'])
  expect(unknown.get('inconclusive')).toContain('Write ixit.subscriber')
  const away = await reasons(config(hes.url, { subscriber: { endpoint: 'http://127.0.0.1:9/events' } }))
  expect([...away.keys()]).toEqual(['inconclusive'])
  expect(away.get('inconclusive')).toContain('Check ixit.subscriber.endpoint')
  const forGood = { ...referenceIcs, takesEvents: ['created(MeterConfig)'], changes: [], deniedEvents: [] }
  const stuck = await runHere(folder, config(hes.url, {}, forGood), ['TRS-003.created'])
  expect(stuck.scenarios.map(({ verdict }) => verdict)).toEqual(['inconclusive'])
  expect(stuck.scenarios[0]?.reason).toContain('deleted(MeterConfig) in ics.takesEvents')
})

test('a harness that is killed leaves a journal, by which cleanup tells that what was told is gone', async ({
  folder,
  closing,
}) => {
  const hes = closing(await referenceHes())
  let reached: () => void = () => undefined
  const held = new Promise<void>((resolve) => (reached = resolve))
  const deletions: string[] = []
  const watched = closing(
    await sutThat(async (heard) => {
      const reply = await forward(hes, heard)
      if (heard.text.includes('Verb>deleted<')) deletions.push(reply.body)
      // The answer is kept back: the harness dies while it waits.
      if (heard.text.includes('Verb>created<')) reached()
      else send(heard.response, reply)
    }),
  )
  writeConfig(folder, config(hes.url, { subscriber: { endpoint: watched.url } }))
  const running = startCim9(['run', 'TRS-003.created'], { cwd: folder })
  const gone = running.ended.catch(() => undefined)
  await held
  running.child.kill('SIGKILL')
  await gone
  const [journal = ''] = filesIn(join(folder, 'reports')).filter((path) => path.endsWith('journal.ndjson'))
  // Even where the configuration says something else by now, it is undone where it was told.
  writeConfig(folder, config(hes.url))
  const { code, stdout } = await cim9(['cleanup', journal], { cwd: folder })
  expect(stdout).toMatch(/^undone {2}TRS-003\.created of /)
  expect(code).toBe(0)
  expect(deletions).toHaveLength(1)
  expect(deletions[0]).toContain('>OK<')
})

test.describe('a head end of another make', () => {
  test.skip(python.missing, python.reason)

  const tried = async (folder: string, ...defect: readonly string[]) => {
    const peer = start('python3', [join(root, 'tests/peers/python/hes.py'), '0', ...defect], {
      cwd: root,
      holdInput: true,
    })
    const [, url = ''] = /READY (\S+)/.exec(await peer.said(/READY \S+\n/)) ?? []
    try {
      return await runHere(
        folder,
        {
          ...config(url),
          ics: {
            nouns: ['MeterReadings', 'MeterConfig'],
            takesEvents: ['created(MeterConfig)', 'changed(MeterConfig)', 'deleted(MeterConfig)'],
            deniedEvents: ['closed(MeterConfig)', 'created(UsagePointConfig)'],
          },
          ixit: { ...peerIxit, subscriber: {} },
        },
        ['TRS-003'],
      )
    } finally {
      peer.child.stdin.end()
      await peer.ended
    }
  }
  const verdicts = ({ scenarios }: Awaited<ReturnType<typeof tried>>) =>
    Object.fromEntries(scenarios.map(({ id, verdict }) => [id.replace('TRS-003.', ''), verdict]))

  test('that hears events is accused of nothing, and what does not concern it does not apply', async ({ folder }) => {
    const result = await tried(folder)
    expect(result.findings).toEqual([])
    expect(result.leftOver).toEqual([])
    expect(verdicts(result)).toEqual({
      ...{ created: 'pass', changed: 'pass', deleted: 'pass', denied: 'pass' },
      ...{ canceled: 'not-applicable', closed: 'not-applicable' },
    })
  })

  test('that drops what it is told is found by what is on file', async ({ folder }) => {
    const result = await tried(folder, '--defect', 'events-dropped')
    expect(result.findings.map(({ first }) => first.assertion)).toEqual(['stored.as-sent'])
    expect(verdicts(result)).toMatchObject({ created: 'fail', changed: 'inconclusive', deleted: 'inconclusive' })
    expect(result.leftOver).toEqual([])
  })
})
