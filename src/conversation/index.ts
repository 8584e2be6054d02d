export type { NameDifference } from '../config/data-fixtures.ts'
export type { Expected } from '../exchange/entries.ts'
export type { Asking, Changing, Conversation } from './conversation.ts'
export {
  dialectIsWide,
  treatedAs,
  treatmentOfMissingSource,
  treatmentOfUnknownSource,
  treatmentOfUnlinkedPair,
  type Treatment,
} from './declared.ts'
export {
  askReadings,
  badPart,
  badTypesAsObjects,
  configOf,
  correctPart,
  correctRequest,
  emptyQueryIsRefused,
  everyHeaderField,
  goodConfig,
  goodPart,
  headerWithout,
  noSubject,
  replyAddressIsNeeded,
  type AddressedBy,
  type Subject,
} from './subject.ts'
export { commandIn, commandOfCode, commandsApart, commandTo, lookAtSwitches, type SwitchCommand } from './controls.ts'
export * from './control-targets.ts'
export {
  calledOff,
  disconnectLater,
  overdue,
  ownDisconnect,
  quietAfter,
  reasoned,
  scheduled,
  unknownCalledOff,
  untilMoment,
  wasInTime,
  watchSwitches,
  type CancelledBy,
  type OwnControl,
} from './scheduled-controls.ts'
export { asTemplate, readWsdlFor, type ServiceKind } from './described-services.ts'
export { Inconclusive, NotApplicable } from './errors.ts'
export { asFiled, byAnyId, byName as byOwnName, idsOf } from './fixtures.ts'
export {
  askFor,
  changedTo,
  created,
  createdAgain,
  createdBadly,
  deleted,
  ownOne,
  type Own,
  type OwnKind,
} from './own-data.ts'
export * from './operation-sets.ts'
export * from './groups.ts'
export * from './installation.ts'
export * from './links.ts'
export * as load from './load.ts'
export type { SentRead } from './load.ts'
export * from './master-data.ts'
export * from './transaction-ids.ts'
export { kindWords } from './own-kinds.ts'
export * from './payloads.ts'
export * as push from './push.ts'
export { askUntil } from './polling.ts'
export * from './schedules.ts'
export * from './soap-services.ts'
export * as deviceCare from './device-care.ts'
export type { ServiceRequest } from './device-care.ts'
export * as programmes from './programmes.ts'
export type { Programme } from './programmes.ts'
export { scenarioSession, type ScenarioSession } from './session.ts'
export * from './data/changes.ts'
export * from './data/devices.ts'
export * from './data/identifiers.ts'
export * from './data/many-meters.ts'
export * from './data/periods.ts'
export * from './data/registers.ts'
export {
  anyCause,
  askHistory,
  askStatus,
  awaitExpected,
  historyTold,
  listenAsTwo,
  listenFor,
  listeningTime,
  nameHistory,
  operated,
  statusTold,
  tellWhileDown,
  toldBy,
  toldCompletely,
  toldOfHeadEnd,
  toldToEach,
  toldWithIds,
  type HistoryFilter,
} from './events.ts'
export type { Consumer } from './happenings.ts'
export { byProxy, calledInPublic } from './proxied.ts'
export { switchLook } from './switches.ts'
export { requireBroker } from './messaging.ts'
export * as receiving from './receiving.ts'
export { askedByClient, expectAskedOnce, expectTaken } from './client.ts'
export type { Result } from './client.ts'
export type { ToldVerb } from '../config/told-events.ts'
export {
  preferCodeIfAny,
  requireCallerCertificate,
  requireLockableAccount,
  requirePlainEndpoint,
  requireNewTls,
  sentAs,
  type As,
  type CallerCertificate,
} from './access.ts'
export { requireCallbackCertificate, seesDeliveredToGood, type CallbackCertificate } from './callback-tls.ts'
