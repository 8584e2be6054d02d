import type { JmsMeta } from '../../exchange/entries.ts'
import type { JmsOutgoing } from '../../transports/jms/session.ts'

/** The seam at which answers by a broker can go wrong. */
export interface JmsBehaviours {
  /** What is put into JMSReplyTo, given the answer and what JMS knows of the request. */
  readonly 'jms.answers': (answer: JmsOutgoing, asked: JmsMeta) => readonly JmsOutgoing[]
  /** What is put into the destination of a later result or an event. */
  readonly 'jms.sent': (message: JmsOutgoing) => JmsOutgoing
  /** Where it is put, given the address that was named. */
  readonly 'jms.destination': (address: string) => string
}

export const conformingJms: JmsBehaviours = {
  'jms.answers': (answer) => [answer],
  'jms.sent': (message) => message,
  'jms.destination': (address) => address,
}
