import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { ConfigInput } from '../../src/index.ts'
import { startAmqpBroker } from '../../src/sut/broker/amqp.ts'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import { amqpPorts, connectAmqp } from '../../src/transports/amqp/connect.ts'
import { cim9, resultsIn, root, start, writeConfig } from './cli.ts'
import { debianPython, proton } from '../needs.ts'
import { test } from './desk.ts'
import { isOfAnotherForm } from './form.ts'
import { runHere } from './in-process.ts'
import { peerIxit } from './peer-ixit.ts'
import { referenceHes } from './suts.ts'

test.describe.configure({ timeout: 300_000 })

const strict: ConfigInput['policy'] = { failOn: 'inferred', strict: true }

test('by a broker every case passes, but those about HTTP and SOAP, which do not apply', async ({ folder }) => {
  const { scenarios, harnessErrors, binding } = await runHere(folder, {
    sut: { ...embedded, transport: 'amqp' },
    policy: strict,
  })
  expect(harnessErrors).toEqual([])
  expect(binding.soap).toBe('none')
  const others = scenarios.filter(({ verdict }) => verdict !== 'pass')
  for (const one of others)
    expect([one.id, one.verdict, isOfAnotherForm(one)]).toEqual([one.id, 'not-applicable', true])
  expect(scenarios.filter(({ id, verdict }) => id.startsWith('JMS-') && verdict === 'pass').length).toBeGreaterThan(4)
  expect(others.length).toBeLessThan(scenarios.length / 10)
})

const embedded = { name: 'cim9 reference head end', version: 'embedded' }

test('requests go by SOAP and events come by a topic, in one case: each address names its transport', async ({
  folder,
  closing,
}) => {
  const broker = closing(await startAmqpBroker())
  const endpoint = { url: `${broker.url}/unused` }
  const sut = closing(
    await referenceHes({
      control: true,
      broker: { endpoint, transport: 'amqp', connect: connectAmqp, ports: amqpPorts, requests: 'http' },
    }),
  )
  const { scenarios, harnessErrors } = await runHere(
    folder,
    {
      sut: { name: 'a SUT between', version: '1', endpoint: sut.url },
      ics: referenceIcs,
      ixit: {
        ...referenceIxit,
        callback: { broker: `${broker.url}/cim9`, destinations: { events: 'topic://meter.events' } },
        ...(sut.control && { hooks: { stimulate: { control: sut.control } } }),
      },
      policy: { ...strict, allowEffects: ['reads', 'operates', 'own-data', 'shared'] },
    },
    ['OUT-001', 'EVT-008', 'RCD-001', 'MEP-003', 'MEP-004'],
  )
  expect(harnessErrors).toEqual([])
  expect(scenarios.map(({ id, verdict, reason }) => [id, verdict, reason])).toEqual(
    scenarios.map(({ id }) => [id, 'pass', undefined]),
  )
})

test.describe('a head end of another make behind a broker', () => {
  test.skip(proton.missing, proton.reason)

  const started = async (broker: string, ...defect: readonly string[]) => {
    const program = join(root, 'tests/peers/python/hes_amqp.py')
    const peer = start(debianPython, [program, broker, 'meters', ...defect], { cwd: root, holdInput: true })
    await peer.said(/READY meters\n/)
    return {
      close: async () => {
        peer.child.stdin.end()
        await peer.ended
      },
    }
  }
  const config = (broker: string): ConfigInput => ({
    sut: { name: 'a peer', version: '1', endpoint: `${broker}/meters` },
    ixit: peerIxit,
  })

  test('is accused of nothing, not even in a remark', async ({ folder, closing }) => {
    const broker = closing(await startAmqpBroker())
    closing(await started(broker.url))
    writeConfig(folder, config(broker.url))
    const { stdout } = await cim9(['run'], { cwd: folder, timeoutMs: 120_000 })
    const { scenarios, findings } = resultsIn(folder)
    expect(findings, stdout).toEqual([])
    const passed = scenarios.filter(({ verdict }) => verdict === 'pass').map(({ id }) => id)
    for (const id of ['RD-001', 'RD-002', 'RD-010', 'MD-014', 'JMS-001', 'JMS-001.own-correlation-id', 'JMS-004'])
      expect(passed).toContain(id)
  })

  test('is told that its replies bear no JMSCorrelationID', async ({ folder, closing }) => {
    const broker = closing(await startAmqpBroker())
    closing(await started(broker.url, '--defect', 'no-correlation'))
    writeConfig(folder, config(broker.url))
    await cim9(['run', 'RD-001', 'JMS-001', '--strict', '--fail-on', 'inferred'], { cwd: folder })
    expect(resultsIn(folder).findings.map(({ first }) => first.assertion)).toEqual(['jms.correlation'])
  })
})
