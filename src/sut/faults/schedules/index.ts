import { schedulesWithoutId } from './schedules-without-id.ts'
import { tellsNoSchedules } from './tells-no-schedules.ts'
import { tellsAnotherPeriod } from './tells-another-period.ts'
import { readsSchedulesOnce } from './reads-schedules-once.ts'
import { readsSchedulesThatAreOver } from './reads-schedules-that-are-over.ts'
import { readsTheNextMeterWhenDue } from './reads-the-next-meter-when-due.ts'
import { readsMoreTypesWhenDue } from './reads-more-types-when-due.ts'
import { readsTwiceAsOften } from './reads-twice-as-often.ts'
import { ignoresTimePoints } from './ignores-time-points.ts'
import { ignoresTheOffset } from './ignores-the-offset.ts'
import { ignoresThePattern } from './ignores-the-pattern.ts'
import { readsBeforeTheStart } from './reads-before-the-start.ts'
import { readsAfterTheEnd } from './reads-after-the-end.ts'
import { takesPeriodAndPattern } from './takes-period-and-pattern.ts'
import { readsDisabledSchedules } from './reads-disabled-schedules.ts'
import { readsAfterTheCancel } from './reads-after-the-cancel.ts'
import { cancelsWhatIsNotThere } from './cancels-what-is-not-there.ts'
import { forgetsSchedulesByName } from './forgets-schedules-by-name.ts'
import { cancelsAllOfTheMeter } from './cancels-all-of-the-meter.ts'
import { forgetsSchedulesAtRestart } from './forgets-schedules-at-restart.ts'
import { sendsScheduledReadingsUncorrelated } from './sends-scheduled-readings-uncorrelated.ts'
import { readsRefusedSchedules } from './reads-refused-schedules.ts'
import { readsSchedulesLate } from './reads-schedules-late.ts'
import type { Fault } from '../fault.ts'

/** Ways to go wrong with read schedules. */
export const scheduleFaults: readonly Fault[] = [
  schedulesWithoutId,
  tellsNoSchedules,
  tellsAnotherPeriod,
  readsSchedulesOnce,
  readsSchedulesThatAreOver,
  readsTheNextMeterWhenDue,
  readsMoreTypesWhenDue,
  readsTwiceAsOften,
  ignoresTimePoints,
  ignoresTheOffset,
  ignoresThePattern,
  readsBeforeTheStart,
  readsAfterTheEnd,
  takesPeriodAndPattern,
  readsDisabledSchedules,
  readsAfterTheCancel,
  cancelsWhatIsNotThere,
  forgetsSchedulesByName,
  cancelsAllOfTheMeter,
  forgetsSchedulesAtRestart,
  sendsScheduledReadingsUncorrelated,
  readsRefusedSchedules,
  readsSchedulesLate,
]
