// BUG: the action of every operation was copied from the first one that was written.

import type { Fault } from '../fault.ts'

export const wsdlWrongAction: Fault = {
  name: 'wsdl-wrong-action',
  says: 'The WSDL names one and the same SOAPAction for every operation.',
  wrapper: 'typed',
  behaviours: {
    'wsdl.told': (service) => ({
      ...service,
      ports: service.ports.map((port) => ({
        ...port,
        operations: port.operations.map((operation) => ({
          ...operation,
          soapAction: 'http://iec.ch/TC57/2011/CustomerConfig/CreateCustomerConfig',
        })),
      })),
    }),
  },
  raises: [{ assertion: 'wsdl.actions', cases: ['TRS-001.names.queries', 'TRS-001.names.changes'] }],
}
