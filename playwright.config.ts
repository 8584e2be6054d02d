import { defineConfig } from '@playwright/test'

/**
 * The harness's own tests; no browser. Those of the seeded faults wait for what a faulty system never sends, most of the others
 * work: side by side, they leave no core idle.
 */
const faults = '**/e2e/each-fault.spec.ts'

export default defineConfig({
  testDir: 'tests',
  fullyParallel: true,
  workers: '200%',
  projects: [
    { name: 'faults', testMatch: faults, workers: 2 },
    { name: 'others', testIgnore: faults, workers: 3 },
  ],
  forbidOnly: Boolean(process.env['CI']),
  reporter: process.env['CI'] ? 'list' : 'line',
})
