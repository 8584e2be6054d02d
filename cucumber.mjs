/**
 * For `npx cucumber-js --dry-run` and the editors' Cucumber plug-ins: where features and steps are. The suite itself runs
 * by `cim9 run`, which gives the steps a SUT.
 */
export default {
  paths: ['features/**/*.feature'],
  // The first lets Node load TypeScript; `npm ci` has built it.
  import: ['dist/src/runner/typescript.js', 'steps/support/*.ts', 'steps/*.steps.ts'],
}
