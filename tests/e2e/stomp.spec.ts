import { expect } from '@playwright/test'
import type { ConfigInput } from '../../src/index.ts'
import { answersInBytes } from '../../src/sut/faults/jms/answers-in-bytes.ts'
import { answersTwiceByTheBroker } from '../../src/sut/faults/jms/answers-twice-by-the-broker.ts'
import { correlatesByTheEnvelope } from '../../src/sut/faults/jms/correlates-by-the-envelope.ts'
import { ignoresOwnCorrelationIds } from '../../src/sut/faults/jms/ignores-own-correlation-ids.ts'
import { topicsAsQueues } from '../../src/sut/faults/jms/topics-as-queues.ts'
import type { Fault } from '../../src/sut/faults/fault.ts'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import { connectStomp, stompPorts } from '../../src/transports/stomp/connect.ts'
import { startActiveMq, type ActiveMq } from '../brokers/activemq.ts'
import { activemq } from '../needs.ts'
import { cim9, resultsIn, scenarioOf, startCim9, told, writeConfig } from './cli.ts'
import { test } from './desk.ts'
import { runHere } from './in-process.ts'
import { referenceHes, type Sut } from './suts.ts'

/** The suite by STOMP, over a broker of Apache ActiveMQ, at which the reference head end listens. */

test.describe.configure({ timeout: 300_000 })
test.skip(activemq.missing, activemq.reason)

const queue = 'head-end.requests'
const hesAt = (broker: ActiveMq, fault?: Fault): Promise<Sut> =>
  referenceHes({
    control: true,
    ...(fault && { fault }),
    broker: {
      endpoint: { url: `${broker.stomp}/${queue}` },
      transport: 'stomp',
      connect: connectStomp,
      ports: stompPorts,
    },
  })

const configFor = (sut: Sut, ixit: Partial<ConfigInput['ixit']> = {}): ConfigInput => ({
  sut: { name: 'behind a broker of STOMP', version: '1', endpoint: sut.url },
  ics: referenceIcs,
  ixit: {
    ...referenceIxit,
    ...(sut.control !== undefined && { hooks: { stimulate: { control: sut.control } } }),
    ...ixit,
  },
  policy: { failOn: 'inferred', strict: true, allowEffects: ['reads', 'operates', 'own-data', 'shared', 'load'] },
})

/** Of every kind. */
const cases = [
  // Queries.
  ...['RD-001', 'RD-002', 'RD-003.unknown', 'RD-004', 'RD-005', 'RD-007', 'RD-010', 'RD-011.meters', 'RD-041.start'],
  ...['RD-046', 'EVT-006.time', 'MD-014', 'SCH-009', 'FW-002'],
  // What is wrong on purpose, as a message and as bytes.
  ...[
    'ENV-002',
    'ENV-003',
    'ENV-004.no-verb',
    'ENV-010.fooconfig',
    'ENV-015.no-zone',
    'MEP-030.cut-off',
    'MEP-030.no-xml',
  ],
  ...['MEP-030.empty', 'ERR-001', 'ERR-012', 'ERR-014', 'IOP-008.beyond-ascii'],
  // Results that come later, to a queue and to a topic.
  ...['MEP-003', 'MEP-004', 'MEP-005', 'MEP-010', 'MEP-012', 'MEP-014'],
  // Events, busy consumers, and what is sent again.
  ...['EVT-001', 'EVT-002', 'EVT-008', 'EVT-012', 'EVT-016', 'OUT-001', 'OUT-002', 'PAN-003'],
  // Controls, changes, sets of operations, schedules.
  ...['RCD-001', 'RCD-002', 'RCD-009', 'RCD-012', 'DR-001', 'MD-001', 'MD-007', 'MD-011', 'PAY-001', 'OPS-001'],
  ...['OPS-003.first', 'OPS-006', 'GRP-001', 'PAN-001', 'SCH-001', 'MEP-036'],
  ...['JMS-001', 'JMS-001.own-correlation-id', 'JMS-003.queue', 'JMS-003.topic', 'JMS-004'],
]

test('the suite goes by STOMP, and the reference head end passes', async ({ folder, closing }) => {
  const sut = closing(await hesAt(closing(await startActiveMq())))
  const { scenarios, harnessErrors, binding } = await runHere(folder, configFor(sut), cases)
  expect(harnessErrors).toEqual([])
  expect(binding.soap).toBe('none')
  expect(scenarios.map(({ id, verdict, reason }) => [id, verdict, reason])).toEqual(
    scenarios.map(({ id }) => [id, 'pass', undefined]),
  )
  expect(scenarios.length).toBeGreaterThan(59)
  // The broker tells nobody but the receiver which id it gave to a request.
  const correlated = scenarios.flatMap(({ id, findings, passed }) =>
    id.startsWith('JMS-001') ? [[id, findings.map(({ outcome }) => outcome), passed['jms.correlation'] ?? 0]] : [],
  )
  expect(correlated).toEqual([
    ['JMS-001', ['not-judged'], 0],
    ['JMS-001.own-correlation-id', [], 1],
  ])
})

test('events come by a topic that is declared, where they are acknowledged or sent again', async ({
  folder,
  closing,
}) => {
  const sut = closing(await hesAt(closing(await startActiveMq())))
  const callback = { destinations: { events: 'topic://meter.events', results: 'results' } }
  const { scenarios, harnessErrors } = await runHere(folder, configFor(sut, { callback }), [
    ...['EVT-008', 'OUT-001', 'OUT-002', 'MEP-003', 'MEP-004', 'JMS-003.queue'],
  ])
  expect(harnessErrors).toEqual([])
  expect(scenarios.map(({ id, verdict, reason }) => [id, verdict, reason])).toEqual(
    scenarios.map(({ id }) => [id, 'pass', undefined]),
  )
})

const answersWithoutId: Fault = {
  name: 'answers-without-jms-correlation-id',
  says: 'A reply by JMS bears no JMSCorrelationID.',
  behaviours: { 'jms.answers': ({ correlationId: _none, ...answer }) => [answer] },
  raises: [],
}
const defects: readonly (readonly [fault: Fault, id: string, findings: readonly string[]])[] = [
  [answersWithoutId, 'JMS-001', ['jms.correlation fail']],
  [answersInBytes, 'JMS-004', ['jms.text fail']],
  [answersTwiceByTheBroker, 'JMS-001.own-correlation-id', ['sequence.one-reply fail']],
  [correlatesByTheEnvelope, 'JMS-001.own-correlation-id', ['jms.correlation fail']],
  // Perhaps it is the id that the broker gave to the request.
  [correlatesByTheEnvelope, 'JMS-001', ['jms.correlation not-judged']],
  [ignoresOwnCorrelationIds, 'JMS-001.own-correlation-id', ['jms.correlation fail']],
  [topicsAsQueues, 'JMS-003.topic', ['async.result fail']],
]
test('a head end that goes wrong by the broker is found out', async ({ folderNamed, closing }) => {
  const broker = closing(await startActiveMq())
  for (const [at, [fault, id, findings]] of defects.entries()) {
    const sut = await hesAt(broker, fault)
    const limits = { ...referenceIxit.timeLimits, replyMs: 500, resultMs: 500 }
    const result = await runHere(folderNamed(String(at)), configFor(sut, { timeLimits: limits }), [id])
    expect([fault.name, ...new Set(told(scenarioOf(result, id)))]).toEqual([fault.name, ...findings])
    await sut.close()
  }
})

test.describe('cim9 sut --broker', () => {
  const user = { user: 'cim9', password: 'not-to-be-seen' }
  const credentials = { user: { env: 'BROKER_USER' }, password: { env: 'BROKER_PASSWORD' } }
  const env = { BROKER_USER: user.user, BROKER_PASSWORD: user.password }

  test('serves at a broker that asks for a password, and ends when that is gone', async ({ folder, closing }) => {
    const broker = closing(await startActiveMq({ user }))
    const url = `${broker.stomp}/${queue}`
    writeConfig(folder, {
      sut: { name: 'behind a broker of STOMP', version: '1', endpoint: url },
      ics: referenceIcs,
      ixit: { ...referenceIxit, credentials },
    })
    const running = startCim9(['sut', '--broker', url], { cwd: folder, env })
    expect(await running.said(/Ctrl-C ends it/)).toContain(`cim9 run --endpoint ${url}`)
    const { code, stdout } = await cim9(['run', 'RD-001', 'JMS-004', '--strict'], { cwd: folder, env })
    expect(code, stdout).toBe(0)
    expect(JSON.stringify(resultsIn(folder)) + stdout).not.toContain(user.password)
    await broker.close()
    const ended = await running.ended
    expect([ended.code, ended.stderr]).toEqual([3, expect.stringContaining('The connection to the broker was lost')])
  })

  test('says why it cannot', async ({ folder, closing }) => {
    const broker = closing(await startActiveMq({ user }))
    const tried = [
      [`${broker.stomp}/${queue}`, 'password is invalid.'],
      ['stomp://127.0.0.1:1/a', 'No connection to the broker at 127.0.0.1:1: '],
      [broker.stomp, 'names no queue; write'],
      ['http://127.0.0.1:1/a', 'http://127.0.0.1:1/a is not a broker. Write for example stomp://host:61613/QUEUE.'],
      ['nonsense', '--broker nonsense is not an address.'],
    ] as const
    for (const [url, says] of tried) {
      const { code, stderr } = await cim9(['sut', '--broker', url], { cwd: folder })
      expect([code, stderr]).toEqual([2, expect.stringContaining(says)])
    }
  })
})
