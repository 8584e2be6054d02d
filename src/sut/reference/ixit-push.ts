import type { IxitInput } from '../../config/ixit.ts'
import { pushedMeters } from './bulk.ts'
import { idsOf, referenceData } from './ixit-data.ts'
import { estimatedSpan, missingSpan } from './notes.ts'
import { plant } from './plant.ts'

const { readingType, minutes, completeDay, clocksForward, clocksBack } = referenceData.intervals

const pushed = pushedMeters.map((meter) => {
  const at = plant.usagePoints.find((point) => point.meter === meter.mRID)
  return { ...idsOf(meter), ...(at && { usagePoint: at.mRID }) }
})

/** A period of which something is known, of its meter. */
const knownOf = ({ meter, start, end }: typeof estimatedSpan) => ({
  ...(meter && { meter: idsOf(meter) }),
  period: { start, end },
})

/** What the reference head end pushes in bulk, for those who test it. */
export const referencePush = {
  bulkPush: {
    meters: pushed,
    readingType,
    minutes,
    withinMs: 2_000,
    period: completeDay,
    clocksForward,
    clocksBack,
    estimated: knownOf(estimatedSpan),
    missing: knownOf(missingSpan),
  },
} satisfies IxitInput
