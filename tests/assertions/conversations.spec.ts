import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { readManifest, vectorsFolder } from '../../scripts/vectors/manifest.ts'
import { judgeExpectation, judgeRecord } from '../../src/assertions/judge.ts'
import { decodeRecord } from '../../src/exchange/decode.ts'
import { readRecord } from '../../src/exchange/ndjson.ts'
import { loadStandard } from '../../src/standard/standard.ts'
import { createSchemaEngine } from '../../src/xml/engines/index.ts'
import { error, findingsOf, noon, query, refusal, reply, soap, type Talk } from './record.ts'

const standard = loadStandard('2013', join(import.meta.dirname, '../../profiles'))
const context = { standard, engine: await createSchemaEngine('libxml2-wasm', standard.schemas.files) }

const address = 'http://127.0.0.1:9090/cim9/a'
const later = (more: { messageId?: string; correlationId?: string } = {}): string =>
  query({
    header: `<m:AsyncReplyFlag>true</m:AsyncReplyFlag>\n<m:ReplyAddress>${address}</m:ReplyAddress>`,
    ...more,
  })
const acknowledged = (parts: Parameters<typeof refusal>[0] = {}): string =>
  refusal({ result: 'OK', messageId: 'a-1', ...parts })

/** What is told of the order of messages: the assertion, the outcome, and the messages in which it is seen. */
const sequences = (talk: (parties: Talk) => void): readonly string[] =>
  findingsOf(talk)
    .filter(({ sequence }) => sequence)
    .map(({ assertion, outcome, sequenceSays }) => `${assertion} ${outcome}: ${sequenceSays ?? ''}`)

test.describe('requests under one CorrelationID', () => {
  const both = (talk: Talk) => {
    talk.ask(later())
    talk.hear(acknowledged())
    talk.ask(later({ messageId: 'q-2' }))
    talk.hear(acknowledged({ messageId: 'a-2' }))
  }
  test('may have an answer each', () => {
    const found = sequences((talk) => {
      both(talk)
      talk.arrive(reply({ messageId: 'r-1' }), address)
      talk.arrive(reply({ messageId: 'r-2' }), address)
    })
    expect(found).toEqual([])
  })
  test('of more answers than requests, nobody can tell which request is answered twice', () => {
    const found = sequences((talk) => {
      both(talk)
      for (const messageId of ['r-1', 'r-2', 'r-3']) talk.arrive(reply({ messageId }), address)
    })
    expect(found.length).toBeGreaterThan(0)
    for (const one of found) expect(one).toMatch(/^async\.result-once inconclusive/)
  })
  test('a late acknowledgement of the second is none of the first', () => {
    const found = sequences((talk) => {
      talk.ask(later())
      talk.hear(acknowledged())
      talk.arrive(reply(), address)
      talk.wait(5_000)
      talk.ask(later({ messageId: 'q-2' }))
      talk.hear(acknowledged({ messageId: 'a-2' }))
    })
    expect(found).toEqual([])
  })
})

test('a request that a stale connection may have carried already may be answered twice', () => {
  const found = sequences((talk) => {
    const inResponseTo = talk.ask(later())
    talk.note({ kind: 'transport', event: 'stale-connection', requestSent: true, detail: '', inResponseTo })
    talk.hear(acknowledged())
    talk.arrive(reply({ messageId: 'r-1' }), address)
    talk.arrive(reply({ messageId: 'r-2' }), address)
  })
  expect(found).toEqual([])
})

test('of two results without MessageID, byte for byte the same, nobody can tell whether it is one', () => {
  const found = sequences((talk) => {
    talk.ask(later())
    talk.hear(acknowledged())
    talk.arrive(reply({ messageId: '' }), address)
    talk.arrive(reply({ messageId: '' }), address)
  })
  expect(found).toEqual([
    'async.result-once not-judged: m1 get MeterReadings, m3 reply MeterReadings OK, m4 reply MeterReadings OK',
  ])
})

test('a reply that comes after the time was over has not come in time, and is told', () => {
  const found = sequences((talk) => {
    const inResponseTo = talk.ask(later())
    talk.hear(acknowledged())
    talk.note({ kind: 'deadline', limit: 'result', waitedMs: 3_000, reachable: true, inResponseTo })
    talk.arrive(reply(), address)
  })
  expect(found).toEqual([
    'async.result fail: m1 get MeterReadings, m2 reply MeterReadings OK, nothing more within 3000 ms',
  ])
})

test('an answer without correlation may be that of any request that was open', () => {
  const result = (requests: number) =>
    sequences((talk) => {
      for (let number = 1; number <= requests; number++) {
        const correlationId = `c-${number}`
        talk.ask(later({ messageId: `q-${number}`, correlationId }))
        talk.hear(acknowledged({ messageId: `a-${number}`, correlationId }))
      }
      talk.arrive(reply({ correlationId: 'c-9' }), address)
      talk.note({ kind: 'deadline', limit: 'result', waitedMs: 3_000, reachable: true, inResponseTo: 2 })
    })
      .filter((one) => one.startsWith('async.result '))
      .map((one) => one.split(':')[0])
  expect(result(1)).toEqual(['async.result fail'])
  expect(result(2)).toEqual(['async.result inconclusive'])
})

test('who was silent in the exchange owes no result', () => {
  const found = sequences((talk) => {
    const inResponseTo = talk.ask(later())
    talk.note({ kind: 'deadline', limit: 'reply', waitedMs: 3_000, inResponseTo })
    talk.note({ kind: 'deadline', limit: 'result', waitedMs: 3_000, reachable: true, inResponseTo })
  })
  expect(found).toEqual(['sequence.answered fail: m1 get MeterReadings, nothing more within 3000 ms'])
})

test('two conversations at a time are told apart by their ids', () => {
  const found = sequences((talk) => {
    const first = talk.ask(later())
    const second = talk.ask(later({ messageId: 'q-2', correlationId: 'c-2' }))
    talk.hear(acknowledged({ messageId: 'a-2', correlationId: 'c-2' }), {}, second)
    talk.hear(acknowledged(), {}, first)
    talk.arrive(reply({ messageId: 'r-2', correlationId: 'c-2' }), address)
    talk.arrive(reply(), address)
    talk.arrive(reply({ messageId: 'r-3', correlationId: 'c-2' }), address)
  })
  expect(found).toEqual([
    'async.result-once fail: m2 get MeterReadings, m5 reply MeterReadings OK, m7 reply MeterReadings OK',
  ])
})

test.describe('event.not-after-failed', () => {
  const control = (trackingId: string, messageId = 'q-1', type = '3.31.0.23'): string =>
    soap(
      `<m:RequestMessage><m:Header><m:Verb>create</m:Verb><m:Noun>EndDeviceControls</m:Noun><m:Timestamp>${noon}</m:Timestamp>
<m:MessageID>${messageId}</m:MessageID><m:CorrelationID>c-${messageId}</m:CorrelationID></m:Header>
<m:Payload><EndDeviceControls xmlns="http://iec.ch/TC57/2011/EndDeviceControls#"><EndDeviceControl>
<issuerTrackingID>${trackingId}</issuerTrackingID><EndDeviceControlType ref="${type}"/>
</EndDeviceControl></EndDeviceControls></m:Payload></m:RequestMessage>`,
    )
  const event = (trackingId: string, code: string): string =>
    soap(
      `<m:EventMessage><m:Header><m:Verb>created</m:Verb><m:Noun>EndDeviceEvents</m:Noun><m:Timestamp>${noon}</m:Timestamp>
<m:MessageID>e-1</m:MessageID></m:Header>
<m:Payload><EndDeviceEvents xmlns="http://iec.ch/TC57/2011/EndDeviceEvents#"><EndDeviceEvent>
<createdDateTime>${noon}</createdDateTime><issuerTrackingID>${trackingId}</issuerTrackingID>
<EndDeviceEventType ref="${code}"/></EndDeviceEvent></EndDeviceEvents></m:Payload></m:EventMessage>`,
    )
  const failed = (correlationId: string, code = '5.3', messageId = 'r-1') =>
    refusal({ noun: 'EndDeviceControls', correlationId, messageId, errors: [error({ code })] })
  const contradictions = (talk: (parties: Talk) => void) =>
    sequences(talk).filter((one) => one.startsWith('event.not-after-failed'))

  test('an event tells the success of a control that failed', () => {
    expect(
      contradictions((talk) => {
        talk.ask(control('t-1'))
        talk.hear(failed('c-q-1'))
        talk.arrive(event('t-1', '3.31.0.68'))
      }),
    ).toEqual([
      'event.not-after-failed fail: m1 create EndDeviceControls, m2 reply EndDeviceControls FAILED 5.3, m3 created EndDeviceEvents',
    ])
  })
  for (const [what, talk] of [
    [
      'an event of another control',
      (talk) => {
        talk.ask(control('t-1'))
        talk.hear(failed('c-q-1'))
        talk.arrive(event('t-2', '3.31.0.68'))
      },
    ],
    [
      'the opposite event, and one of which the success is not known',
      (talk) => {
        talk.ask(control('t-1'))
        talk.hear(failed('c-q-1'))
        talk.arrive(event('t-1', '3.31.0.42'))
        talk.arrive(event('t-1', '3.31.0.85'))
      },
    ],
    [
      'one that was put on hold',
      (talk) => {
        talk.ask(control('t-1'))
        talk.hear(failed('c-q-1', '6.2'))
        talk.arrive(event('t-1', '3.31.0.68'))
      },
    ],
    [
      'a second attempt under the same tracking id, which may have been carried out',
      (talk) => {
        talk.ask(control('t-1'))
        talk.hear(failed('c-q-1'))
        talk.ask(control('t-1', 'q-2'))
        talk.hear(refusal({ noun: 'EndDeviceControls', correlationId: 'c-q-2', messageId: 'r-2', result: 'OK' }))
        talk.arrive(event('t-1', '3.31.0.68'))
      },
    ],
  ] as const satisfies readonly (readonly [string, (talk: Talk) => void])[])
    test(`not told: ${what}`, () => {
      expect(contradictions(talk)).toEqual([])
    })
})

test.describe('judging while the record grows', () => {
  const records = readManifest()
    .filter(({ file }) => file.endsWith('.ndjson'))
    .map(({ file }) => ({ file, record: readRecord(readFileSync(join(vectorsFolder, file), 'utf8'), file) }))

  test('an expectation by itself has the ruling that it has in the whole record', () => {
    let rulings = 0
    for (const { file, record } of records)
      for (const [seq, ruling] of judgeRecord(record, context).expectations) {
        expect(judgeExpectation(record, seq, context), `${file}, ${seq}`).toEqual(ruling)
        rulings++
      }
    expect(rulings).toBeGreaterThan(50)
  })
  test('a message is decoded once', () => {
    for (const { record } of records) {
      const [once, again] = [decodeRecord(record), decodeRecord(record)]
      for (const { entry, root } of once.messages) expect(again.message(entry.seq)?.root).toBe(root)
    }
  })
})

test.describe('the time of a result', () => {
  const control = (start: string): string =>
    `<m:Payload><p:EndDeviceControls xmlns:p="http://iec.ch/TC57/2011/EndDeviceControls#"><p:EndDeviceControl><p:EndDeviceControlType ref="3.31.0.23"/><p:EndDevices><p:mRID>a</p:mRID></p:EndDevices><p:primaryDeviceTiming><p:interval><p:start>${start}</p:start></p:interval></p:primaryDeviceTiming></p:EndDeviceControl></p:EndDeviceControls></m:Payload></m:RequestMessage>`
  const late = (start: string): readonly string[] =>
    findingsOf(
      (talk) => {
        talk.ask(later().replace(/<m:Request>[\s\S]*<\/m:RequestMessage>/, control(start)))
        talk.hear(acknowledged())
        talk.wait(3_600_000)
        talk.arrive(reply(), address)
      },
      { declared: { replyMs: 1_000, resultMs: 10_000, refusalStatuses: [] } },
    ).map(({ assertion }) => assertion)

  test('is late where the work was to be done at once', () => {
    expect(late('2020-01-01T00:00:00Z')).toContain('timing.result-declared')
  })
  test("is nobody's to say where the work was to be done later", () => {
    expect(late('2099-01-01T00:00:00Z')).not.toContain('timing.result-declared')
  })
})
