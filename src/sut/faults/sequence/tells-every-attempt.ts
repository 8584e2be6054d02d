// BUG: each attempt to reach a meter is a job of its own, and each job that fails says so to the asker.

import { elements, textOf, type XmlElement } from '../../../xml/tree.ts'
import { asNewMessage } from '../calls-back-twice.ts'
import type { Fault } from '../fault.ts'

/** The reply code of a meter that does not answer in time. */
const timeOut = '4.1'

const tellsOfTimeOut = (element: XmlElement): boolean =>
  (element.name === 'code' && textOf(element) === timeOut) || elements(element).some(tellsOfTimeOut)

const holds = (element: XmlElement, name: string): boolean =>
  element.name === name || elements(element).some((child) => holds(child, name))

export const tellsEveryAttempt: Fault = {
  name: 'tells-every-attempt',
  says: 'That a meter never answers is told to the asker once for each attempt, each time as a new message.',
  behaviours: {
    'async.deliveries': (due) =>
      due.flatMap((one) =>
        tellsOfTimeOut(one.document) && !holds(one.document, 'MeterReading')
          ? [one, { ...one, document: asNewMessage(one.document) }]
          : [one],
      ),
  },
  raises: [{ assertion: 'async.result-once', cases: ['MEP-011'] }],
}
