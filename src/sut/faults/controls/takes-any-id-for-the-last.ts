// BUG: the result of the last request is looked up, and the id is not compared.

import { profileNamespace } from '../../../message/namespaces.ts'
import { childNamed, element, type XmlElement } from '../../../xml/tree.ts'
import { plant } from '../../reference/plant.ts'
import type { Fault } from '../fault.ts'

const namespace = profileNamespace('GetMeterReadings')
const lastQuery = element(
  namespace,
  'GetMeterReadings',
  plant.meters.slice(0, 1).map(({ mRID }) => element(namespace, 'EndDevice', [element(namespace, 'mRID', mRID)])),
)

/** A request by an id becomes one for what was asked for last. */
function answered(document: XmlElement): XmlElement {
  if (document.name === 'Request' && childNamed(document, 'ID')) return { ...document, children: [lastQuery] }
  return {
    ...document,
    children: document.children.map((child) => (child.kind === 'element' ? answered(child) : child)),
  }
}

export const takesAnyIdForTheLast: Fault = {
  name: 'takes-any-id-for-the-last',
  says: 'A query by the id of a request gets what the first meter reads, whatever the id.',
  behaviours: {
    'request.read': answered,
    'accepts.form': () => true,
  },
  raises: [{ assertion: 'expect.refused', cases: ['ERR-017'] }],
  consequences: [
    'expect.error-code',
    'expect.strict-reader',
    'programme.not-told',
    'programme.told',
    'schema.payload',
    'stored.fields',
    'stored.none',
    'stored.not-notified',
  ],
}
