// BUG: the request stays on its list, whatever comes.

import type { Fault } from '../fault.ts'

export const asksWhatItKnows: Fault = {
  name: 'asks-what-it-knows',
  says: 'As a client it sends the same request again when it has its answer.',
  behaviours: { 'client.isOver': () => false },
  raises: [{ assertion: 'client.asks-once', cases: ['TRS-016'] }],
}
