// BUG: the command is sent without the time.

import type { Fault } from '../fault.ts'

export const clocksStayWrong: Fault = {
  name: 'clocks-stay-wrong',
  says: 'That a clock is to be set is answered OK, and it stays wrong.',
  behaviours: {
    'clocks.set': () => [],
  },
  raises: [{ assertion: 'clock.right', cases: ['FW-004'] }],
}
