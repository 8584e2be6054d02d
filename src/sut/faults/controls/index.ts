import type { Fault } from '../fault.ts'
import { armingConnects } from './arming-connects.ts'
import { cancelsAgain } from './cancels-again.ts'
import { cancelsAllThereIs } from './cancels-all-there-is.ts'
import { cancelsInWordsOnly } from './cancels-in-words-only.ts'
import { cancelsWhatWasDone } from './cancels-what-was-done.ts'
import { cancelsWithoutIdentity } from './cancels-without-identity.ts'
import { carriesOutAtOnce } from './carries-out-at-once.ts'
import { carriesOutExpiredControls } from './carries-out-expired-controls.ts'
import { carriesOutPastControls } from './carries-out-past-controls.ts'
import { connectsAgainstTheLoad } from './connects-against-the-load.ts'
import { controlsTheNextPoint } from './controls-the-next-point.ts'
import { cutsOffProtectedCustomers } from './cuts-off-protected-customers.ts'
import { demandNeverResets } from './demand-never-resets.ts'
import { emptyGroupsAreEverybody } from './empty-groups-are-everybody.ts'
import { endsWellThoughCancelled } from './ends-well-though-cancelled.ts'
import { exchangesTriedAndNotTried } from './exchanges-tried-and-not-tried.ts'
import { forgetsTheReason } from './forgets-the-reason.ts'
import { forgetsWhatIsScheduled } from './forgets-what-is-scheduled.ts'
import { forgetsWhoDidNotAnswer } from './forgets-who-did-not-answer.ts'
import { guessesWhatIsMissing } from './guesses-what-is-missing.ts'
import { joinsWhatCancelsOut } from './joins-what-cancels-out.ts'
import { knowsNoControlByItsId } from './knows-no-control-by-its-id.ts'
import { lastControlFirst } from './last-control-first.ts'
import { letsCommandsOvertake } from './lets-commands-overtake.ts'
import { neverDisarms } from './never-disarms.ts'
import { operatesPointAndMeter } from './operates-point-and-meter.ts'
import { silentAboutWhatFailed } from './silent-about-what-failed.ts'
import { stopsWithoutAWord } from './stops-without-a-word.ts'
import { takesAnyIdForTheLast } from './takes-any-id-for-the-last.ts'
import { tellsRefusalsAsDone } from './tells-refusals-as-done.ts'
import { unknownPointsAreDone } from './unknown-points-are-done.ts'

/** Faults in what is done with controls. */
export const controlFaults: readonly Fault[] = [
  armingConnects,
  cancelsAgain,
  cancelsAllThereIs,
  cancelsInWordsOnly,
  cancelsWhatWasDone,
  cancelsWithoutIdentity,
  carriesOutAtOnce,
  carriesOutExpiredControls,
  carriesOutPastControls,
  connectsAgainstTheLoad,
  controlsTheNextPoint,
  cutsOffProtectedCustomers,
  demandNeverResets,
  emptyGroupsAreEverybody,
  endsWellThoughCancelled,
  exchangesTriedAndNotTried,
  forgetsTheReason,
  forgetsWhatIsScheduled,
  forgetsWhoDidNotAnswer,
  guessesWhatIsMissing,
  joinsWhatCancelsOut,
  knowsNoControlByItsId,
  lastControlFirst,
  letsCommandsOvertake,
  neverDisarms,
  operatesPointAndMeter,
  silentAboutWhatFailed,
  stopsWithoutAWord,
  takesAnyIdForTheLast,
  tellsRefusalsAsDone,
  unknownPointsAreDone,
]
