import { soapNamespaces } from '../../src/binding/soap.ts'
import type { JmsMeta, Moment, WireMeta } from '../../src/exchange/entries.ts'
import { writeRecord } from '../../src/exchange/ndjson.ts'
import { startRecord } from '../../src/exchange/recorder.ts'
import { plant } from '../../src/sut/reference/plant.ts'
import type { Turn } from './manifest.ts'
import type { Other } from './operators/operator.ts'

const begin = Date.parse('2026-03-01T12:00:00Z')
/** How long the SUT takes for an answer. */
const answerMs = 120
/** What HTTP is told of a document: the media type of its version of SOAP. */
const headersOf = (body: Uint8Array) => {
  const isLater = Buffer.from(body).includes(soapNamespaces['1.2'])
  return { 'content-type': `${isLater ? 'application/soap+xml' : 'text/xml'}; charset=utf-8` }
}
const endpoint = 'http://127.0.0.1:8080/'

const http = (meta: WireMeta, further?: WireMeta) => ({
  transport: 'http' as const,
  meta: { ...meta, ...further, headers: { ...meta.headers, ...further?.headers } },
})
const broker = (jms: JmsMeta) => ({ transport: 'amqp' as const, meta: { headers: {}, jms } })

/** The objects of the reference head end, with all ids by which they are called. */
const objects = [...plant.meters, ...plant.usagePoints].map((object) => {
  const installedAt = plant.usagePoints.find(({ meter }) => meter === object.mRID)?.mRID
  return { mRID: object.mRID, names: object.names.map(({ name }) => name), ...(installedAt && { installedAt }) }
})

/** A meter by its place in the plant. */
function meterAt(place: number | undefined) {
  const meter = place === undefined ? undefined : plant.meters[place]
  return meter && { mRID: meter.mRID, names: meter.names.map(({ name }) => name) }
}

/**
 * The record of a talk: what a harness and a SUT say to each other by vectors, question after answer, at times that are
 * the same whenever it is written.
 */
export function recordOfTalk(file: string, says: string, turns: readonly Turn[], read: Other): string {
  let elapsed = 0
  const clock = {
    now: (): Moment => ({ wall: new Date(begin + elapsed).toISOString(), monotonicMs: elapsed }),
  }
  const recorder = startRecord(
    {
      run: 'vectors',
      scenario: {
        id: 'RD-001',
        title: says,
        feature: 'Vectors',
        uri: file,
        line: 1,
        requirements: ['RD-001'],
        effect: 'reads',
      },
      edition: '2013',
      dialect: 'fdis',
      wildcards: 'lax',
      binding: { soap: turns.some((turn) => 'jms' in turn && turn.jms) ? 'none' : '1.1', wrapper: 'generic-bare' },
      sut: { name: 'a head end', version: '1', endpoint },
      declared: { replyMs: 2_000, resultMs: 10_000, freshnessMs: 900_000, refusalStatuses: [400] },
      objects,
    },
    clock,
  )
  let asked = 0
  let arrived = 0
  for (const turn of turns) {
    if ('ask' in turn) {
      const { ask, operator, predicts, jms, http: further, stranger } = turn
      recorder.append({
        kind: 'intent',
        ...(operator !== undefined && { operator }),
        predicts,
        ...(stranger !== undefined && { stranger }),
      })
      const body = read(ask)
      const meta = jms ? broker(jms) : http({ url: endpoint, method: 'POST', headers: headersOf(body) }, further)
      asked = recorder.message({ from: 'harness', to: 'sut', ...meta }, body)
    } else if ('happens' in turn) {
      elapsed += answerMs
      recorder.append({
        kind: 'transport',
        event: turn.happens,
        requestSent: false,
        detail: turn.detail,
        inResponseTo: asked,
      })
    } else if ('hear' in turn) {
      elapsed += answerMs
      const body = read(turn.hear)
      const meta = turn.jms ? broker(turn.jms) : http({ status: 200, headers: headersOf(body) }, turn.http)
      recorder.message({ from: 'sut', to: 'harness', inResponseTo: asked, ...meta }, body)
    } else if ('arrive' in turn) {
      elapsed += answerMs
      const body = read(turn.arrive)
      const url = `http://127.0.0.1:9090/cim9/${turn.at}`
      const meta = turn.jms ? broker(turn.jms) : http({ url, method: 'POST', headers: headersOf(body) }, turn.http)
      arrived = recorder.message({ from: 'sut', to: 'harness', ...meta }, body)
    } else if ('give' in turn) {
      const body = read(turn.give)
      const meta = http({ status: 200, headers: headersOf(body) })
      recorder.message({ from: 'harness', to: 'sut', inResponseTo: arrived, ...meta }, body)
    } else if ('miss' in turn) {
      const { miss, waitedMs, reachable } = turn
      elapsed += waitedMs
      recorder.append({ kind: 'deadline', limit: miss, waitedMs, inResponseTo: asked, reachable })
    } else if ('cause' in turn) {
      const object = meterAt(turn.meter)
      asked = recorder.append({ kind: 'stimulus', cause: turn.cause, means: 'url', ...(object && { object }) })
    } else if ('seen' in turn) {
      elapsed += answerMs
      const told = turn.seen.flatMap(({ meter, position }) => {
        const object = meterAt(meter)
        return object ? [{ object, position }] : []
      })
      asked = recorder.append({ kind: 'inspected', what: 'switch', told, means: 'command' })
    } else if ('describe' in turn) {
      const uri = `${endpoint}?wsdl`
      const documents = [{ uri, text: Buffer.from(read(turn.describe)).toString('utf8') }]
      asked = recorder.append({ kind: 'description', source: uri, status: 200, documents })
    } else if ('serve' in turn) {
      const uri = 'http://127.0.0.1:9090/cim9/a?wsdl=Results'
      const documents = [{ uri, text: Buffer.from(read(turn.serve)).toString('utf8') }]
      recorder.append({ kind: 'description', of: 'harness', source: uri, documents })
    } else if ('answer' in turn) {
      recorder.append({ kind: 'listener', manner: turn.answer })
    } else {
      const { says: sentence, expect } = turn
      recorder.append({ kind: 'expectation', about: asked, requirements: ['RD-001'], says: sentence, expected: expect })
    }
  }
  recorder.append({ kind: 'mark', mark: 'end', text: '' })
  return writeRecord(recorder.record())
}
