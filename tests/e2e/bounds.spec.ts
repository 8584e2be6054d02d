import { expect } from '@playwright/test'
import type { ConfigInput } from '../../src/index.ts'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import { cim9, resultsIn, scenarioOf, writeConfig } from './cli.ts'
import { test } from './desk.ts'
import { forward, referenceHes, send, sutThat } from './suts.ts'
import { onTerminal } from './terminal.ts'

test.describe.configure({ timeout: 120_000 })

const declared = (url: string, ixit: ConfigInput['ixit'], policy?: ConfigInput['policy']): ConfigInput => ({
  sut: { name: 'a SUT', version: '1', endpoint: url },
  ics: referenceIcs,
  ixit: { ...referenceIxit, ...ixit },
  ...(policy && { policy }),
})

test('when the time of a run is over, no further case begins, and those left are inconclusive', async ({
  folder,
  closing,
}) => {
  const hes = closing(await referenceHes())
  writeConfig(folder, declared(hes.url, { timeLimits: { ...referenceIxit.timeLimits, runMs: 1 } }))
  const { code } = await cim9(['run', 'RD-001', 'RD-002'], { cwd: folder })
  expect(code).toBe(4)
  for (const { verdict, reason } of resultsIn(folder).scenarios) {
    expect(verdict).toBe('inconclusive')
    expect(reason).toContain('ixit.timeLimits.runMs')
  }
})

test('no more messages are sent in a second than the SUT is declared to bear', async ({ folder, closing }) => {
  const hes = closing(await referenceHes())
  const came: number[] = []
  const watched = closing(
    await sutThat(async (heard) => {
      came.push(performance.now())
      send(heard.response, await forward(hes, heard))
    }),
  )
  writeConfig(folder, declared(watched.url, { limits: { messagesPerSecond: 5 } }))
  const { code } = await cim9(['run', 'ERR-012', 'RD-001', 'RD-005'], { cwd: folder })
  expect(code).toBe(0)
  expect(came.length).toBeGreaterThan(3)
  // However slowly one arrives, four gaps of 200 ms lie between the first and the fifth.
  came.forEach((at, index) => {
    const fifth = came[index + 4]
    if (fifth !== undefined) expect(fifth - at).toBeGreaterThan(600)
  })
  const two = await cim9(['run', 'RD-001', '--workers', '2'], { cwd: folder })
  expect(two.code).toBe(2)
  expect(two.stderr).toContain('ixit.limits.messagesPerSecond')
})

test('more workers than the SUT bears requests at a time are refused', async ({ folder, closing }) => {
  const hes = closing(await referenceHes())
  writeConfig(folder, declared(hes.url, { limits: { parallel: 2 } }))
  const { code, stderr } = await cim9(['run', 'RD-001', '--workers', '3'], { cwd: folder })
  expect(code).toBe(2)
  expect(stderr).toContain('ixit.limits.parallel')
})

test('who authorised effects stands in the report, and who did not is noted', async ({ folder, closing }) => {
  const hes = closing(await referenceHes())
  const allowEffects: ('reads' | 'operates')[] = ['reads', 'operates']
  writeConfig(folder, declared(hes.url, {}, { allowEffects }))
  expect((await cim9(['run', 'RD-001'], { cwd: folder })).stderr).toContain('policy.authorised')
  const authorised = { by: 'J. Owner, Acme Grid', on: '2026-03-01' }
  writeConfig(folder, declared(hes.url, {}, { allowEffects, authorised }))
  expect((await cim9(['run', 'RD-001'], { cwd: folder })).stderr).not.toContain('policy.authorised')
  expect(resultsIn(folder).policy.authorised).toEqual(authorised)
})

test.describe('an operator', () => {
  const asked = (url: string) =>
    declared(
      url,
      {
        hooks: { stimulate: { operator: true } },
        callback: { port: 0 },
        timeLimits: { ...referenceIxit.timeLimits, operatorMs: 20_000 },
      },
      { allowEffects: ['reads', 'operates'], authorised: { by: 'me', on: '2026-03-01' } },
    )

  test('who is not there makes a case inconclusive, with the reason', async ({ folder, closing }) => {
    const hes = closing(await referenceHes())
    writeConfig(folder, asked(hes.url))
    await cim9(['run', 'OUT-005.without'], { cwd: folder })
    expect(scenarioOf(resultsIn(folder), 'OUT-005.without')).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringContaining('no terminal to ask on'),
    })
  })

  for (const [answer, says] of [
    ['', undefined],
    ['no, the rack is locked', 'said that it cannot be done: no, the rack is locked'],
  ] as const)
    test(`is asked on the terminal, and answers "${answer}"`, async ({ folder, closing }) => {
      const hes = closing(await referenceHes())
      writeConfig(folder, asked(hes.url))
      const { stdout } = await onTerminal(folder, answer, ['run', 'OUT-005.without'])
      expect(stdout).toMatch(/OPERATOR: take the supply away from the meter [\w-]+, CMW-/)
      const { verdict, reason } = scenarioOf(resultsIn(folder), 'OUT-005.without')
      // Nobody really took the supply away, so who said so is not believed: the SUT has the meter in service.
      if (says === undefined) expect(reason ?? '').not.toContain('operator')
      else
        expect({ verdict, reason }).toEqual({
          verdict: 'inconclusive',
          reason: expect.stringContaining(says) as unknown,
        })
    })
})
