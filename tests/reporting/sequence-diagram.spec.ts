import { expect, test } from '@playwright/test'
import { decodeRecord } from '../../src/exchange/decode.ts'
import { sequenceDiagram } from '../../src/reporting/svg/sequence-diagram.ts'
import { fit, textWidth, wrap } from '../../src/reporting/svg/text-fit.ts'
import { attributeOf } from '../../src/xml/tree.ts'
import { answer, hostile, placed, recordOf, reply, request, sample, scenario, send } from './sample.ts'
import { allText, everyElement, wellFormed } from './well-formed.ts'

const { result, records } = sample()

function drawn(id: string): string {
  const told = result.scenarios.find((one) => one.id === id)
  const record = records.get(id)
  if (!told || !record) throw new Error(`The sample has no record of ${id}.`)
  return sequenceDiagram(record, told)
}

test('every diagram is well-formed, has a title, a size and a white ground, and loads nothing', () => {
  for (const id of records.keys()) {
    const svg = drawn(id)
    const root = wellFormed(svg)
    for (const name of ['width', 'height', 'viewBox']) expect(attributeOf(root, name)).toBeTruthy()
    const names = [...everyElement(root)].map((one) => one.name)
    expect(names).toContain('title')
    expect(new Set(names)).toEqual(
      new Set([
        'svg',
        'title',
        'rect',
        'line',
        'text',
        'tspan',
        ...names.filter((one) => ['polygon', 'path', 'circle'].includes(one)),
      ]),
    )
    expect(svg).toContain('fill="#ffffff"')
    expect(svg).not.toMatch(/href|url\(|@import/)
  }
})

test('what a SUT says stays text', () => {
  const svg = drawn('HOSTILE-1')
  expect(svg).not.toContain('<script')
  expect(svg).not.toContain('<img')
  expect(svg).not.toMatch(/[^\P{Cc}\n]/u)
})

test('messages are named, labelled and timed', () => {
  const text = allText(wellFormed(drawn('MR-GET-004.2')))
  expect(text).toContain('m1')
  expect(text).toContain('get MeterReadings')
  expect(text).toContain('reply MeterReadings OK')
  expect(text).toContain('HTTP 200')
  expect(text).toContain('148 ms')
  expect(text).toContain('preamble: a known meter answers')
  expect(allText(wellFormed(drawn('MR-VERB-002')))).toContain('HTTP 500, not XML')
  expect(allText(wellFormed(drawn('MR-VERB-002')))).toContain('wrong on purpose: the verb "update"')
  expect(allText(wellFormed(drawn('MR-CODE-001')))).toContain('reply MeterReadings FAILED 2.4')
})

test('the message at fault is red and its finding stands beneath; a remark is amber', () => {
  const svg = drawn('MR-GET-004.2')
  expect(svg).toContain('#c62828')
  expect(svg).toContain('#a15c00')
  expect(allText(wellFormed(svg))).toContain('A reply with the result OK holds no Error.')
  const passed = drawn('MR-GET-001')
  expect(passed).not.toContain('#c62828')
  expect(passed).not.toContain('#a15c00')
  expect(drawn('MC-GET-001')).not.toContain('#c62828')
})

test('what did not arrive is drawn as well', () => {
  const late = allText(wellFormed(drawn('MR-TIME-001')))
  expect(late).toContain('connection closed without a reply')
  expect(late).toContain('waited 30.0 s, nothing came')
  expect(allText(wellFormed(drawn('MC-GET-002')))).toContain('connection refused')
})

test('a long record is shortened, and what has findings is kept', () => {
  const told = scenario({ id: 'LOAD-1', verdict: 'fail' })
  const record = recordOf(told, (recorder) => {
    for (let index = 0; index < 300; index++) answer(recorder, send(recorder, request), reply('OK'))
  })
  const svg = sequenceDiagram(decodeRecord(record), { ...told, findings: [placed(302, 'm302')] })
  const text = allText(wellFormed(svg))
  expect(text).toContain('more not drawn')
  expect(text).toContain('m302')
  expect(svg.length).toBeLessThan(100_000)
})

test('exactly the messages that together break a rule bear its number, and its finding says it', () => {
  const told = scenario({ id: 'SEQ-1', verdict: 'fail' })
  const record = decodeRecord(
    recordOf(told, (recorder) => {
      for (let index = 0; index < 4; index++) answer(recorder, send(recorder, request), reply('OK'))
    }),
  )
  const findings = [
    placed(6, 'm6', { assertion: 'a.first', sequence: [1, 4, 6], sequenceSays: 'm1, m4, m6' }),
    placed(8, 'm8', { assertion: 'a.second', sequence: [4, 8], sequenceSays: 'm4, m8' }),
    placed(2, 'm2', { assertion: 'a.third' }),
  ]
  const drawn = wellFormed(sequenceDiagram(record, { ...told, findings }))
  expect(allText(drawn)).toContain('a.first · sequence 1')
  expect(allText(drawn)).toContain('a.second · sequence 2')
  expect(allText(drawn)).not.toContain('sequence 3')
  const heights = (number: string): readonly string[] =>
    [...everyElement(drawn)]
      .filter((one) => one.name === 'text' && allText(one) === number)
      .map((one) => attributeOf(one, 'y') ?? '')
  expect(heights('1')).toHaveLength(3)
  expect(heights('2')).toHaveLength(2)
  // The message of both is marked twice, beside each other.
  expect(heights('1')[1]).toBe(heights('2')[0])
})

test('a long record keeps the messages of a sequence', () => {
  const told = scenario({ id: 'LOAD-2', verdict: 'fail' })
  const record = recordOf(told, (recorder) => {
    for (let index = 0; index < 300; index++) answer(recorder, send(recorder, request), reply('OK'))
  })
  const finding = placed(302, 'm302', { sequence: [201, 250, 302], sequenceSays: 'm201, m250, m302' })
  const text = allText(wellFormed(sequenceDiagram(decodeRecord(record), { ...told, findings: [finding] })))
  for (const name of ['m201', 'm250', 'm302']) expect(text).toContain(name)
  expect(text).not.toContain('m251')
})

test('a message by a broker tells its queue or topic', () => {
  const told = scenario({ id: 'JMS-1', verdict: 'pass' })
  const jms = { destination: 'topic://meter.events', body: 'text' as const, properties: {} }
  const record = recordOf(told, (recorder) =>
    recorder.message(
      { from: 'sut', to: 'harness', transport: 'amqp', meta: { headers: {}, jms } },
      Buffer.from(request),
    ),
  )
  expect(allText(wellFormed(sequenceDiagram(decodeRecord(record), told)))).toContain('topic://meter.events · ')
})

test('a capture without a harness has a party that is not known', () => {
  const told = scenario({ id: 'FILE-1', verdict: 'pass' })
  const record = recordOf(told, (recorder) =>
    recorder.message(
      { from: 'unknown', to: 'unknown', transport: 'file', meta: { headers: {} } },
      Buffer.from(request),
    ),
  )
  const text = allText(wellFormed(sequenceDiagram(decodeRecord(record), told)))
  expect(text).toContain('Not known')
  expect(text).not.toContain('Harness')
})

test('a text is cut where it does not fit, between characters', () => {
  expect(fit('short', 100, 12)).toBe('short')
  for (const text of [hostile, 'W'.repeat(200), '漢'.repeat(200), '😀'.repeat(200), 'i'.repeat(500)]) {
    const cut = fit(text, 150, 12, true)
    expect(cut.endsWith('…')).toBe(true)
    expect(textWidth(cut, 12, true)).toBeLessThanOrEqual(150)
    expect(cut).not.toMatch(/\p{Surrogate}/u)
  }
  expect(wrap('one two three four five six', 60, 12, 2)).toHaveLength(2)
})
