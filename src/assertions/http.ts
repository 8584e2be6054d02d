import { eachMessage, judged, type Assertion } from './assertion.ts'
import { asksForLater } from '../exchange/correlation.ts'
import { isOwnResult } from '../exchange/decode.ts'
import { answersResult, configurationStatus, turnsStrangerAway, turnsVersionAway } from './wire.ts'

const transport = (source: string) => ({ strength: 'should', basis: 'confirmed', claim: 'transport', source }) as const

const accessForEvents =
  'Check ixit.subscriber.endpoint, where events go, and ixit.credentials; for status 415 ixit.subscriber.binding.'

const access: Assertion = {
  id: 'http.access',
  rule: 'The endpoint lets the harness in.',
  requirements: [],
  standing: { ...transport('HTTP'), strength: 'may' },
  hint: 'Check sut.endpoint and ixit.credentials in the configuration; for status 415 binding.soap.',
  judge: eachMessage(function* (message, _context, view) {
    const { status } = message.entry.meta
    if (message.entry.from !== 'sut' || !configurationStatus(status) || message.message) return
    if (turnsVersionAway(message, view) || turnsStrangerAway(message, view) || answersResult(message, view)) return
    const { inResponseTo } = message.entry
    const asked = inResponseTo === undefined ? undefined : view.message(inResponseTo)
    yield {
      outcome: 'inconclusive',
      message,
      expected: 'an answer to the message',
      actual: `HTTP status ${String(status)} without one`,
      ...(asked?.message?.archetype === 'EventMessage' && { hint: accessForEvents }),
    }
  }),
}

const status: Assertion = {
  id: 'http.status',
  rule: 'A reply travels with HTTP status 200 and a SOAP fault with 500, or with 400 and the like where it blames the sender.',
  requirements: ['TRS-009'],
  standing: transport(
    'SOAP 1.1, section 6.2: a fault is sent with status 500; SOAP 1.2 Part 2, HTTP binding: 400 where it blames the sender',
  ),
  hint: 'Set the status by what the Body holds; clients decide by it whether to read a reply or a fault.',
  judge: eachMessage(function* (message, _context, view) {
    const { status: actual } = message.entry.meta
    if (actual === undefined) return
    const refusesByStatus = !message.binding?.soap && view.context.declared.refusalStatuses.includes(actual)
    if (message.entry.from === 'sut' && refusesByStatus) yield { outcome: 'pass', message }
    if (refusesByStatus || !message.binding) return
    const wanted = message.binding.fault ? 500 : message.message ? 200 : undefined
    if (wanted === undefined) return
    const { inResponseTo } = message.entry
    const request = inResponseTo === undefined ? undefined : view.message(inResponseTo)
    // What is answered later, or by nobody, may be acknowledged by "accepted".
    const isAccepted = wanted === 200 && actual === 202 && request && (asksForLater(request) || isOwnResult(request))
    const blamesSender = wanted === 500 && actual >= 400 && actual < 500
    yield judged(actual === wanted || isAccepted || blamesSender, {
      message,
      expected: `HTTP status ${wanted}`,
      actual: `HTTP status ${actual}`,
    })
  }),
}

/** The media type of each version of SOAP. */
const mediaTypes = {
  '1.1': { name: 'text/xml', form: /^text\/xml\s*(;|$)/i },
  '1.2': { name: 'application/soap+xml', form: /^application\/soap\+xml\s*(;|$)/i },
} as const

const contentType: Assertion = {
  id: 'http.content-type',
  rule: 'A SOAP 1.1 message is sent as text/xml, a SOAP 1.2 message as application/soap+xml.',
  requirements: [],
  standing: transport('SOAP 1.1, section 6; SOAP 1.2 Part 2, HTTP binding'),
  hint: 'Set Content-Type: text/xml; charset=utf-8 for SOAP 1.1, application/soap+xml; charset=utf-8 for SOAP 1.2.',
  judge: eachMessage(function* (message) {
    const { soap } = message.binding ?? {}
    if (message.entry.transport !== 'http' || soap === undefined) return
    const actual = message.entry.meta.headers['content-type']
    const { name, form } = mediaTypes[soap]
    yield judged(form.test(actual ?? ''), { message, expected: name, actual: actual ?? 'no content type' })
  }),
}

/** Rules on how SOAP uses HTTP. */
export const httpAssertions: readonly Assertion[] = [access, status, contentType]
