// BUG: two workers take the same chunk of readings from the queue.

import type { XmlElement } from '../../../xml/tree.ts'
import { elements } from '../../../xml/tree.ts'
import { asNewMessage } from '../calls-back-twice.ts'
import type { Fault } from '../fault.ts'

const holdsReadings = (element: XmlElement): boolean =>
  element.name === 'MeterReading' || elements(element).some(holdsReadings)

export const sendsAPartTwice: Fault = {
  name: 'sends-a-part-twice',
  says: 'Where readings come in parts, the first of them comes twice, each time as a new message.',
  behaviours: {
    'async.deliveries': ([first, ...more]) => {
      if (!first) return []
      const again = more.length && holdsReadings(first.document)
      return again ? [first, { ...first, document: asNewMessage(first.document) }, ...more] : [first, ...more]
    },
  },
  raises: [{ assertion: 'async.part-once', cases: ['MEP-012'] }],
}
