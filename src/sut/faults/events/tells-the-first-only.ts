// BUG: the table of subscribers has one row; the first stays in it.

import type { Fault } from '../fault.ts'

export const tellsTheFirstOnly: Fault = {
  name: 'tells-the-first-only',
  says: 'Of several subscribers the first is told, and nobody else.',
  behaviours: {
    'events.send': ([first]) => void first?.(),
  },
  raises: [{ assertion: 'event.everywhere', cases: ['MEP-018', 'MEP-018.slow.first'] }],
}
