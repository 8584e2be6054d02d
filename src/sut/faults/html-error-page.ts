// BUG: the application server shows its own error page.

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
      cases: [
        'ENV-005.subscribe',
        'ENV-005.show',
        'ENV-005.publish',
        'ENV-009.no-noun',
        'ENV-009.an-empty-noun',
        'ENV-010.fooconfig',
        'ENV-010.meterreadings',
        'ENV-011',
        'RD-003.unknown',
        'RD-004.no-meter',
        'ERR-011',
        'ERR-012',
        'ERR-013.seventeen-parts',
        'ERR-013.letters',
        'ERR-014',
        'ERR-015',
        'ERR-002',
        'ERR-004.name',
        'ERR-004.mrid',
        'ERR-009',
      ],
    },
  ],
}
