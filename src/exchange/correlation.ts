import { operationIdIn, operationSetIn } from '../message/operation-set.ts'
import type { DecodedMessage } from './decode.ts'

/** How an answer says which request it answers. */
export type Correlation =
  | { readonly by: 'correlation-id' | 'message-id' }
  | { readonly by: 'nothing'; readonly wanted: string; readonly actual: string | undefined }

/** What an answer is to bear as CorrelationID: that of the request if it set one, else its MessageID. */
export const idToAnswer = ({ message }: DecodedMessage): string | undefined =>
  message?.header?.correlationId?.value || message?.header?.messageId?.value || undefined

/**
 * Compares the CorrelationID of an answer with what its request asks for. Undefined where the request bears no id, or the
 * answer is a fault, which has no header.
 */
export function correlate(request: DecodedMessage, answer: DecodedMessage): Correlation | undefined {
  const asked = request.message?.header
  const answered = answer.message?.header
  if (!asked || !answered) return undefined
  const wanted = idToAnswer(request)
  if (!wanted) return undefined
  const actual = answered.correlationId?.value
  if (actual === wanted) return { by: asked.correlationId?.value ? 'correlation-id' : 'message-id' }
  return { by: 'nothing', wanted, actual }
}

/** Does a message ask for its answer later, at an address of the asker's? */
export const asksForLater = ({ message }: DecodedMessage): boolean =>
  message?.archetype === 'RequestMessage' && ['true', '1'].includes(message.header?.asyncReplyFlag?.value ?? '')

/** Is it a reply that says by code 0.1 that more of it is to come? */
export const isPart = ({ message }: DecodedMessage): boolean =>
  message?.reply?.errors.some(({ code }) => code?.value === '0.1') ?? false

/** The operation of a set to which alone a reply is. */
export const operationAnsweredBy = ({ message }: DecodedMessage): string | undefined =>
  message?.reply && operationIdIn(message.reply.element)

/**
 * The reply after which nothing more is to come. Parts say so by code 0.1, or are replies to one operation of a set each: then
 * the end is a reply to the set as a whole, or the last of them.
 */
export function finalOf(request: DecodedMessage, replies: readonly DecodedMessage[]): DecodedMessage | undefined {
  const set = request.message && operationSetIn(request.message)
  if (!set || replies.some(isPart)) return replies.find((reply) => !isPart(reply))
  const whole = replies.find((reply) => operationAnsweredBy(reply) === undefined)
  if (whole) return whole
  const open = new Set(set.operations.flatMap(({ operationId }) => operationId ?? []))
  return replies.find((reply) => {
    open.delete(operationAnsweredBy(reply) ?? '')
    return open.size === 0
  })
}
