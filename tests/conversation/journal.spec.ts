import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { openJournal, pendingIn } from '../../src/conversation/journal.ts'
import { change as changeSchema } from '../../src/message/change.ts'

let folder = ''
test.beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cim9-journal-'))))
test.afterEach(() => rmSync(folder, { recursive: true }))

const path = () => join(folder, 'journal.ndjson')
const at = '2026-03-01T12:00:00.000Z'
const change = (id: string) => ({
  kind: 'change' as const,
  id,
  at,
  scenario: 'RCD-001',
  endpoint: 'http://127.0.0.1/',
  undo: changeSchema.parse({
    noun: 'EndDeviceControls',
    verb: 'create',
    controls: [{ code: '3.31.0.18', meters: [{ mRID: 'm' }] }],
  }),
})

test('what is not undone is pending, the last first', () => {
  const journal = openJournal(path())
  for (const id of ['one', 'two', 'three']) journal.write(change(id))
  journal.write({ kind: 'undone', id: 'two', at })
  expect(pendingIn(path()).map(({ id }) => id)).toEqual(['three', 'one'])
  expect(pendingIn(path())[0]?.undo).toEqual(change('three').undo)
})

test('no journal means that nothing was changed', () => {
  expect(pendingIn(path())).toEqual([])
})

test('a last line that was cut off belongs to a change that was not sent', () => {
  openJournal(path()).write(change('one'))
  appendFileSync(path(), JSON.stringify(change('two')).slice(0, 40))
  expect(pendingIn(path()).map(({ id }) => id)).toEqual(['one'])
})

test('a line that is no entry is told with its place', () => {
  writeFileSync(path(), '{"kind":"change"}\n')
  expect(() => pendingIn(path())).toThrow(`${path()}, line 1, is no entry of a journal`)
})
