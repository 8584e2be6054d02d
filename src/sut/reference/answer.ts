import type { Recognised } from '../../binding/recognise.ts'
import { unwrapSoap, wrapSoap } from '../../binding/soap.ts'
import { wrappers } from '../../binding/wrappers.ts'
import type { Header } from '../../message/model.ts'
import { typedQueryNamespace } from '../../message/namespaces.ts'
import { readXml } from '../../xml/intake.ts'
import { type XmlElement } from '../../xml/tree.ts'
import type { ServedNoun } from '../behaviours.ts'
import { partsOf } from './asynchronous.ts'
import { checkRequest, nounAskedFor } from './checks.ts'
import { requestError } from './errors.ts'
import { isControl, operate } from './controls.ts'
import { tellHistory } from './event-history.ts'
import type { HeadEnd } from './head-end.ts'
import { describeMeters } from './meter-config.ts'
import { readMeters } from './meter-readings.ts'
import { describeUsagePoints, withFiled } from './on-file.ts'
import { executeSet, isOperationSet } from './operation-sets.ts'
import type { Delivery } from './outbox.ts'
import type { Outcome } from './outcome.ts'
import type { Query } from './query.ts'
import { soapFault } from './refusals.ts'
import { replyTo } from './reply.ts'
import { isTransaction, transact } from './transactions.ts'

/** A SOAP document to send, and whether it refuses the request. */
export interface SoapAnswer {
  /** 500 for a SOAP fault, 200 for everything else. */
  readonly status: 200 | 500
  readonly document: XmlElement
  readonly refusal: boolean
  /** What is sent later. */
  readonly deliveries?: readonly Delivery[]
}

/** The noun handlers; a noun more is one line more. */
const handlers: Readonly<Record<ServedNoun, (query: Query, headEnd: HeadEnd) => Outcome>> = {
  MeterReadings: readMeters,
  MeterConfig: (query, headEnd) => withFiled('MeterConfig', query, headEnd, (rest) => describeMeters(rest, headEnd)),
  UsagePointConfig: (query, headEnd) =>
    withFiled('UsagePointConfig', query, headEnd, (rest) => describeUsagePoints(rest, headEnd)),
  EndDeviceEvents: tellHistory,
}

/**
 * Answers one SOAP request. What holds a header gets a reply in the style of the request, everything else a SOAP fault.
 *
 * @param charset what the transport says of the encoding
 */
export function answer(bytes: Uint8Array, charset: string | undefined, headEnd: HeadEnd): SoapAnswer {
  const intake = readXml(bytes, { charset })
  if (!intake.ok) return fault('1.8', `The request cannot be read: ${intake.problem.message}`)
  const { soap, content, problems } = unwrapSoap(headEnd.behaviours['request.read'](intake.root))
  if (soap === undefined) return fault('1.8', 'The request is not a SOAP envelope.')
  if (soap !== '1.1') return fault('1.8', 'This service speaks SOAP 1.1.')
  if (!content)
    return fault('1.8', `The SOAP body holds no message of this service: ${problems[0]?.actual ?? 'a fault'}.`)
  if (!isOperation(content)) return fault('1.8', `${content.root.name} is no operation of this service.`)
  const { header } = content.message
  if (!header) return fault('1.5', 'The message has no Header.', content.typedNoun)
  return reply(intake.text, content, header, headEnd)
}

function fault(code: string, reason: string, typedNoun?: string): SoapAnswer {
  return { status: 500, document: soapFault('Client', code, reason, typedNoun), refusal: true }
}

/** Of the typed messages, only the queries are operations of this service. */
function isOperation({ root, wrapper, typedNoun = '' }: Recognised): boolean {
  return wrapper !== 'typed' || (root.namespace === typedQueryNamespace(typedNoun) && root.name === `Get${typedNoun}`)
}

function reply(text: string, content: Recognised, header: Header, headEnd: HeadEnd): SoapAnswer {
  const { behaviours } = headEnd
  const queried = nounAskedFor(content) ?? ''
  const noun = header.noun?.value || queried
  const dressed = (outcome: Outcome, later: boolean) =>
    wrapSoap(replyTo(header, noun, outcome, headEnd, later), wrappers[content.wrapper], content.typedNoun ?? queried)
  const { isRefused, outcome } = outcomeOf(text, content, headEnd)
  if (isRefused || !behaviours['async.applies'](header))
    return { status: 200, document: dressed(outcome, false), refusal: !outcome.payload && !outcome.done }

  const address = behaviours['async.address'](header)
  if (!address) {
    const missing = requestError('1.5', 'An asynchronous request says where its answer goes: ReplyAddress is missing.')
    return { status: 200, document: dressed({ errors: [missing] }, false), refusal: true }
  }
  const due = partsOf(outcome).map((part) => ({ address, document: dressed(part, true) }))
  return {
    status: 200,
    document: dressed(behaviours['async.acknowledgement'](outcome), false),
    refusal: false,
    deliveries: behaviours['async.deliveries'](due),
  }
}

/** What comes of a request; one that is refused as a whole is refused at once. */
function outcomeOf(text: string, content: Recognised, headEnd: HeadEnd): { isRefused: boolean; outcome: Outcome } {
  if (isControl(content)) return { isRefused: false, outcome: operate(text, content, headEnd) }
  if (isOperationSet(content)) return { isRefused: false, outcome: executeSet(text, content, headEnd) }
  if (isTransaction(content)) return { isRefused: false, outcome: transact(text, content, headEnd) }
  const checked = checkRequest(text, content, headEnd)
  return checked.ok
    ? { isRefused: false, outcome: handlers[checked.noun](checked.query, headEnd) }
    : { isRefused: true, outcome: { errors: [checked.error] } }
}
