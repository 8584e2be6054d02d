export type { Expected } from '../exchange/entries.ts'
export type { Asking, Conversation } from './conversation.ts'
export {
  askReadings,
  badPart,
  badTypesAsObjects,
  configOf,
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
export { scenarioSession, type ScenarioSession } from './session.ts'
