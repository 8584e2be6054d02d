import { join } from 'node:path'
import type { ConfigInput } from '../../src/index.ts'
import { startActiveMq } from '../brokers/activemq.ts'
import { openWireProvider } from '../brokers/openwire.ts'
import { activemq, activemqJars, python, type Need } from '../needs.ts'
import { root, start } from './cli.ts'
import { fixtures, object, peerIxit } from './peer-ixit.ts'

/** A far party that runs, and what its vendor would declare of it. */
export interface BlindPeer {
  readonly config: ConfigInput
  readonly close: () => Promise<void>
}

/** The far parties of tests/peers into which the defects of defects.json were planted. */
export const peerNames = ['python', 'node-soap', 'java'] as const
export type PeerName = (typeof peerNames)[number]

export const needsOf: Readonly<Record<PeerName, Need | undefined>> = {
  python,
  'node-soap': undefined,
  java: activemq.missing ? activemq : python,
}

const switchPosition = '0.0.0.12.0.1.43.0.0.0.0.0.0.0.0.0.109.0'
const queue = 'gateway.requests'

/** All that the Python peer does, on a test bench that may be operated and loaded. */
const pythonConfig = (endpoint: string): ConfigInput => ({
  sut: { name: 'PeerWorks HES-A', version: '1', endpoint },
  ics: {
    nouns: ['MeterReadings', 'MeterConfig'],
    changes: ['EndDeviceControls'],
    switchPosition: 'reading',
    asynchronous: 'reply-address',
    emptyQuery: 'refused',
    meterWithUsagePoint: 'related',
    unknownSource: 'served',
    takesEvents: ['created(MeterConfig)', 'changed(MeterConfig)', 'deleted(MeterConfig)'],
  },
  ixit: {
    ...peerIxit,
    meters: peerIxit.meters?.slice(0, 4),
    // A usage point that no meter of the list names would be taken for one without a meter.
    usagePoints: [
      ...fixtures.meters.slice(0, 4).map(({ usagePoint }) => usagePoint),
      ...fixtures.usagePointsWithoutMeter,
    ].map(object),
    intervals: {
      readingType: '0.0.2.4.1.1.12.0.0.0.0.0.0.0.0.3.72.0',
      minutes: 15,
      completeDay: { start: '2025-01-14T00:00:00+01:00', end: '2025-01-15T00:00:00+01:00' },
      clocksForward: { start: '2025-03-30T00:00:00+01:00', end: '2025-03-31T00:00:00+02:00' },
      clocksBack: { start: '2025-10-26T00:00:00+02:00', end: '2025-10-27T00:00:00+01:00' },
    },
    timeLimits: { replyMs: 5_000, resultMs: 2_000, commitMs: 1_000 },
    switches: {
      readingType: switchPosition,
      closedValue: '1',
      openValue: '0',
      closed: { mRID: fixtures.meters[0]?.mRID ?? '' },
    },
    sacrificial: { meters: fixtures.meters.slice(4).map(object) },
    subscriber: {},
    limits: { parallel: 8 },
  },
  policy: { allowEffects: ['reads', 'operates', 'own-data', 'load'] },
})

interface Program {
  readonly said: string
  readonly close: () => Promise<void>
}

/** Starts a program that writes READY and something, and ends when its input closes. */
async function started(command: string, args: readonly string[]): Promise<Program> {
  const running = start(command, args, { cwd: root, holdInput: true, timeoutMs: 600_000 })
  const [, said = ''] = /READY (\S+)/.exec(await running.said(/READY \S+\n/)) ?? []
  return {
    said,
    close: async () => {
      running.child.stdin.end()
      await running.ended
    },
  }
}

const python3 = (...options: readonly string[]): Promise<Program> =>
  started('python3', [join(root, 'tests/peers/python/hes.py'), '0', ...options])

/** Starts a peer, with that defect where one is named. */
export async function startBlindPeer(name: PeerName, defect?: string): Promise<BlindPeer> {
  const options = defect === undefined ? [] : ['--defect', defect]
  if (name === 'java') return behindBroker(options)
  if (name === 'python') {
    const { said, close } = await python3(...options)
    return { config: pythonConfig(said), close }
  }
  const { said, close } = await started(process.execPath, [join(root, 'tests/peers/node-soap/server.mjs'), ...options])
  return { config: { sut: { name: 'PeerWorks HES-B', version: '1', endpoint: said }, ixit: peerIxit }, close }
}

/** The Java gateway, a broker before it and the good Python peer behind it. */
async function behindBroker(options: readonly string[]): Promise<BlindPeer> {
  const broker = await startActiveMq()
  const service = await python3()
  const gateway = await started('java', [
    '-cp',
    activemqJars.join(':'),
    join(root, 'tests/peers/java/JmsGateway.java'),
    broker.openWire,
    queue,
    service.said,
    ...options,
  ])
  return {
    config: {
      sut: { name: 'PeerWorks HES-A at a broker', version: '1', endpoint: `jms:///${queue}` },
      ixit: { ...peerIxit, jms: openWireProvider(broker) },
    },
    close: async () => {
      await gateway.close()
      await service.close()
      await broker.close()
    },
  }
}
