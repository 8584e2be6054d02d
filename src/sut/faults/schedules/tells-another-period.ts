// BUG: the period is kept in whole minutes.

import { elements, type XmlElement } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

const withPeriod = (element: XmlElement, text: string): XmlElement => ({
  ...element,
  children:
    element.name === 'recurrencePeriod'
      ? [{ kind: 'text', text }]
      : elements(element).length
        ? elements(element).map((child) => withPeriod(child, text))
        : element.children,
})

export const tellsAnotherPeriod: Fault = {
  name: 'tells-another-period',
  says: 'Schedules are told with a period of whole minutes.',
  behaviours: {
    'schedules.told': (profile) => withPeriod(profile, '60'),
  },
  raises: [{ assertion: 'schedule.on-file', cases: ['SCH-007'] }],
}
