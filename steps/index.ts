/**
 * What a user's own steps import: the one copy of cucumber that runs, and the World of a scenario.
 *
 * @example
 * import { Then, type Cim9World } from 'cim9/steps'
 * Then('the answer is quick', function (this: Cim9World) { ... })
 */
export { Given, When, Then, defineParameterType, DataTable } from '@cucumber/cucumber'
export type { Cim9World } from './support/world.ts'
export {
  askReadings,
  badPart,
  configOf,
  correctRequest,
  goodPart,
  type Asking,
  type Conversation,
  type Expected,
  type Subject,
} from '../src/conversation/index.ts'
