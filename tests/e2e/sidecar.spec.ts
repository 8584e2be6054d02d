import { expect } from '@playwright/test'
import type { ConfigInput } from '../../src/index.ts'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import { connectSidecar, jmsPorts } from '../../src/transports/sidecar/connect.ts'
import { connectStomp, stompPorts } from '../../src/transports/stomp/connect.ts'
import { startActiveMq } from '../brokers/activemq.ts'
import { activemq } from '../needs.ts'
import { jndiProvider, openWireProvider } from '../brokers/openwire.ts'
import { cim9, resultsIn, writeConfig } from './cli.ts'
import { test } from './desk.ts'
import { runHere } from './in-process.ts'
import { referenceHes } from './suts.ts'

test.describe.configure({ timeout: 300_000 })
test.skip(activemq.missing, activemq.reason)

const url = 'jms:///head-end.requests'
/** Of every kind: reads and refusals, results and events that come later, changes, controls, sets, strange bytes. */
const cases = [
  ...[
    'JMS-001',
    'JMS-001.own-correlation-id',
    'JMS-003.queue',
    'JMS-003.topic',
    'JMS-004',
    'RD-001',
    'RD-002',
    'RD-004',
  ],
  ...[
    'RD-003.unknown',
    'RD-010',
    'ENV-002',
    'ENV-003',
    'ENV-022',
    'ERR-001',
    'ERR-012',
    'ERR-023',
    'PAY-001',
    'PAY-004',
  ],
  ...['MEP-001', 'MEP-003', 'MEP-004', 'MEP-011', 'MEP-018', 'EVT-001', 'EVT-008', 'OUT-001', 'RCD-001', 'RCD-003'],
  ...[
    'MD-001',
    'MD-006',
    'MD-014',
    'MD-022',
    'MSR-001',
    'OPS-001',
    'OPS-002',
    'DR-001',
    'PAN-001',
    'GRP-001',
    'SCH-001',
  ],
  ...['PP-004', 'FW-001'],
]

test('the suite goes by a provider of JMS, which is the same to the SUT and to us', async ({ folder, closing }) => {
  const broker = closing(await startActiveMq())
  const jms = openWireProvider(broker)
  const sut = closing(
    await referenceHes({
      control: true,
      broker: { endpoint: { url, jms }, transport: 'jms', connect: connectSidecar, ports: jmsPorts },
    }),
  )
  const { scenarios, harnessErrors, binding } = await runHere(
    folder,
    {
      sut: { name: 'behind a provider of JMS', version: '1', endpoint: url },
      ics: referenceIcs,
      ixit: {
        ...referenceIxit,
        jms,
        ...(sut.control !== undefined && { hooks: { stimulate: { control: sut.control } } }),
      },
      policy: {
        failOn: 'inferred',
        strict: true,
        allowEffects: ['reads', 'operates', 'own-data', 'shared', 'load'],
      },
    },
    cases,
  )
  expect(harnessErrors).toEqual([])
  expect(binding.soap).toBe('none')
  expect(scenarios.map(({ id, verdict, reason }) => [id, verdict, reason])).toEqual(
    scenarios.map(({ id }) => [id, 'pass', undefined]),
  )
  expect(scenarios.length).toBeGreaterThan(39)
})

test('a head end that speaks STOMP is heard by JMS, at one broker', async ({ folder, closing }) => {
  const broker = closing(await startActiveMq())
  const jms = openWireProvider(broker)
  const endpoint = { url: `${broker.stomp}/head-end.requests` }
  const sut = closing(
    await referenceHes({
      control: true,
      broker: { endpoint, transport: 'stomp', connect: connectStomp, ports: stompPorts },
    }),
  )
  const { scenarios, harnessErrors } = await runHere(
    folder,
    {
      sut: { name: 'another client', version: '1', endpoint: url },
      ics: referenceIcs,
      ixit: {
        ...referenceIxit,
        jms,
        callback: { destinations: { events: 'topic://meter.events' } },
        ...(sut.control !== undefined && { hooks: { stimulate: { control: sut.control } } }),
      },
      policy: { failOn: 'inferred', strict: true, allowEffects: ['reads', 'operates', 'own-data', 'shared'] },
    },
    ['RD-001', 'ERR-012', 'MEP-003', 'EVT-008', 'RCD-001', 'JMS'],
  )
  expect(harnessErrors).toEqual([])
  expect(scenarios.map(({ id, verdict, reason }) => [id, verdict, reason])).toEqual(
    scenarios.map(({ id }) => [id, 'pass', undefined]),
  )
})

test.describe('the command line', () => {
  const configured = (ixit: ConfigInput['ixit'], endpoint = url): ConfigInput => ({
    sut: { name: 'behind a provider of JMS', version: '1', endpoint },
    ics: referenceIcs,
    ixit: { ...referenceIxit, ...ixit },
  })

  test('finds the provider by JNDI, and keeps its secrets', async ({ folder, closing }) => {
    const user = { user: 'cim9', password: 'not-to-be-seen' }
    const broker = closing(await startActiveMq({ user }))
    const served = { url, jms: openWireProvider(broker), credentials: user }
    closing(
      await referenceHes({ broker: { endpoint: served, transport: 'jms', connect: connectSidecar, ports: jmsPorts } }),
    )
    const jms = jndiProvider(broker, {
      environment: {
        'java.naming.factory.initial': 'org.apache.activemq.jndi.ActiveMQInitialContextFactory',
        'java.naming.provider.url': broker.openWire,
        'java.naming.security.credentials': { env: 'JNDI_PASSWORD' },
        'queue.jms/Requests': 'head-end.requests',
      },
      destinations: { requests: 'jms/Requests' },
    })
    const credentials = { user: { env: 'BROKER_USER' }, password: { env: 'BROKER_PASSWORD' } }
    writeConfig(folder, configured({ jms, credentials }, 'jms:///requests'))
    const env = { BROKER_USER: user.user, BROKER_PASSWORD: user.password, JNDI_PASSWORD: user.password }
    const args = ['run', 'RD-001', 'MEP-001', 'JMS-001', '--strict', '--fail-on', 'inferred']
    const { code, stdout, stderr } = await cim9(args, { cwd: folder, env })
    expect([code, stderr], stdout).toEqual([
      0,
      expect.stringContaining('scenarios to jms:///requests, effects: reads.'),
    ])
    const results = resultsIn(folder)
    expect(results.scenarios.map(({ id, verdict }) => [id, verdict])).toEqual(
      results.scenarios.map(({ id }) => [id, 'pass']),
    )
    expect(JSON.stringify(results) + stdout).not.toContain(user.password)
  })

  test('plans without secrets, and without the classes', async ({ folder }) => {
    const jms = jndiProvider({ openWire: '' }, { environment: { password: { env: 'CIM9_NOT_SET' } } })
    writeConfig(folder, configured({ jms: { ...jms, classPath: ['/nowhere/ojms.jar'] } }))
    const { code, stdout } = await cim9(['plan', 'RD-001'], { cwd: folder })
    expect([code, stdout]).toEqual([0, expect.stringContaining('Plan of 1 case against jms:///head-end.requests')])
  })

  test('says what is missing before anything is run', async ({ folder }) => {
    const jms = openWireProvider({ openWire: 'tcp://127.0.0.1:1' })
    const tried: readonly (readonly [ixit: ConfigInput['ixit'], says: string])[] = [
      [{}, 'Write ixit.jms'],
      [
        { jms: { ...jms, classPath: ['/nowhere/ojms.jar'] } },
        'ixit.jms.classPath names /nowhere/ojms.jar, which is not there.',
      ],
      [
        { jms: jndiProvider({ openWire: '' }, { environment: { password: { env: 'CIM9_NOT_SET' } } }) },
        'ixit.jms names CIM9_NOT_SET for password, which the environment does not set.',
      ],
    ]
    for (const [ixit, says] of tried) {
      writeConfig(folder, configured(ixit))
      const { code, stderr } = await cim9(['run', 'RD-001'], { cwd: folder })
      expect([code, stderr]).toEqual([2, expect.stringContaining(says)])
    }
  })

  test('where we cannot listen, cases are inconclusive, one after the other', async ({ folder, closing }) => {
    const sut = closing(await referenceHes())
    const callback = { broker: 'jms:///cim9' }
    const jms = openWireProvider({ openWire: 'tcp://127.0.0.1:1' })
    writeConfig(folder, configured({ jms, callback }, sut.url))
    await cim9(['run', 'RD-001', 'MEP-003'], { cwd: folder })
    const { scenarios } = resultsIn(folder)
    const waiting = scenarios.filter(({ id }) => id.startsWith('MEP-003'))
    expect(waiting.length).toBeGreaterThan(0)
    for (const { verdict, reason } of waiting)
      expect([verdict, reason]).toEqual([
        'inconclusive',
        expect.stringMatching(/^No connection to the provider of JMS: .*Connection refused/),
      ])
    expect(scenarios.find(({ id }) => id === 'RD-001')?.verdict).toBe('pass')
  })

  test('a broker that is not there makes a case inconclusive, and says why', async ({ folder }) => {
    writeConfig(folder, configured({ jms: openWireProvider({ openWire: 'tcp://127.0.0.1:1' }) }))
    await cim9(['run', 'RD-001'], { cwd: folder })
    const [scenario] = resultsIn(folder).scenarios
    expect(scenario?.verdict).toBe('inconclusive')
    expect(scenario?.reason).toMatch(/^Nothing could be reached at jms:\/\/\/head-end\.requests: .*Connection refused/)
  })
})
