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
  leftOut,
  noSubject,
  replyAddressIsNeeded,
  type AddressedBy,
  type Subject,
} from './subject.ts'
export { commandIn, commandOfCode, commandsApart, commandTo, lookAtSwitches, type SwitchCommand } from './controls.ts'
export { Inconclusive } from './errors.ts'
export { byAnyId, byName as byOwnName, idsOf } from './fixtures.ts'
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
export { askUntil } from './polling.ts'
export { scenarioSession, type ScenarioSession } from './session.ts'
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
  listenFor,
  listeningTime,
  nameHistory,
  operated,
  statusTold,
  tellWhileDown,
  toldBy,
  toldCompletely,
  toldOfHeadEnd,
  toldWithIds,
  type HistoryFilter,
} from './events.ts'
