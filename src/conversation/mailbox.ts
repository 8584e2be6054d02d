import { addressingIn } from '../binding/addressing.ts'
import { clothe } from '../binding/clothing.ts'
import { unwrapDocument } from '../binding/document.ts'
import { wrappers } from '../binding/wrappers.ts'
import { asDescribed, type DescribedOperation } from '../binding/wsdl/services.ts'
import type { Clock } from '../exchange/clock.ts'
import type { WireMeta } from '../exchange/entries.ts'
import type { Recorder } from '../exchange/recorder.ts'
import type { ListenerManner } from '../exchange/stimuli.ts'
import { buildReply, buildResponse } from '../message/build.ts'
import { answerMeta } from '../transports/jms/answer.ts'
import type { Acceptance, Arrival } from '../transports/transport.ts'
import { readXml } from '../xml/intake.ts'

/** Where what a SUT sends by itself to one scenario is recorded, answered and awaited. */
export interface ScenarioMailbox {
  /** @param heldUntil the sender waits for his answer till then; else he has it at once */
  receive(arrival: Arrival, heldUntil?: Promise<unknown>): Acceptance
  /** Resolves with true as soon as the condition holds, looked at now and after each arrival; false after so many ms. */
  until(condition: () => boolean, ms: number): Promise<boolean>
  /** What waits looks again: something happened that is no message. */
  look(): void
  /** Has anything arrived? */
  used(): boolean
}

interface Terms {
  readonly recorder: Recorder
  readonly clock: Clock
  readonly newId: () => string
  readonly source: string
  /** How the WSDLs of the sender have typed operations. */
  readonly services?: readonly DescribedOperation[]
  /** How what arrives now is answered; without it, as by a consumer that takes everything. */
  readonly manner?: () => ListenerManner
  /** Are requests acknowledged, as by a server that answers later? */
  readonly serves?: boolean
}

const taken = { status: 200, headers: {}, bytes: new Uint8Array() }
const busy = { ...taken, status: 503 }
const silent = { ...taken, silent: true } as const

/** Opens the mailbox of a scenario. Events are answered as a request is, requests where it serves; all else by HTTP alone. */
export function openMailbox(terms: Terms): ScenarioMailbox {
  const waiting = new Set<() => void>()
  let used = false
  return {
    receive: (arrival, heldUntil) => {
      used = true
      const { recorder } = terms
      const seq = recorder.message(
        { from: 'sut', to: 'harness', transport: arrival.transport, meta: arrival.meta },
        arrival.bytes,
      )
      const answer = answerTo(arrival, terms)
      const note = () => {
        if (answer.bytes.byteLength)
          recorder.message(
            {
              from: 'harness',
              to: 'sut',
              transport: arrival.transport,
              inResponseTo: seq,
              meta: metaOfAnswer(arrival, answer),
            },
            answer.bytes,
          )
      }
      if (!heldUntil) note()
      for (const look of waiting) look()
      return heldUntil ? { ...answer, heldUntil: heldUntil.then(note) } : answer
    },
    until: (condition, ms) =>
      new Promise((resolve) => {
        if (condition()) {
          resolve(true)
          return
        }
        const end = (held: boolean) => {
          clearTimeout(timer)
          waiting.delete(look)
          resolve(held)
        }
        const look = () => {
          if (condition()) end(true)
        }
        const timer = setTimeout(() => end(false), ms)
        waiting.add(look)
      }),
    look: () => {
      for (const look of waiting) look()
    },
    used: () => used,
  }
}

const metaOfAnswer = ({ meta }: Arrival, { status, headers }: Acceptance): WireMeta => {
  const jms = answerMeta(meta.jms)
  return jms ? { headers: {}, jms } : { status, headers: { ...headers } }
}

const accepted = { code: '0.3', level: 'INFORM', reason: 'The answer comes later.' }
const unable = { code: '5.1', level: 'FATAL', reason: 'This consumer cannot take events now.' }

function answerTo(
  { transport, meta, bytes }: Arrival,
  { clock, newId, source, services = [], manner = () => 'OK', serves = false }: Terms,
): Acceptance {
  const how = manner()
  if (how === 'busy') return busy
  if (how === 'silent') return silent
  // Nobody waits at a broker or a folder for an answer to what names no place for it.
  if (transport !== 'http' && !answerMeta(meta.jms)) return how === 'FAILED' ? busy : taken
  const intake = readXml(bytes)
  const { content, soap = 'none' } = intake.ok ? unwrapDocument(intake.root, services) : {}
  const { message, wrapper } = content ?? {}
  const isRequest = serves && message?.archetype === 'RequestMessage'
  if (!message?.header || !wrapper || (message.archetype !== 'EventMessage' && !isRequest))
    // Whoever cannot be told FAILED in his own words is told by the status.
    return how === 'FAILED' ? busy : taken
  const { header } = message
  const correlationId = header.correlationId?.value || header.messageId?.value
  const reply = buildResponse(
    {
      verb: 'reply',
      noun: header.noun?.value ?? '',
      timestamp: clock.now().wall,
      source,
      messageId: newId(),
      ...(correlationId && { correlationId }),
    },
    how === 'OK' ? buildReply('OK', isRequest ? [accepted] : []) : buildReply('FAILED', [unable]),
    undefined,
  )
  const operation = content?.operation ?? { noun: header.noun?.value ?? '', verb: 'created' }
  const asked = intake.ok ? addressingIn(intake.root) : undefined
  const clothed = clothe(
    reply,
    {
      soap,
      wrapper: asDescribed(wrappers[wrapper], operation, services),
      ...(asked?.messageId !== undefined && {
        addressing: {
          namespace: asked.namespace,
          messageId: `urn:uuid:${newId()}`,
          action: `${asked.action ?? 'urn:cim9:listener/Event'}Response`,
          relatesTo: asked.messageId,
        },
      }),
    },
    operation,
  )
  return { status: 200, headers: { 'content-type': clothed.headers['content-type'] ?? '' }, bytes: clothed.bytes }
}
