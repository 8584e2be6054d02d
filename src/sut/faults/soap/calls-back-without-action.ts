// BUG: results are posted by a plain HTTP client, and only the address was taken from the WSDL of the listener.

import type { Fault } from '../fault.ts'

export const callsBackWithoutAction: Fault = {
  name: 'calls-back-without-action',
  says: 'Results are sent with an empty SOAPAction, whatever the WSDL of the listener says.',
  behaviours: {
    'async.action': () => '',
  },
  raises: [{ assertion: 'callback.by-wsdl', cases: ['TRS-019'] }],
}
