import { defineConfig } from '@playwright/test'

/** The harness's own tests; no browser. */
export default defineConfig({
  testDir: 'tests',
  fullyParallel: true,
  // Most tests wait, for child processes, sockets and what a faulty system never sends: a worker takes a third of a core.
  workers: '150%',
  forbidOnly: Boolean(process.env['CI']),
  reporter: process.env['CI'] ? 'list' : 'line',
})
