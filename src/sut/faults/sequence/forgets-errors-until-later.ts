// BUG: the answer that is sent later is made from the readings alone; the Errors stayed with the request.

import { elements, type XmlElement } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

const holdsReadings = (element: XmlElement): boolean =>
  element.name === 'MeterReading' || elements(element).some(holdsReadings)

/** As if all had been well. */
const withoutErrors = (element: XmlElement): XmlElement => ({
  ...element,
  children:
    element.name === 'Result'
      ? [{ kind: 'text', text: 'OK' }]
      : element.children
          .filter((child) => child.kind === 'text' || child.name !== 'Error')
          .map((child) => (child.kind === 'text' ? child : withoutErrors(child))),
})

export const forgetsErrorsUntilLater: Fault = {
  name: 'forgets-errors-until-later',
  says: 'An answer that comes later with readings is OK, and tells no Error of what is missing.',
  behaviours: {
    'async.deliveries': (due) =>
      due.map((one) => {
        const isLast = one === due.at(-1)
        return isLast && holdsReadings(one.document) ? { ...one, document: withoutErrors(one.document) } : one
      }),
  },
  raises: [
    { assertion: 'error.names-object', cases: ['MEP-010.in-company', 'MEP-011.with-a-good-one'] },
    { assertion: 'expect.result', cases: ['MEP-011.with-a-good-one'] },
  ],
}
