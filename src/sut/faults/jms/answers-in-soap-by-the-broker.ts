// BUG: the answer of the web service is put into the queue as it is, SOAP envelope and all.

import { soapNamespaces } from '../../../binding/soap.ts'
import type { Fault } from '../fault.ts'

const inSoap = (text: string): string =>
  `<soap:Envelope xmlns:soap="${soapNamespaces['1.1']}"><soap:Body>${text.replace(/^<\?xml[^>]*\?>\s*/, '')}</soap:Body></soap:Envelope>`

export const answersInSoapByTheBroker: Fault = {
  name: 'answers-in-soap-by-the-broker',
  says: 'Replies by JMS stand in a SOAP envelope.',
  transport: 'amqp',
  behaviours: {
    'jms.answers': (answer) => [{ ...answer, body: inSoap(String(answer.body)) }],
  },
  raises: [{ assertion: 'jms.envelope-alone', cases: 'every case' }],
}
