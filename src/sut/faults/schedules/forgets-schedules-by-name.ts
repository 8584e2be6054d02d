// BUG: a schedule whose meter has no mRID fits no row.

import type { Fault } from '../fault.ts'

export const forgetsSchedulesByName: Fault = {
  name: 'forgets-schedules-by-name',
  says: 'A schedule that calls its meter by name only is taken, and never read.',
  behaviours: {
    'accepts.form': (problems) => problems.every(({ message }) => message.includes('mRID')),
    'schedules.kept': (schedule, errors) =>
      errors.length || schedule.objects.some(({ reference }) => reference.mRID === undefined) ? undefined : schedule,
  },
  raises: [{ assertion: 'schedule.delivered', cases: ['SCH-009'] }],
}
