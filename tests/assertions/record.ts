import { join } from 'node:path'
import { judgeRecord, type Finding } from '../../src/assertions/judge.ts'
import type { Moment } from '../../src/exchange/entries.ts'
import { startRecord, type Unstamped } from '../../src/exchange/recorder.ts'
import type { Context, Expected, ObjectIds, WireMessage } from '../../src/exchange/entries.ts'
import { loadStandard } from '../../src/standard/standard.ts'
import { createSchemaEngine } from '../../src/xml/engines/index.ts'

/** Records made by hand: what a harness and a SUT might have said to each other, judged as any other record is. */

const standard = loadStandard('2013', join(import.meta.dirname, '../../profiles'))
const context = { standard, engine: await createSchemaEngine('libxml2-wasm', standard.schemas.files) }

export const forwardEnergy = '0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0'
export const reverseEnergy = '0.0.0.1.19.1.12.0.0.0.0.0.0.0.0.3.72.0'
export const bakery: ObjectIds = { mRID: '3d1f7d52-6a0e-4b57-9b1e-0c5a4f5e1a01', names: ['CMW-00048210', 'UM-1'] }
export const farm: ObjectIds = { mRID: '3d1f7d52-6a0e-4b57-9b1e-0c5a4f5e1a02', names: ['CMW-00048211', 'UM-2'] }
export const unknown: ObjectIds = { mRID: '3d1f7d52-6a0e-4b57-9b1e-0c5a4f5effa1', names: ['CMW-99999901'] }
export const noon = '2026-03-01T12:00:00Z'

/** One element a line, so that every element has a line of its own. */
const lines = (...parts: readonly string[]): string => parts.filter(Boolean).join('\n')

export const soap = (content: string): string =>
  lines(
    '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:m="http://iec.ch/TC57/2011/schema/message">',
    '<e:Body>',
    content,
    '</e:Body>',
    '</e:Envelope>',
  )

export const fault = (detail = ''): string =>
  soap(
    lines(
      '<e:Fault>',
      '<faultcode>e:Client</faultcode>',
      '<faultstring>no</faultstring>',
      detail && lines('<detail>', detail, '</detail>'),
      '</e:Fault>',
    ),
  )

/** A query for one register of one meter. */
export const query = ({ header = '', noun = 'MeterReadings', messageId = 'q-1', correlationId = 'c-1' } = {}): string =>
  soap(
    lines(
      '<m:RequestMessage>',
      '<m:Header>',
      '<m:Verb>get</m:Verb>',
      `<m:Noun>${noun}</m:Noun>`,
      `<m:Timestamp>${noon}</m:Timestamp>`,
      header,
      messageId && `<m:MessageID>${messageId}</m:MessageID>`,
      correlationId && `<m:CorrelationID>${correlationId}</m:CorrelationID>`,
      '</m:Header>',
      '<m:Request>',
      '<g:GetMeterReadings xmlns:g="http://iec.ch/TC57/2011/GetMeterReadings#">',
      `<g:EndDevice><g:mRID>${bakery.mRID ?? ''}</g:mRID></g:EndDevice>`,
      `<g:ReadingType><g:Names><g:name>${forwardEnergy}</g:name></g:Names></g:ReadingType>`,
      '</g:GetMeterReadings>',
      '</m:Request>',
      '</m:RequestMessage>',
    ),
  )

interface ReplyParts {
  readonly verb?: string
  readonly noun?: string
  /** Further header fields, before MessageID. */
  readonly header?: string
  readonly timestamp?: string
  readonly messageId?: string
  readonly correlationId?: string
  readonly result?: string
  readonly errors?: readonly string[]
  readonly payload?: string
}

const ownHeader = ({
  verb = 'reply',
  noun = 'MeterReadings',
  timestamp = noon,
  header = '',
  messageId = 'r-1',
  correlationId = 'c-1',
}: ReplyParts): string =>
  lines(
    '<m:Header>',
    `<m:Verb>${verb}</m:Verb>`,
    `<m:Noun>${noun}</m:Noun>`,
    timestamp && `<m:Timestamp>${timestamp}</m:Timestamp>`,
    header,
    messageId && `<m:MessageID>${messageId}</m:MessageID>`,
    correlationId && `<m:CorrelationID>${correlationId}</m:CorrelationID>`,
    '</m:Header>',
  )

const ownReply = ({ result = 'OK', errors = [] }: ReplyParts): string =>
  lines('<m:Reply>', `<m:Result>${result}</m:Result>`, ...errors, '</m:Reply>')

export const response = (parts: ReplyParts = {}): string =>
  lines(
    '<m:ResponseMessage>',
    ownHeader(parts),
    ownReply(parts),
    parts.payload === undefined ? '' : lines('<m:Payload>', parts.payload, '</m:Payload>'),
    '</m:ResponseMessage>',
  )

/** A reply; with nothing said it is OK and serves the register of the meter that `query` asks for. */
export const reply = (parts: ReplyParts = {}): string => soap(response({ payload: readings(reading()), ...parts }))
/** A reply that serves nothing. */
export const refusal = (parts: ReplyParts = {}): string => soap(response({ result: 'FAILED', ...parts }))
export const faultMessage = (parts: ReplyParts): string =>
  lines('<m:FaultMessage>', ownReply(parts), '</m:FaultMessage>')

export const error = ({
  code = '2.4',
  level = code.startsWith('0') ? 'INFORM' : 'FATAL',
  id = '',
  more = '',
} = {}): string =>
  lines(
    '<m:Error>',
    code && `<m:code>${code}</m:code>`,
    level && `<m:level>${level}</m:level>`,
    more,
    id && `<m:ID kind="uuid" objectType="Meter">${id}</m:ID>`,
    '</m:Error>',
  )

export const readings = (...content: readonly string[]): string =>
  lines('<r:MeterReadings xmlns:r="http://iec.ch/TC57/2011/MeterReadings#">', ...content, '</r:MeterReadings>')

export const meterByMRID = (object: ObjectIds = bakery): string =>
  `<r:Meter><r:mRID>${object.mRID ?? ''}</r:mRID></r:Meter>`
export const meterByName = (object: ObjectIds = bakery): string =>
  `<r:Meter><r:Names><r:name>${object.names[0] ?? ''}</r:name></r:Names></r:Meter>`

/** The readings of one meter. */
export const reading = ({
  meter = meterByMRID(),
  values = [value()],
}: { meter?: string; values?: readonly string[] } = {}): string =>
  lines('<r:MeterReading>', meter, ...values, '</r:MeterReading>')

export const value = ({ type = forwardEnergy, is = '4711', at = noon } = {}): string =>
  lines(
    '<r:Readings>',
    at && `<r:timeStamp>${at}</r:timeStamp>`,
    is && `<r:value>${is}</r:value>`,
    `<r:ReadingType ref="${type}"/>`,
    '</r:Readings>',
  )

/** The line of a text on which something stands for the first time. */
export function line(text: string, what: string): number {
  const at = text.indexOf(what)
  if (at === -1) throw new Error(`There is no ${what} in ${text}`)
  return text.slice(0, at).split('\n').length
}

/** Speaks for harness and SUT, one after the other. */
export interface Talk {
  /** Our message; what it is meant to do wrong. */
  ask(text?: string, predicts?: readonly string[]): number
  /** The answer to our last message, or to that one. */
  hear(body?: string | Uint8Array, meta?: Partial<WireMessage['meta']>, to?: number): number
  /** What comes to our listener, at that address. */
  arrive(body: string, url?: string): number
  /** Something that is no message. */
  note(entry: Unstamped): void
  /** What a step expects of the answer to our last message, or to that one. */
  expect(expected: Expected, to?: number): void
  /** Lets time go by, in milliseconds. */
  wait(ms: number): void
}

type Setting = Partial<Pick<Context, 'declared' | 'objects'>>

/** Judges a talk; the findings in the order in which they are told. */
export function findingsOf(talk: (parties: Talk) => void, setting: Setting = {}): readonly Finding[] {
  let now = 0
  const clock = {
    now: (): Moment => ({ wall: new Date(Date.parse(noon) + now).toISOString(), monotonicMs: now }),
  }
  const recorder = startRecord(
    {
      run: 'by hand',
      scenario: {
        id: 'RD-001',
        title: 'By hand',
        feature: 'By hand',
        uri: 'by-hand.feature',
        line: 1,
        requirements: ['RD-001'],
        effect: 'reads',
      },
      edition: '2013',
      dialect: 'fdis',
      wildcards: 'lax',
      binding: { soap: '1.1', wrapper: 'generic-bare' },
      sut: { name: 'by hand', version: '1', endpoint: 'http://127.0.0.1/' },
      declared: { replyMs: 1_000, refusalStatuses: [] },
      objects: [bakery, farm].map((object) => ({ ...object, names: [...object.names] })),
      ...setting,
    },
    clock,
  )
  const headers = { 'content-type': 'text/xml; charset=utf-8' }
  let asked = 0
  talk({
    ask: (text = query(), predicts = []) => {
      recorder.append({ kind: 'intent', ...(predicts.length && { operator: 'by hand' }), predicts: [...predicts] })
      const meta = { url: 'http://127.0.0.1/', method: 'POST', headers }
      asked = recorder.message({ from: 'harness', to: 'sut', transport: 'http', meta }, Buffer.from(text))
      return asked
    },
    hear: (body = reply(), meta = {}, to = asked) =>
      recorder.message(
        { from: 'sut', to: 'harness', transport: 'http', inResponseTo: to, meta: { status: 200, headers, ...meta } },
        Buffer.from(body),
      ),
    arrive: (body, url = 'http://127.0.0.1:9090/cim9/events') =>
      recorder.message(
        { from: 'sut', to: 'harness', transport: 'http', meta: { url, method: 'POST', headers } },
        Buffer.from(body),
      ),
    note: (entry) => void recorder.append(entry),
    expect: (expected, to = asked) =>
      void recorder.append({ kind: 'expectation', about: to, requirements: ['RD-001'], says: 'by hand', expected }),
    wait: (ms) => void (now += ms),
  })
  return judgeRecord(recorder.record(), context).findings
}

/** The findings in short: assertion, outcome, message and line. */
export const told = (talk: (parties: Talk) => void, setting: Setting = {}): readonly string[] =>
  findingsOf(talk, setting).map(({ assertion, outcome, message, line: at }) =>
    [assertion, outcome, ...(message === undefined ? [] : [at === undefined ? message : `${message}:${at}`])].join(' '),
  )

/** What is told of one answer to the usual query. */
export const toldOf = (body: string | Uint8Array, meta: Partial<WireMessage['meta']> = {}, setting: Setting = {}) =>
  told((talk) => {
    talk.ask()
    talk.hear(body, meta)
  }, setting)

/** What is told of one answer to the usual query where a step expects something of it. */
export const toldIf = (
  expected: Expected,
  body: string,
  meta: Partial<WireMessage['meta']> = {},
  setting: Setting = {},
) =>
  told((talk) => {
    talk.ask()
    talk.hear(body, meta)
    talk.expect(expected)
  }, setting)

/** The usual expectation: the register of the meter that `query` asks for. */
export const theReadings: Expected = {
  form: 'readings',
  meters: [{ ...bakery, names: [...bakery.names] }],
  usagePoints: [],
  readingTypes: [forwardEnergy],
}
