import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { z } from 'zod'
import { killersOf, type Listed } from '../../src/runner/prove/killers.ts'
import { faults } from '../../src/sut/faults/index.ts'
import { cim9, root } from './cli.ts'
import { test } from './desk.ts'

// Listing the scenarios takes a second; on a busy machine, many.
test.describe.configure({ timeout: 120_000 })

const data = <T>(file: string, schema: z.ZodType<T>): T =>
  schema.parse(JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')))

/** Scenarios that no fault kills yet, with what is missing. The list only becomes shorter: lower the number with it. */
const notKilled = data('not-killed.json', z.record(z.string(), z.string().min(1)))
const atMostNotKilled = 0

/**
 * Faults that reddened more than a tenth of the suite when `npm run matrix` was last run. A fault declares only the cases on
 * which it is tried (docs/decisions/0014), so some of them look narrow by what they declare.
 */
const measuredBroad = data('broad-faults.json', z.array(z.string()))
const atMostNotKilledByMeasure = 0

const listed = z.array(z.object({ id: z.string(), requirements: z.array(z.string()) }))
const scenarios = async () =>
  listed.parse(JSON.parse((await cim9(['list', 'scenarios', '--json'], { cwd: root })).stdout))

const survivorsOf = (killers: ReturnType<typeof killersOf>) =>
  [...killers].filter(([, names]) => !names.length).map(([id]) => id)

test('every scenario is killed by a narrow fault, through a finding about its own requirement', async () => {
  const survivors = survivorsOf(killersOf(await scenarios(), faults))
  expect(survivors.filter((id) => !(id in notKilled))).toEqual([])
  // What is killed by now, or is no scenario any more, leaves the list.
  expect(Object.keys(notKilled).filter((id) => !survivors.includes(id))).toEqual([])
  expect(Object.keys(notKilled).length).toBeLessThanOrEqual(atMostNotKilled)
})

test('those that only broad faults kill, as far as it was measured, become fewer', async () => {
  const survivors = survivorsOf(killersOf(await scenarios(), faults, measuredBroad))
  expect(survivors.length, survivors.join(' ')).toBeLessThanOrEqual(atMostNotKilledByMeasure)
  const names = faults.map(({ name }) => name)
  expect(measuredBroad.filter((name) => !names.includes(name))).toEqual([])
})

test.describe('a scenario', () => {
  const one: Listed = { id: 'RD-001', requirements: ['RD-001'] }
  const crowd = Array.from({ length: 20 }, (_, index) => ({ id: `MD-0${index + 10}`, requirements: ['MD-001'] }))
  const all = [one, ...crowd]
  const killed = (raises: Parameters<typeof killersOf>[1][number]['raises']) =>
    killersOf(all, [{ name: 'a fault', raises }]).get('RD-001')

  test('is killed by an expectation of its own, or by a rule of its requirement', () => {
    expect(killed([{ assertion: 'readings.complete', cases: ['RD-001'] }])).toEqual(['a fault'])
    const ofAcknowledgements = killersOf(
      [...all, { id: 'MEP-003', requirements: ['MEP-003'] }],
      [{ name: 'a fault', raises: [{ assertion: 'async.acknowledged', cases: ['MEP-003'] }] }],
    )
    expect(ofAcknowledgements.get('MEP-003')).toEqual(['a fault'])
  })

  test('is not killed by a fault that reddens more than a tenth, by a rule of others, or in another scenario', () => {
    expect(killed([{ assertion: 'readings.complete', cases: 'every case' }])).toEqual([])
    expect(killed([{ assertion: 'readings.complete', cases: ['RD-001', 'MD-010', 'MD-011'] }])).toEqual([])
    expect(killed([{ assertion: 'readings.complete', cases: { allBut: ['MD-010'] } }])).toEqual([])
    expect(killed([{ assertion: 'header.own-message-id', cases: ['RD-001'] }])).toEqual([])
    expect(killed([{ assertion: 'readings.complete', cases: ['MD-010'] }])).toEqual([])
  })
})
