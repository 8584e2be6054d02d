// BUG: the job that fails has no one who writes its end.

import { childText, elements, type XmlElement } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

const resultIn = (element: XmlElement): string | undefined =>
  childText(element, 'Result') ?? elements(element).flatMap((child) => resultIn(child) ?? [])[0]

export const silentAboutWhatFailed: Fault = {
  name: 'silent-about-what-failed',
  says: 'Of an asynchronous request that failed nothing is told.',
  behaviours: {
    'async.deliveries': (due) => due.filter(({ document }) => resultIn(document) !== 'FAILED'),
  },
  raises: [{ assertion: 'async.result', cases: ['MEP-011'] }],
}
