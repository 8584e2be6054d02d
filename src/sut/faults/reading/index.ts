import type { Fault } from '../fault.ts'
import { emptyPointsAreWell } from './empty-points-are-well.ts'
import { lastRegisterOnly } from './last-register-only.ts'
import { noMeterIsEveryMeter } from './no-meter-is-every-meter.ts'
import { keepsARegisterTwice } from './keeps-a-register-twice.ts'
import { singleRegistersFromTheArchive } from './single-registers-from-the-archive.ts'
import { singleRegistersWithoutValue } from './single-registers-without-value.ts'
import { usagePointsFromTheArchive } from './usage-points-from-the-archive.ts'

/** Ways to go wrong with some queries for readings, and not with others. */
export const readingFaults: readonly Fault[] = [
  singleRegistersFromTheArchive,
  singleRegistersWithoutValue,
  usagePointsFromTheArchive,
  emptyPointsAreWell,
  lastRegisterOnly,
  noMeterIsEveryMeter,
  keepsARegisterTwice,
]
