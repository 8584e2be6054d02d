import { addressingIn, withAddressing, type Addressing } from '../../binding/addressing.ts'
import type { Recognised } from '../../binding/recognise.ts'
import { unwrapDocument } from '../../binding/document.ts'
import { wrapSoap, type SoapVersion } from '../../binding/soap.ts'
import { usernameTokenIn } from '../../binding/ws-security.ts'
import { wrappers, type ServiceOperation } from '../../binding/wrappers.ts'
import type { TransportName } from '../../config/transport.ts'
import type { Header } from '../../message/model.ts'
import { typedNamespace, typedQueryNamespace } from '../../message/namespaces.ts'
import { readXml } from '../../xml/intake.ts'
import { childrenNamed, textOf, type XmlElement } from '../../xml/tree.ts'
import { checkRequest, nounAskedFor, schemaProblems } from './checks.ts'
import { requestError } from './errors.ts'
import { orders, queries } from './handlers.ts'
import type { HeadEnd } from './head-end.ts'
import { hear, isEvent } from './hearing.ts'
import { executeSet, isOperationSet } from './operation-sets.ts'
import { readingMs, type Promised } from './load.ts'
import { namedByIds, objectionTo, opened } from './payloads.ts'
import { tell } from './notices.ts'
import type { Delivery } from './outbox.ts'
import type { Outcome } from './outcome.ts'
import { soapFault } from './refusals.ts'
import { replyTo } from './reply.ts'

/** A SOAP document to send, and whether it refuses the request. */
export interface SoapAnswer {
  /** 500 for a SOAP fault, in SOAP 1.2 400 where it blames the sender; 200 or 202 for everything else. */
  readonly status: 200 | 202 | 400 | 500
  readonly document: XmlElement
  readonly refusal: boolean
  /** Set where it answers an event. */
  readonly toEvent?: true
  /** The request, where it could not be parsed. */
  readonly unparsed?: Uint8Array
  /** What is sent later. */
  readonly deliveries?: readonly Delivery[]
  /** What is sent when it is done, where that takes its time. */
  readonly later?: Promise<readonly Delivery[]>
  /** Readings that are sent when they have been taken, and how many milliseconds that takes. */
  readonly promised?: Promised & { readonly takesMs: number }
}

/**
 * Answers one request, in SOAP or, from a broker, an envelope alone. What holds a header gets a reply in the style of the request, everything else a SOAP fault.
 *
 * @param charset what the transport says of the encoding
 * @param said the version of SOAP that the transport tells, for what cannot be read
 * @returns a SOAP document, whichever way the request came
 */
export function answer(
  bytes: Uint8Array,
  charset: string | undefined,
  by: TransportName,
  headEnd: HeadEnd,
  said: SoapVersion = '1.1',
): SoapAnswer {
  const received = readXml(headEnd.behaviours['request.bytes'](bytes), { charset })
  if (!received.ok)
    return { ...fault('1.8', `The request cannot be read: ${received.problem.message}`, said), unparsed: bytes }
  const intake = opened(received, headEnd.behaviours)
  const { soap, content, problems } = unwrapDocument(headEnd.behaviours['request.read'](intake.root))
  if (soap === undefined && by === 'http') return fault('1.8', 'The request is not a SOAP envelope.', said)
  const version = soap ?? said
  const token = usernameTokenIn(intake.root)
  if (token ? headEnd.accounts.refusesToken(token) : headEnd.accounts.tokenRequired)
    return fault('7.4', 'Who is asking? The password is not right.', version, content?.operation)
  if (!content)
    return fault('1.8', `The SOAP body holds no message of this service: ${problems[0]?.actual ?? 'a fault'}.`, version)
  if (!isOperation(content)) return fault('1.8', `${content.root.name} is no operation of this service.`, version)
  const { header } = content.message
  if (!header) return fault('1.5', 'The message has no Header.', version, content.operation)
  return reply(intake.text, content, header, version, headEnd, addressingIn(intake.root))
}

function fault(code: string, reason: string, version: SoapVersion, operation?: ServiceOperation): SoapAnswer {
  const status = version === '1.2' ? 400 : 500
  return { status, document: soapFault('Client', code, reason, version, operation), refusal: true }
}

/** Of the typed messages, the queries, the requests and the events are operations of this service. */
function isOperation(content: Recognised): boolean {
  const { root, operation } = content
  if (!operation) return true
  const { noun, verb } = operation
  return verb === 'get'
    ? root.namespace === typedQueryNamespace(noun) && root.name === `Get${noun}`
    : root.namespace === typedNamespace(noun) && (requestVerbs.has(verb) || isEvent(content))
}

/** What the Request service of a noun is asked to do. */
const requestVerbs: ReadonlySet<string> = new Set(['create', 'change', 'cancel', 'close', 'delete'])

function reply(
  text: string,
  content: Recognised,
  header: Header,
  version: SoapVersion,
  headEnd: HeadEnd,
  asked: Addressing | undefined,
): SoapAnswer {
  const { behaviours } = headEnd
  const queried = nounAskedFor(content) ?? ''
  const noun = header.noun?.value || queried
  const operation = content.operation ?? { noun: queried, verb: header.verb?.value ?? '' }
  const dressed = (outcome: Outcome, later: boolean) =>
    addressed(
      wrapSoap(
        replyTo(header, noun, outcome, headEnd, later),
        wrappers[behaviours['typed.reply'](content.wrapper)],
        operation,
        behaviours['soap.replies'](version),
      ),
      asked,
      later,
      headEnd,
    )
  if (isEvent(content)) {
    const heard = hear(text, content, headEnd)
    return { status: 200, document: dressed(heard, false), refusal: !heard.done && !heard.accepted, toEvent: true }
  }
  const { isRefused, outcome: due } = outcomeOf(text, content, headEnd)
  const outcome = behaviours['request.outcome'](due, content)
  if (isRefused || !behaviours['async.applies'](header))
    return { status: 200, document: dressed(outcome, false), refusal: !outcome.payload && !outcome.done }

  const address = behaviours['async.address'](header, headEnd.results.told())
  if (!address) {
    const missing = requestError('1.5', 'An asynchronous request says where its answer goes: ReplyAddress is missing.')
    return { status: 200, document: dressed({ errors: [missing] }, false), refusal: true }
  }
  const meters = outcome.payload ? childrenNamed(outcome.payload, 'MeterReading').length : 0
  const promised = meters ? headEnd.owed.promise() : undefined
  if (meters && !promised) {
    const tooMany = requestError('3.2', 'Too many requests wait for their answer. Ask again later.')
    return { status: 200, document: dressed({ errors: [tooMany] }, false), refusal: true }
  }
  const deliveriesOf = (told: Outcome) =>
    behaviours['async.deliveries'](
      behaviours['async.parts'](told).map((part) => ({ address, document: dressed(part, true) })),
    )
  const { transaction, later } = outcome
  const acknowledged = behaviours['async.acknowledgement'](outcome)
  return {
    status: behaviours['async.status'](),
    document: dressed({ ...acknowledged, ...(transaction !== undefined && { transaction }) }, false),
    refusal: false,
    ...(promised && { promised: { ...promised, takesMs: readingMs(meters) } }),
    ...(later ? { later: later.then(deliveriesOf) } : { deliveries: deliveriesOf(outcome) }),
  }
}

/** An answer with WS-Addressing headers, where its request bore some. */
function addressed(
  envelope: XmlElement,
  asked: Addressing | undefined,
  later: boolean,
  { behaviours, newId }: HeadEnd,
): XmlElement {
  if (asked?.messageId === undefined) return envelope
  const relatesTo = behaviours['addressing.relatesTo'](asked.messageId, later)
  return withAddressing(envelope, {
    namespace: asked.namespace,
    messageId: behaviours['addressing.messageId'](`urn:uuid:${newId()}`, asked.messageId),
    action: `${asked.action ?? 'urn:cim9:head-end:Request'}Response`,
    ...(relatesTo !== undefined && { relatesTo }),
  })
}

/** What comes of a request; one that is refused as a whole is refused at once. */
function outcomeOf(text: string, content: Recognised, headEnd: HeadEnd): { isRefused: boolean; outcome: Outcome } {
  const { header } = content.message
  if (header && headEnd.replays.refuses(header))
    return { isRefused: true, outcome: { errors: [requestError('7.7', 'The message came before, or is too old.')] } }
  const ordered = carriedOut(text, content, headEnd)
  if (ordered) return { isRefused: false, outcome: ordered }
  const checked = checkRequest(text, content, headEnd)
  return checked.ok
    ? { isRefused: false, outcome: queries[checked.noun](checked.query, headEnd) }
    : { isRefused: true, outcome: { errors: [checked.error] } }
}

/** What comes of a message that asks for something to be done; undefined where it asks for nothing that is done here. */
function carriedOut(text: string, content: Recognised, headEnd: HeadEnd): Outcome | undefined {
  if (isOperationSet(content)) return executeSet(text, content, headEnd)
  const { header, payload } = content.message
  const order = orders.get(header?.noun?.value ?? '')?.[header?.verb?.value ?? '']
  if (!order || !header) return undefined
  const objection = objectionTo(header, payload, headEnd.behaviours)
  if (objection) return { errors: [objection] }
  const named = header.verb?.value === 'delete' && namedByIds(header.noun?.value ?? '', payload, headEnd.behaviours)
  if (named) return order([named], headEnd, header)
  const profiles = payload?.profiles ?? []
  const problems = schemaProblems(text, content, profiles, headEnd)
  const isTaken = headEnd.behaviours['accepts.form'](problems)
  if (!isTaken) for (const profile of profiles) tell(header.verb?.value, profile, false, headEnd)
  return isTaken
    ? order(profiles, headEnd, header, payload ? childrenNamed(payload.element, 'ID').map(textOf) : [])
    : { errors: [requestError('1.8', 'The request is not valid by its schema.', problems[0]?.message)] }
}
