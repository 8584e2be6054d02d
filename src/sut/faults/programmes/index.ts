import type { Fault } from '../fault.ts'
import { alwaysSpreadsTheStart } from './always-spreads-the-start.ts'
import { blamesTheMeterForItsDisplay } from './blames-the-meter-for-its-display.ts'
import { cancelledRequestsStayOpen } from './cancelled-requests-stay-open.ts'
import { cancelsAtOnce } from './cancels-at-once.ts'
import { clocksStayWrong } from './clocks-stay-wrong.ts'
import { controlsTheNeighbour } from './controls-the-neighbour.ts'
import { countsTheDurationTwice } from './counts-the-duration-twice.ts'
import { doesNothingWithoutACommand } from './does-nothing-without-a-command.ts'
import { dropsPricesWithoutUnit } from './drops-prices-without-unit.ts'
import { endsWhatIsIndefinite } from './ends-what-is-indefinite.ts'
import { everybodyMayOptOut } from './everybody-may-opt-out.ts'
import { forgetsTheLastMember } from './forgets-the-last-member.ts'
import { goesOnAfterACancel } from './goes-on-after-a-cancel.ts'
import { ignoresTheLevel } from './ignores-the-level.ts'
import { keepsConfirmationsToItself } from './keeps-confirmations-to-itself.ts'
import { keepsOneTier } from './keeps-one-tier.ts'
import { keepsTheFirstDate } from './keeps-the-first-date.ts'
import { loadsAnyFirmware } from './loads-any-firmware.ts'
import { loadsNoFirmware } from './loads-no-firmware.ts'
import { losesEventsWithoutRandomisation } from './loses-events-without-randomisation.ts'
import { nobodyMayOptOut } from './nobody-may-opt-out.ts'
import { pricesGoNowhere } from './prices-go-nowhere.ts'
import { readsControlsWithoutSchema } from './reads-controls-without-schema.ts'
import { servesMetersItDoesNotKnow } from './serves-meters-it-does-not-know.ts'
import { serviceRequestsWithoutState } from './service-requests-without-state.ts'
import { setsNothing } from './sets-nothing.ts'
import { spreadsWithoutBounds } from './spreads-without-bounds.ts'
import { takesAnyGroupForTheUsual } from './takes-any-group-for-the-usual.ts'
import { takesAnyValue } from './takes-any-value.ts'
import { takesBothDurations } from './takes-both-durations.ts'
import { takesOffsetAndSetpoint } from './takes-offset-and-setpoint.ts'
import { takesTextsWithoutWords } from './takes-texts-without-words.ts'
import { textsGoNowhere } from './texts-go-nowhere.ts'
import { waitsForAStart } from './waits-for-a-start.ts'

/** Ways in which demand response, home networks, clocks, firmware and service requests go wrong. */
export const programmeFaults: readonly Fault[] = [
  forgetsTheLastMember,
  controlsTheNeighbour,
  takesAnyGroupForTheUsual,
  waitsForAStart,
  doesNothingWithoutACommand,
  losesEventsWithoutRandomisation,
  alwaysSpreadsTheStart,
  spreadsWithoutBounds,
  countsTheDurationTwice,
  endsWhatIsIndefinite,
  takesBothDurations,
  goesOnAfterACancel,
  cancelsAtOnce,
  setsNothing,
  takesAnyValue,
  takesOffsetAndSetpoint,
  ignoresTheLevel,
  everybodyMayOptOut,
  nobodyMayOptOut,
  textsGoNowhere,
  keepsConfirmationsToItself,
  takesTextsWithoutWords,
  readsControlsWithoutSchema,
  pricesGoNowhere,
  keepsOneTier,
  dropsPricesWithoutUnit,
  blamesTheMeterForItsDisplay,
  clocksStayWrong,
  loadsNoFirmware,
  loadsAnyFirmware,
  serviceRequestsWithoutState,
  servesMetersItDoesNotKnow,
  keepsTheFirstDate,
  cancelledRequestsStayOpen,
]
