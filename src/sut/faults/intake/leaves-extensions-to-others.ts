// BUG: what bears an extension is handed to the module for it; none is installed, and nobody answers for the request.

import { envelopeNamespace } from '../../../message/namespaces.ts'
import { elements } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

export const leavesExtensionsToOthers: Fault = {
  name: 'leaves-extensions-to-others',
  says: 'A request with a foreign element in its header is answered OK, with nothing in it.',
  behaviours: {
    'request.outcome': (outcome, { message: { header } }) =>
      header && elements(header.element).some(({ namespace }) => namespace !== envelopeNamespace)
        ? { errors: [], done: true }
        : outcome,
  },
  raises: [{ assertion: 'expect.strict-reader', cases: ['ENV-026'] }],
}
