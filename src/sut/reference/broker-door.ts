import { setTimeout as after } from 'node:timers/promises'
import { brokerAddress, type Ports } from '../../transports/jms/address.ts'
import type { ConnectJms, JmsArrival, JmsSession } from '../../transports/jms/session.ts'
import type { Endpoint } from '../../transports/transport.ts'
import type { TransportName } from '../../config/transport.ts'
import type { HeadEnd } from './head-end.ts'
import { serve } from './service.ts'

/** How a head end is reached by a broker. */
export interface BrokerOptions {
  /** Names the queue of its requests. */
  readonly endpoint: Endpoint
  readonly transport: TransportName
  readonly connect: ConnectJms
  readonly ports: Ports
}

/** Takes requests from the queue of a head end and answers each at its JMSReplyTo, until the session is closed. */
export async function openBrokerDoor(
  session: JmsSession,
  { endpoint, transport, ports }: BrokerOptions,
  headEnd: HeadEnd,
): Promise<void> {
  await session.subscribe(brokerAddress(endpoint.url, ports).destination, (arrival) => {
    void respond(arrival, transport, session, headEnd)
    return 'taken'
  })
}

/** Who names no JMSReplyTo is not answered. */
async function respond(
  { meta, bytes }: JmsArrival,
  transport: TransportName,
  session: JmsSession,
  headEnd: HeadEnd,
): Promise<void> {
  const { answer, answered, dropped } = await serve(bytes, undefined, transport, headEnd)
  const treatment = headEnd.behaviours['wire.send'](answer)
  if (treatment.kind === 'close' || treatment.kind === 'silence') {
    dropped()
    return
  }
  if (treatment.kind === 'send' && treatment.delayMs !== undefined) await after(treatment.delayMs)
  const body =
    treatment.kind === 'cut' ? treatment.answer.bytes.subarray(0, treatment.afterBytes) : treatment.answer.bytes
  const correlationId = meta.correlationId ?? meta.messageId
  try {
    if (meta.replyTo !== undefined)
      for (const one of headEnd.behaviours['jms.answers'](
        { body: Buffer.from(body).toString('utf8'), ...(correlationId !== undefined && { correlationId }) },
        meta,
      ))
        await session.put(meta.replyTo, one)
    answered()
  } catch {
    // Who asked is gone.
    dropped()
  }
}
