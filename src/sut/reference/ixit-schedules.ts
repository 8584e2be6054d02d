import type { IxitInput } from '../../config/ixit.ts'

/** What a tester must know of the schedules of the reference head end; its clock is put forward, so nobody has to wait. */
export const referenceSchedules = {
  schedules: { pattern: { text: 'every 8 s', everyMs: 8_000 } },
} satisfies IxitInput

export const referenceScheduleLimits = { scheduleLeadMs: 4_000, schedulePeriodMs: 8_000 }
