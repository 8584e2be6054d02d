// BUG: the vendor names services, operations and elements by the rules of his house.

import type { Fault } from '../fault.ts'

const namespace = 'urn:example:metering'

export const wsdlOwnNames: Fault = {
  name: 'wsdl-own-names',
  says: 'The WSDL of typed services has names and a namespace of its own.',
  wrapper: 'typed',
  behaviours: {
    'wsdl.told': (service) => ({
      ...service,
      targetNamespace: namespace,
      ports: service.ports.map((port) => ({
        ...port,
        operations: port.operations.map((operation) => ({
          ...operation,
          name: `Do${operation.name}`,
          input: { namespace, name: `Do${operation.input.name}` },
        })),
      })),
    }),
  },
  raises: [{ assertion: 'wsdl.names', cases: ['TRS-001.names.queries', 'TRS-001.names.changes'] }],
}
