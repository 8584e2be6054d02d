import type { IxitInput } from '../../config/ixit.ts'

/** What a tester must know of the schedules of the reference head end; it is in a hurry, so that nobody has to wait. */
export const referenceSchedules = {
  schedules: { pattern: { text: 'every 0.25 s', everyMs: 250 } },
} satisfies IxitInput

export const referenceScheduleLimits = { scheduleLeadMs: 150, schedulePeriodMs: 250 }
