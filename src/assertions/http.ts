import { eachMessage, judged, type Assertion } from './assertion.ts'
import { configurationStatus } from './wire.ts'

const transport = (source: string) => ({ strength: 'should', basis: 'confirmed', claim: 'transport', source }) as const

const access: Assertion = {
  id: 'http.access',
  rule: 'The endpoint lets the harness in.',
  requirements: [],
  standing: { ...transport('HTTP'), strength: 'may' },
  hint: 'Check sut.endpoint and ixit.credentials in the configuration.',
  judge: eachMessage(function* (message) {
    const { status } = message.entry.meta
    if (message.entry.from !== 'sut' || !configurationStatus(status) || message.message) return
    yield {
      outcome: 'inconclusive',
      message,
      expected: 'an answer to the message',
      actual: `HTTP status ${String(status)} without one`,
    }
  }),
}

const status: Assertion = {
  id: 'http.status',
  rule: 'A reply travels with HTTP status 200 and a SOAP fault with 500.',
  requirements: [],
  standing: transport('SOAP 1.1, section 6.2: a fault is sent with status 500'),
  hint: 'Set the status by what the Body holds; clients decide by it whether to read a reply or a fault.',
  judge: eachMessage(function* (message) {
    const actual = message.entry.meta.status
    if (actual === undefined || !message.binding) return
    const wanted = message.binding.fault ? 500 : message.message ? 200 : undefined
    if (wanted === undefined) return
    yield judged(actual === wanted || (wanted === 500 && actual >= 400 && actual < 500), {
      message,
      expected: `HTTP status ${wanted}`,
      actual: `HTTP status ${actual}`,
    })
  }),
}

const contentType: Assertion = {
  id: 'http.content-type',
  rule: 'A SOAP 1.1 message is sent as text/xml.',
  requirements: [],
  standing: transport('SOAP 1.1, section 6'),
  hint: 'Set Content-Type: text/xml; charset=utf-8.',
  judge: eachMessage(function* (message) {
    if (message.entry.transport !== 'http' || message.binding?.soap !== '1.1') return
    const actual = message.entry.meta.headers['content-type']
    yield judged(/^text\/xml\s*(;|$)/i.test(actual ?? ''), {
      message,
      expected: 'text/xml',
      actual: actual ?? 'no content type',
    })
  }),
}

/** Rules on how SOAP uses HTTP. */
export const httpAssertions: readonly Assertion[] = [access, status, contentType]
