// BUG: patterns go into a column that no job reads.

import { childNamed, type XmlElement } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

const hasPattern = (profile: XmlElement): boolean => {
  const times = childNamed(profile, 'TimeSchedule')
  return times !== undefined && childNamed(times, 'recurrencePattern') !== undefined
}

export const ignoresThePattern: Fault = {
  name: 'ignores-the-pattern',
  says: 'A schedule with a recurrence pattern is taken, and never read.',
  behaviours: {
    'schedules.kept': (schedule, errors) => (errors.length || hasPattern(schedule.profile) ? undefined : schedule),
  },
  raises: [{ assertion: 'schedule.delivered', cases: ['SCH-003.recurrencepattern'] }],
}
