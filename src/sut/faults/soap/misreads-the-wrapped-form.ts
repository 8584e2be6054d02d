// BUG: the wrapped form was added by copying the reader, with a key of the index that was corrected since.

import { abstractNamespace } from '../../../message/namespaces.ts'
import { elements, textOf, type XmlElement } from '../../../xml/tree.ts'
import { plant } from '../../reference/plant.ts'
import type { Fault } from '../fault.ts'

/** The mRID of the meter after the one that is called so; anything else as it is. */
function next(mRID: string): string {
  const index = plant.meters.findIndex((meter) => meter.mRID === mRID)
  return index < 0 ? mRID : (plant.meters[(index + 1) % plant.meters.length]?.mRID ?? mRID)
}

/** An element and all in it, each meter called by the mRID of the next one. */
const shifted = (source: XmlElement): XmlElement =>
  source.name === 'mRID'
    ? { ...source, children: [{ kind: 'text', text: next(textOf(source)) }] }
    : {
        ...source,
        children: source.children.map((child) => (child.kind === 'element' ? shifted(child) : child)),
      }

const isWrapped = (envelope: XmlElement): boolean =>
  elements(envelope).some((body) => elements(body).some(({ namespace }) => namespace === abstractNamespace))

export const misreadsTheWrappedForm: Fault = {
  name: 'misreads-the-wrapped-form',
  says: 'What is asked in the element of the generic operation is answered for the next meter.',
  behaviours: {
    'request.read': (document) => (isWrapped(document) ? shifted(document) : document),
  },
  raises: [{ assertion: 'expect.not-misread', cases: ['TRS-005'] }],
}
