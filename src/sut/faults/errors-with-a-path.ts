// BUG: the element is named after XPath, so one is written into it.

import { conforming } from '../behaviours.ts'
import type { Fault } from './fault.ts'

export const errorsWithAPath: Fault = {
  name: 'errors-with-a-path',
  says: 'Errors point to the request by an XPath, where the schema wants a qualified name.',
  behaviours: {
    'reply.errors': (outcome) =>
      conforming['reply.errors'](outcome).map((error) => ({ ...error, xpath: '/RequestMessage/Request[1]' })),
  },
  raises: [{ assertion: 'reply.error-xpath', cases: ['ERR-012', 'ERR-032'] }],
}
