import { defineConfig } from '@playwright/test'

/** The harness's own tests; no browser. */
export default defineConfig({
  testDir: 'tests',
  fullyParallel: true,
  // Most tests wait for child processes and sockets: one worker a core keeps the machine busy.
  workers: '100%',
  forbidOnly: Boolean(process.env['CI']),
  reporter: process.env['CI'] ? 'list' : 'line',
})
