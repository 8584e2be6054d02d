import { buildReply, buildResponse } from '../../message/build.ts'
import type { Header } from '../../message/model.ts'
import type { XmlElement } from '../../xml/tree.ts'
import type { ReplyContext } from '../behaviours.ts'
import { withoutDuplicates } from './errors.ts'
import type { HeadEnd } from './head-end.ts'
import type { Outcome } from './outcome.ts'

/**
 * The ResponseMessage to a request.
 *
 * @param noun the noun of the request; where it bears none, that of its query
 * @param later is it sent later, to the address of the asker?
 */
export function replyTo(request: Header, noun: string, outcome: Outcome, headEnd: HeadEnd, later = false): XmlElement {
  const { behaviours, clock } = headEnd
  const context: ReplyContext = { request, noun, now: clock.now().wall, newId: headEnd.newId, later }
  const errors = behaviours['reply.errors']({ ...outcome, errors: withoutDuplicates(outcome.errors) })
  const result = behaviours['reply.result']({ ...outcome, errors })
  const [timestamp, source, messageId, correlationId] = [
    behaviours['reply.timestamp'](context),
    behaviours['reply.source'](context),
    behaviours['reply.messageId'](context),
    behaviours['reply.correlationId'](context),
  ]
  return buildResponse(
    {
      verb: behaviours['reply.verb'](context),
      noun: behaviours['reply.noun'](context),
      ...(timestamp !== undefined && { timestamp }),
      ...(source !== undefined && { source }),
      ...(messageId !== undefined && { messageId }),
      ...(correlationId !== undefined && { correlationId }),
      ...behaviours['reply.echoedHeaderFields'](context),
    },
    buildReply(result, errors, {
      operationId: outcome.operationId,
      transaction: outcome.transaction,
      dialect: headEnd.schemas.envelope.dialect,
    }),
    outcome.payload && behaviours['payload.finish'](outcome.payload),
  )
}
