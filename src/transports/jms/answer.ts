import type { JmsMeta } from '../../exchange/entries.ts'

/**
 * How a message is answered: at its JMSReplyTo, with its JMSCorrelationID, or its JMSMessageID where it bears none.
 *
 * @returns undefined where it wants no answer
 */
export function answerMeta(asked: JmsMeta | undefined): JmsMeta | undefined {
  if (asked?.replyTo === undefined) return undefined
  const correlationId = asked.correlationId ?? asked.messageId
  return {
    destination: asked.replyTo,
    body: 'text',
    properties: {},
    ...(correlationId !== undefined && { correlationId }),
  }
}
