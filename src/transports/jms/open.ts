import type { TransportName } from '../../config/transport.ts'
import type { Recorder } from '../../exchange/recorder.ts'
import type { Delivery, OpenTransport, Outgoing } from '../transport.ts'
import { connectingAgain } from './again.ts'
import { brokerAddress, type Ports } from './address.ts'
import {
  BrokerTrouble,
  textOfDestination,
  wireMetaOf,
  type ConnectJms,
  type JmsArrival,
  type JmsSession,
} from './session.ts'

/**
 * Requests by a queue: each is put there with a temporary queue of its own as JMSReplyTo, and what comes to that queue is
 * its answer, whatever JMSCorrelationID it bears: who is meant is never guessed, and a wrong one is seen. The queue is kept
 * until the next scenario begins, so that a second answer is in the record as well.
 */
export const openJms =
  (name: TransportName, connect: ConnectJms, ports: Ports): OpenTransport =>
  (endpoint, deadlines, { maxBytes }) => {
    const { destination } = brokerAddress(endpoint.url, ports)
    const asked = textOfDestination(destination)
    const connectAgain = connectingAgain(connect)
    let session: Promise<Connected> | undefined
    let closed = false
    /** Has anybody answered here? A broker takes messages for a queue that nobody listens to. */
    let answers = false
    const open = new Map<Recorder, (() => Promise<void>)[]>()

    const connected = (): Promise<Connected> => {
      session ??= connectAgain(endpoint, { connectMs: deadlines.connectMs, maxBytes }).then((broker) => {
        const lost = new Promise<never>((_resolve, reject) => {
          broker.onLost((trouble) => {
            session = undefined
            reject(trouble)
          })
        })
        // Told as well where nothing is under way.
        lost.catch(() => undefined)
        return { broker, lost }
      })
      session.catch(() => (session = undefined))
      return session
    }

    const finish = async (recorder: Recorder): Promise<void> => {
      const subscriptions = open.get(recorder) ?? []
      open.delete(recorder)
      await Promise.allSettled(subscriptions.map((close) => close()))
    }

    const note = (recorder: Recorder, request: number, arrival: JmsArrival): number =>
      recorder.message(
        { from: 'sut', to: 'harness', inResponseTo: request, transport: name, meta: wireMetaOf(arrival) },
        arrival.bytes,
      )

    const send = async (message: Outgoing, recorder: Recorder): Promise<Delivery> => {
      if (closed) throw new Error('The transport is closed: open it again before sending.')
      const body = bodyOf(message.bytes)
      const record = (jms: object = {}) =>
        recorder.message(
          {
            from: 'harness',
            to: 'sut',
            transport: name,
            meta: {
              url: endpoint.url,
              headers: {},
              jms: { destination: asked, body: typeof body === 'string' ? 'text' : 'bytes', properties: {}, ...jms },
            },
          },
          message.shown ?? message.bytes,
        )
      let request: number | undefined
      let answered: (reply: number) => void = () => undefined
      const reply = new Promise<number>((resolve) => (answered = resolve))
      try {
        const { broker, lost } = await connected()
        // Who listens at a topic answers nobody.
        const box =
          destination.kind === 'topic'
            ? undefined
            : await broker.subscribe(undefined, (arrival) => {
                if (request !== undefined) answered(note(recorder, request, arrival))
                return 'taken'
              })
        if (box) open.set(recorder, [...(open.get(recorder) ?? []), () => box.close()])
        const messageId = broker.ownIds ? `ID:${crypto.randomUUID()}` : undefined
        // What nobody has taken by then is taken by nobody: an order must not be carried out long after it was given up.
        const expiresAt = Date.now() + deadlines.replyMs
        const correlationId = message.jmsCorrelationId
        const said = {
          ...(messageId !== undefined && { messageId }),
          ...(box && { replyTo: box.address }),
          persistent: false,
          expiresAt,
          ...(correlationId !== undefined && { correlationId }),
        }
        // Before it is put: what comes of it, perhaps to our listener, may be there before the broker says that it has it.
        request = record(said)
        const since = performance.now()
        const put = broker.put(destination, { body, ...said }).then((id) => ({ id }))
        const taken = await Promise.race([put, lost, after(deadlines.replyMs, put)])
        if (taken === undefined)
          throw new BrokerTrouble('timeout', `The broker did not take the message within ${deadlines.replyMs} ms.`)
        if (taken.id !== undefined && taken.id !== messageId) recorder.identify(request, taken.id)
        if (!box) return { request }
        const came = await Promise.race([reply, lost, after(deadlines.replyMs, reply)])
        if (came !== undefined) {
          answers = true
          return { request, reply: came }
        }
        const waitedMs = Math.max(deadlines.replyMs, Math.round(performance.now() - since))
        recorder.append({ kind: 'deadline', limit: 'reply', waitedMs, reachable: answers, inResponseTo: request })
        return { request }
      } catch (error) {
        if (!(error instanceof BrokerTrouble)) throw error
        const requestSent = request !== undefined && error.event !== 'rejected'
        request ??= record()
        recorder.append({
          kind: 'transport',
          event: error.event,
          inResponseTo: request,
          requestSent,
          detail: error.message,
        })
        return { request }
      }
    }

    return {
      send,
      finish,
      close: async () => {
        closed = true
        for (const recorder of [...open.keys()]) await finish(recorder)
        await (await session?.catch(() => undefined))?.broker.close()
      },
    }
  }

/** A connection that stands, and what fails when it is lost. */
interface Connected {
  readonly broker: JmsSession
  readonly lost: Promise<never>
}

/** A TextMessage holds text; what is no text, as a message of ours may be on purpose, goes as a BytesMessage. */
function bodyOf(bytes: Uint8Array): string | Uint8Array {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return bytes
  }
}

/** Undefined after so many milliseconds; the timer ends with what it waits for. */
function after(ms: number, awaited: Promise<unknown>): Promise<undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), ms)
    const end = () => clearTimeout(timer)
    awaited.then(end, end)
  })
}
