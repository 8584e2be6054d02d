// BUG: a filter without any condition lets everything through.

import { element, elements, type XmlElement } from '../../../xml/tree.ts'
import { plant } from '../../reference/plant.ts'
import type { Fault } from '../fault.ts'

/** The document, where a query for readings that names nothing names every meter. */
const naming = (parent: XmlElement): XmlElement => {
  const isEmptyQuery = parent.name === 'GetMeterReadings' && !elements(parent).length
  const { namespace } = parent
  return {
    ...parent,
    children: isEmptyQuery
      ? plant.meters.map(({ mRID }) => element(namespace, 'EndDevice', [element(namespace, 'mRID', mRID)]))
      : parent.children.map((child) => (child.kind === 'text' ? child : naming(child))),
  }
}

export const noMeterIsEveryMeter: Fault = {
  name: 'no-meter-is-every-meter',
  says: 'A query that names nothing is answered with the readings of every meter.',
  behaviours: { 'request.read': naming },
  raises: [{ assertion: 'expect.refused', cases: ['ERR-009'] }],
}
