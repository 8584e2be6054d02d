import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { effects } from '../../src/config/config.ts'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import { cim9, writeConfig } from './cli.ts'
import { test } from './desk.ts'
import { referenceHes } from './suts.ts'

const connect = (mRID: string | undefined) => ({
  noun: 'EndDeviceControls',
  verb: 'create',
  controls: [{ code: '3.31.0.18', meters: [{ mRID }] }],
})

test('what cleanup may not touch is told with the reason, and everything else is brought back all the same', async ({
  folder,
  closing,
}) => {
  const hes = closing(await referenceHes())
  const given = referenceIxit.sacrificial?.meters?.[0]
  const kept = referenceIxit.meters?.[0]
  const entry = (id: string, mRID: string | undefined) =>
    JSON.stringify({
      kind: 'change',
      id,
      at: '2026-11-20T10:00:00Z',
      scenario: `CASE-${id}`,
      endpoint: hes.url,
      undo: connect(mRID),
    })
  const journal = join(folder, 'journal.ndjson')
  // The last change is undone first: the one that the guard stops comes before the other.
  writeFileSync(journal, `${entry('1', given?.mRID)}\n${entry('2', kept?.mRID)}\n`)
  writeConfig(folder, {
    sut: { name: 'a SUT', version: '1', endpoint: hes.url },
    ics: referenceIcs,
    ixit: referenceIxit,
    policy: { allowEffects: [...effects] },
  })

  const { code, stdout } = await cim9(['cleanup', journal], { cwd: folder })
  expect(stdout).toMatch(/^undone {2}CASE-1 /m)
  expect(stdout).toMatch(new RegExp(`^LEFT OVER {2}CASE-2 .*The guard stopped .*${kept?.mRID}`, 'm'))
  expect(code).toBe(4)

  const again = await cim9(['cleanup', journal], { cwd: folder })
  expect(again.stdout.trim().split('\n')).toHaveLength(1)
  expect(again.stdout).toContain('CASE-2')
})
