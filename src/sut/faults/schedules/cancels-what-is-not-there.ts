// BUG: an update of no rows is a success.

import type { Fault } from '../fault.ts'

export const cancelsWhatIsNotThere: Fault = {
  name: 'cancels-what-is-not-there',
  says: 'Calling off a schedule that there never was is answered OK.',
  behaviours: {
    'schedules.refused': (errors) => errors.filter(({ code }) => code !== '2.15'),
  },
  raises: [{ assertion: 'expect.refused', cases: ['SCH-006.unknown'] }],
}
