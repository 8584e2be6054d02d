import { expect } from '@playwright/test'
import { z } from 'zod'
import { killersOf, type Listed } from '../../src/runner/prove/killers.ts'
import { faults } from '../../src/sut/faults/index.ts'
import { cim9, root } from './cli.ts'
import { test } from './desk.ts'

// Listing the scenarios takes a second; on a busy machine, many.
test.describe.configure({ timeout: 120_000 })

const listed = z.array(z.object({ id: z.string(), requirements: z.array(z.string()) }))
const scenarios = async () =>
  listed.parse(JSON.parse((await cim9(['list', 'scenarios', '--json'], { cwd: root })).stdout))

const survivorsOf = (killers: ReturnType<typeof killersOf>) =>
  [...killers].filter(([, names]) => !names.length).map(([id]) => id)

test('every scenario is killed by a narrow fault, through a finding about its own requirement, by what faults declare', async () => {
  expect(survivorsOf(killersOf(await scenarios(), faults))).toEqual([])
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
