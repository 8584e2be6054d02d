// BUG: the request header is the template of the reply header.

import type { Fault } from './fault.ts'

export const replyEchoesInstructions: Fault = {
  name: 'reply-echoes-instructions',
  says: 'Replies repeat Source, AsyncReplyFlag and ReplyAddress of the request.',
  behaviours: {
    'reply.echoedHeaderFields': ({ request }) => ({
      ...(request.source && { source: request.source.value }),
      ...(request.asyncReplyFlag && { asyncReplyFlag: /^(?:true|1)$/.test(request.asyncReplyFlag.value) }),
      ...(request.replyAddress && { replyAddress: request.replyAddress.value }),
    }),
  },
  raises: [{ assertion: 'header.not-echoed', cases: 'every case' }],
}
