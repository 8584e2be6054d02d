/** What a user's harness.config.ts imports. */
export { defineConfig, type ConfigInput } from './config/config.ts'
export type { IxitInput } from './config/ixit.ts'
export { referenceIxit } from './sut/reference/ixit.ts'
