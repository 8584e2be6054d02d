import type { Fault } from '../fault.ts'
import { headerOfWhoWantsAcknowledgements } from './header-of-who-wants-acknowledgements.ts'
import { nothingFoundIsWell } from './nothing-found-is-well.ts'
import { partialFailuresAsInformation } from './partial-failures-as-information.ts'
import { partialWhereSeveralFail } from './partial-where-several-fail.ts'
import { pointsToTheOneMeter } from './points-to-the-one-meter.ts'
import { typedRequestsByTheGenericReply } from './typed-requests-by-the-generic-reply.ts'
import { unknownMetersAsPoints } from './unknown-meters-as-points.ts'

/** Ways to go wrong with some replies, and not with others. */
export const replyFaults: readonly Fault[] = [
  nothingFoundIsWell,
  partialWhereSeveralFail,
  partialFailuresAsInformation,
  pointsToTheOneMeter,
  unknownMetersAsPoints,
  typedRequestsByTheGenericReply,
  headerOfWhoWantsAcknowledgements,
]
