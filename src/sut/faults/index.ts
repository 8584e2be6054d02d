import { losesAPart } from './loses-a-part.ts'
import { clientFaults } from './client/index.ts'
import { hearingFaults } from './hearing/index.ts'
import { jmsFaults } from './jms/index.ts'
import { wsdlFaults } from './wsdl/index.ts'
import { scheduleFaults } from './schedules/index.ts'
import { securityFaults } from './security/index.ts'
import { soapFaults } from './soap/index.ts'
import { masterDataFaults } from './master-data/index.ts'
import { controlFaults } from './controls/index.ts'
import { eventFaults } from './events/index.ts'
import { acknowledgesLast } from './sequence/acknowledges-last.ts'
import { forgetsErrorsUntilLater } from './sequence/forgets-errors-until-later.ts'
import { neverEnds } from './sequence/never-ends.ts'
import { sendsAPartTwice } from './sequence/sends-a-part-twice.ts'
import { tellsEveryAttempt } from './sequence/tells-every-attempt.ts'
import { tellsFailureOfWhatItDid } from './sequence/tells-failure-of-what-it-did.ts'
import { forgetsWhatItStored } from './forgets-what-it-stored.ts'
import { dropsAnAttribute } from './drops-an-attribute.ts'
import { cutsNamesShort } from './cuts-names-short.ts'
import { changesNothing } from './changes-nothing.ts'
import { foldsNames } from './folds-names.ts'
import type { Fault } from './fault.ts'
import { neverRollsBack } from './never-rolls-back.ts'
import { rollsBackWithoutAWord } from './rolls-back-without-a-word.ts'
import { allOrNothingAlways } from './all-or-nothing-always.ts'
import { lastOperationFirst } from './last-operation-first.ts'
import { firstOperationOnly } from './first-operation-only.ts'
import { takesAnEmptySet } from './takes-an-empty-set.ts'
import { countsOperationsItself } from './counts-operations-itself.ts'
import { errorsWithoutOperation } from './errors-without-operation.ts'
import { blamesTheInnocent } from './blames-the-innocent.ts'
import { ignoresElementOperation } from './ignores-element-operation.ts'
import { replacesTheWhole } from './replaces-the-whole.ts'
import { skipsOperationsWithoutNoun } from './skips-operations-without-noun.ts'
import { retryMakesTwo } from './retry-makes-two.ts'
import { takesASetByCreate } from './takes-a-set-by-create.ts'
import { swallowsFailedOperations } from './swallows-failed-operations.ts'
import { keepsOperationsById } from './keeps-operations-by-id.ts'
import { guessesNounAndVerb } from './guesses-noun-and-verb.ts'
import { misreadsExtendedOperations } from './misreads-extended-operations.ts'
import { answersAnOperationTwice } from './answers-an-operation-twice.ts'
import { acceptsAnyNoun } from './accepts-any-noun.ts'
import { acceptsAnyVerb } from './accepts-any-verb.ts'
import { acknowledgesWithTheResult } from './acknowledges-with-the-result.ts'
import { answersAnotherRegister } from './answers-another-register.ts'
import { answersAtAnyAddress } from './answers-at-any-address.ts'
import { answersLate } from './answers-late.ts'
import { answersWhatItCannotRead } from './answers-what-it-cannot-read.ts'
import { anyGroupIsEverybody } from './any-group-is-everybody.ts'
import { callsBackTwice } from './calls-back-twice.ts'
import { callsBackUncorrelated } from './calls-back-uncorrelated.ts'
import { carriesOutUnknownControls } from './carries-out-unknown-controls.ts'
import { clocksNeverChange } from './clocks-never-change.ts'
import { closesWithoutReply } from './closes-without-reply.ts'
import { countsPagesBackwards } from './counts-pages-backwards.ts'
import { dropsAnInterval } from './drops-an-interval.ts'
import { dropsLastMeter } from './drops-last-meter.ts'
import { emptyReply } from './empty-reply.ts'
import { errorsTwice } from './errors-twice.ts'
import { errorsWithAPath } from './errors-with-a-path.ts'
import { errorsWithoutIds } from './errors-without-ids.ts'
import { estimatesWithoutQuality } from './estimates-without-quality.ts'
import { exchangesDirections } from './exchanges-directions.ts'
import { failedWithPayload } from './failed-with-payload.ts'
import { failedWithoutError } from './failed-without-error.ts'
import { failuresAsInformation } from './failures-as-information.ts'
import { firmwareAsOrdered } from './firmware-as-ordered.ts'
import { forgetsTheOldMeter } from './forgets-the-old-meter.ts'
import { forgetsTheSecondControl } from './forgets-the-second-control.ts'
import { htmlErrorPage } from './html-error-page.ts'
import { idsMustBeUuids } from './ids-must-be-uuids.ts'
import { idsWithoutKind } from './ids-without-kind.ts'
import { ignoresCase } from './ignores-case.ts'
import { ignoresTheEnd } from './ignores-the-end.ts'
import { ignoresTheStart } from './ignores-the-start.ts'
import { intervalsAsPower } from './intervals-as-power.ts'
import { inventsCorrelationIds } from './invents-correlation-ids.ts'
import { joinsMeterAndPoint } from './joins-meter-and-point.ts'
import { joinsThePeriods } from './joins-the-periods.ts'
import { makesUpReadings } from './makes-up-readings.ts'
import { malformedReadingTypes } from './malformed-reading-types.ts'
import { misreadsWhatIsStrange } from './misreads-what-is-strange.ts'
import { mixedIds } from './mixed-ids.ts'
import { multiplierIgnored } from './multiplier-ignored.ts'
import { namesIgnored } from './names-ignored.ts'
import { neverAnswers } from './never-answers.ts'
import { neverCallsBack } from './never-calls-back.ts'
import { neverConnectsAgain } from './never-connects-again.ts'
import { checksAnotherType } from './checks-another-type.ts'
import { neverTells } from './never-tells.ts'
import { tellsOfTheNextMeter } from './tells-of-the-next-meter.ts'
import { tellsOtherCodes } from './tells-other-codes.ts'
import { malformedEventCodes } from './malformed-event-codes.ts'
import { eventsWithoutTime } from './events-without-time.ts'
import { eventsWithoutDevice } from './events-without-device.ts'
import { eventsWithoutZone } from './events-without-zone.ts'
import { eventsOfTheFuture } from './events-of-the-future.ts'
import { eventsAsChanged } from './events-as-changed.ts'
import { restoredBeforeTheOutage } from './restored-before-the-outage.ts'
import { restoredToldAsLost } from './restored-told-as-lost.ts'
import { losesEvents } from './loses-events.ts'
import { givesUpOnFailed } from './gives-up-on-failed.ts'
import { redeliversWithANewTime } from './redelivers-with-a-new-time.ts'
import { historyIgnoresTheTime } from './history-ignores-the-time.ts'
import { historyIgnoresTheType } from './history-ignores-the-type.ts'
import { historyOfTheNextMeter } from './history-of-the-next-meter.ts'
import { historyLosesTheLast } from './history-loses-the-last.ts'
import { blamesAMeter } from './blames-a-meter.ts'
import { forgetsWhoAsked } from './forgets-who-asked.ts'
import { answersForDeadMeters } from './answers-for-dead-meters.ts'
import { pushesReadingsOfNobody } from './pushes-readings-of-nobody.ts'
import { neverValidates } from './never-validates.ts'
import { okWithError } from './ok-with-error.ts'
import { oneCodeForAll } from './one-code-for-all.ts'
import { oneErrorForAll } from './one-error-for-all.ts'
import { oneReasonForAll } from './one-reason-for-all.ts'
import { pagesOverlap } from './pages-overlap.ts'
import { partialForTotalFailure } from './partial-for-total-failure.ts'
import { partialWithoutExplanation } from './partial-without-explanation.ts'
import { readingOutOfOrder } from './reading-out-of-order.ts'
import { readingTimesWithoutZone } from './reading-times-without-zone.ts'
import { readingsWithoutMeter } from './readings-without-meter.ts'
import { readsAnything } from './reads-anything.ts'
import { readsTheNextMeter } from './reads-the-next-meter.ts'
import { readsUnknownMetersInCompany } from './reads-unknown-meters-in-company.ts'
import { referencesLeadNowhere } from './references-lead-nowhere.ts'
import { refusesAndCallsBack } from './refuses-and-calls-back.ts'
import { refusesToConnect } from './refuses-to-connect.ts'
import { refusesWithStatus500 } from './refuses-with-status-500.ts'
import { replyCorrelatesWithAnother } from './reply-correlates-with-another.ts'
import { replyEchoesInstructions } from './reply-echoes-instructions.ts'
import { replyHoldsTheRequest } from './reply-holds-the-request.ts'
import { replyInDraftNamespace } from './reply-in-draft-namespace.ts'
import { replyNotSoap } from './reply-not-soap.ts'
import { replyReusesMessageId } from './reply-reuses-message-id.ts'
import { replyVerbIsRequestVerb } from './reply-verb-is-request-verb.ts'
import { replyWithAnotherNoun } from './reply-with-another-noun.ts'
import { replyWithDtd } from './reply-with-dtd.ts'
import { replyWithoutCorrelation } from './reply-without-correlation.ts'
import { replyWithoutMessageId } from './reply-without-message-id.ts'
import { resultInLowerCase } from './result-in-lower-case.ts'
import { sendsResultsNowhere } from './sends-results-nowhere.ts'
import { servesMalformedReadingTypes } from './serves-malformed-reading-types.ts'
import { servesUnknownMeters } from './serves-unknown-meters.ts'
import { servesUnsupportedReadingTypes } from './serves-unsupported-reading-types.ts'
import { silentAboutUnknownMeters } from './silent-about-unknown-meters.ts'
import { silentAboutUnknownTargets } from './silent-about-unknown-targets.ts'
import { simplifiesNames } from './simplifies-names.ts'
import { staleReadings } from './stale-readings.ts'
import { stampsWhenItStores } from './stamps-when-it-stores.ts'
import { startsADayEarly } from './starts-a-day-early.ts'
import { switchesAllMeters } from './switches-all-meters.ts'
import { switchesFirstDeviceOnly } from './switches-first-device-only.ts'
import { switchesStay } from './switches-stay.ts'
import { switchesUpsideDown } from './switches-upside-down.ts'
import { timesMustBeUtc } from './times-must-be-utc.ts'
import { timestampWithoutZone } from './timestamp-without-zone.ts'
import { trimsLeadingZeros } from './trims-leading-zeros.ts'
import { truncatedReply } from './truncated-reply.ts'
import { turnsPeriodsRound } from './turns-periods-round.ts'
import { unknownUsagePointIsFirstMeter } from './unknown-usage-point-is-first-meter.ts'
import { usagePointsOffByOne } from './usage-points-off-by-one.ts'
import { valuesWithUnits } from './values-with-units.ts'
import { programmeFaults } from './programmes/index.ts'
import { pushFaults } from './push/index.ts'
import { loadFaults } from './load/index.ts'
import { intakeFaults } from './intake/index.ts'
import { readingFaults } from './reading/index.ts'
import { replyFaults } from './replies/index.ts'
import { payloadFaults } from './payloads/index.ts'
import { waterAsElectricity } from './water-as-electricity.ts'
import { wrongContentType } from './wrong-content-type.ts'

/** Every fault the reference head end can have. */
export const faults: readonly Fault[] = [
  losesAPart,
  forgetsWhatItStored,
  dropsAnAttribute,
  cutsNamesShort,
  changesNothing,
  foldsNames,
  refusesToConnect,
  switchesStay,
  switchesAllMeters,
  switchesFirstDeviceOnly,
  carriesOutUnknownControls,
  silentAboutUnknownTargets,
  neverConnectsAgain,
  forgetsTheSecondControl,
  neverCallsBack,
  callsBackUncorrelated,
  refusesAndCallsBack,
  acknowledgesWithTheResult,
  callsBackTwice,
  sendsResultsNowhere,
  replyWithoutCorrelation,
  replyCorrelatesWithAnother,
  replyVerbIsRequestVerb,
  replyReusesMessageId,
  replyWithAnotherNoun,
  replyEchoesInstructions,
  replyWithoutMessageId,
  timestampWithoutZone,
  okWithError,
  failedWithoutError,
  failedWithPayload,
  silentAboutUnknownMeters,
  partialForTotalFailure,
  resultInLowerCase,
  oneErrorForAll,
  errorsWithoutIds,
  errorsTwice,
  dropsLastMeter,
  readsTheNextMeter,
  namesIgnored,
  servesUnknownMeters,
  unknownUsagePointIsFirstMeter,
  answersAnotherRegister,
  mixedIds,
  staleReadings,
  readingOutOfOrder,
  acceptsAnyVerb,
  acceptsAnyNoun,
  neverValidates,
  servesMalformedReadingTypes,
  servesUnsupportedReadingTypes,
  htmlErrorPage,
  truncatedReply,
  neverAnswers,
  closesWithoutReply,
  answersLate,
  emptyReply,
  replyNotSoap,
  replyWithDtd,
  wrongContentType,
  refusesWithStatus500,
  replyInDraftNamespace,
  partialWithoutExplanation,
  failuresAsInformation,
  oneCodeForAll,
  readingsWithoutMeter,
  answersWhatItCannotRead,
  readsUnknownMetersInCompany,
  idsWithoutKind,
  malformedReadingTypes,
  valuesWithUnits,
  readingTimesWithoutZone,
  referencesLeadNowhere,
  answersAtAnyAddress,
  errorsWithAPath,
  idsMustBeUuids,
  inventsCorrelationIds,
  joinsMeterAndPoint,
  misreadsWhatIsStrange,
  readsAnything,
  replyHoldsTheRequest,
  timesMustBeUtc,
  dropsAnInterval,
  clocksNeverChange,
  turnsPeriodsRound,
  ignoresTheStart,
  ignoresTheEnd,
  startsADayEarly,
  joinsThePeriods,
  forgetsTheOldMeter,
  intervalsAsPower,
  exchangesDirections,
  waterAsElectricity,
  multiplierIgnored,
  estimatesWithoutQuality,
  oneReasonForAll,
  stampsWhenItStores,
  usagePointsOffByOne,
  trimsLeadingZeros,
  ignoresCase,
  simplifiesNames,
  anyGroupIsEverybody,
  makesUpReadings,
  pagesOverlap,
  countsPagesBackwards,
  firmwareAsOrdered,
  switchesUpsideDown,
  neverTells,
  checksAnotherType,
  tellsOfTheNextMeter,
  tellsOtherCodes,
  malformedEventCodes,
  eventsWithoutTime,
  eventsWithoutDevice,
  eventsWithoutZone,
  eventsOfTheFuture,
  eventsAsChanged,
  restoredBeforeTheOutage,
  restoredToldAsLost,
  losesEvents,
  givesUpOnFailed,
  redeliversWithANewTime,
  historyIgnoresTheTime,
  historyIgnoresTheType,
  historyOfTheNextMeter,
  historyLosesTheLast,
  blamesAMeter,
  forgetsWhoAsked,
  answersForDeadMeters,
  pushesReadingsOfNobody,
  neverRollsBack,
  rollsBackWithoutAWord,
  allOrNothingAlways,
  lastOperationFirst,
  firstOperationOnly,
  takesAnEmptySet,
  countsOperationsItself,
  errorsWithoutOperation,
  blamesTheInnocent,
  ignoresElementOperation,
  replacesTheWhole,
  skipsOperationsWithoutNoun,
  retryMakesTwo,
  takesASetByCreate,
  swallowsFailedOperations,
  keepsOperationsById,
  guessesNounAndVerb,
  misreadsExtendedOperations,
  answersAnOperationTwice,
  acknowledgesLast,
  neverEnds,
  sendsAPartTwice,
  forgetsErrorsUntilLater,
  tellsEveryAttempt,
  tellsFailureOfWhatItDid,
  ...intakeFaults,
  ...readingFaults,
  ...replyFaults,
  ...payloadFaults,
  ...loadFaults,
  ...controlFaults,
  ...masterDataFaults,
  ...scheduleFaults,
  ...programmeFaults,
  ...pushFaults,
  ...eventFaults,
  ...securityFaults,
  ...soapFaults,
  ...hearingFaults,
  ...clientFaults,
  ...jmsFaults,
  ...wsdlFaults,
]

/** There is no fault of that name. */
export class UnknownFault extends Error {
  override readonly name = 'UnknownFault'
}

/**
 * The fault of that name.
 *
 * @throws UnknownFault that lists the names there are
 */
export function faultNamed(name: string): Fault {
  const fault = faults.find((one) => one.name === name)
  if (!fault)
    throw new UnknownFault(`There is no fault named ${name}. There are: ${faults.map((one) => one.name).join(', ')}.`)
  return fault
}
