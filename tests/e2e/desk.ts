import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'

/** What a test finds on its desk; everything is put away afterwards. */
interface Desk {
  /** An empty folder to work in. */
  readonly folder: string
  /** Makes an empty folder of that name, outside of `folder`. */
  readonly folderNamed: (name: string) => string
  /** Closes that at the end of the test, the last first. */
  readonly closing: <T extends { close(): Promise<void> }>(opened: T) => T
}

export const test = base.extend<Desk>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern that nothing is needed
  folderNamed: async ({}, use) => {
    const outer = mkdtempSync(join(tmpdir(), 'cim9-e2e-'))
    await use((name) => {
      const folder = join(outer, name)
      mkdirSync(folder)
      return folder
    })
    rmSync(outer, { recursive: true, force: true })
  },
  folder: async ({ folderNamed }, use) => use(folderNamed('work')),
  // eslint-disable-next-line no-empty-pattern -- as above
  closing: async ({}, use) => {
    const opened: { close(): Promise<void> }[] = []
    await use((one) => {
      opened.push(one)
      return one
    })
    for (const one of opened.reverse()) await one.close()
  },
})
