// BUG: the application server shows its own error page.

import { whereSomethingIsRefused } from './cases.ts'
import type { Fault } from './fault.ts'

const page = Buffer.from(
  '<!doctype html><html><head><title>Error</title></head><body><h1>Sorry</h1></body></html>',
  'utf8',
)

export const htmlErrorPage: Fault = {
  name: 'html-error-page',
  says: 'What is refused is answered with HTTP 200 and an HTML page.',
  behaviours: {
    'wire.send': (answer) => ({
      kind: 'send',
      answer: answer.refusal
        ? { ...answer, status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, bytes: page }
        : answer,
    }),
  },
  raises: [
    {
      assertion: 'message.xml',
      cases: [...whereSomethingIsRefused, 'MEP-030.cut-off', 'MEP-030.no-xml', 'MEP-030.empty'],
    },
  ],
  consequences: ['schedule.delivered', 'switch.position'],
}
