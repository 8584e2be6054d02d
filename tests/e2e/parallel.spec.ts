import { expect } from '@playwright/test'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import type { RunResult } from '../../src/verdict/run-result.ts'
import { cim9, resultsIn, startCim9, writeConfig } from './cli.ts'
import { test } from './desk.ts'

// Two runs of the whole suite, each of half a minute or more, and three of its reads and of some that change something.
test.describe.configure({ timeout: 1_500_000 })

const verdictsOf = ({ scenarios }: RunResult): Readonly<Record<string, string>> =>
  Object.fromEntries(scenarios.map(({ id, verdict }) => [id, verdict]))

/** The scenarios in the order in which they began. */
const begun = ({ scenarios }: RunResult): readonly string[] =>
  [...scenarios].sort((one, other) => one.startedAt.localeCompare(other.startedAt)).map(({ id }) => id)

/** Pairs of scenarios that were under way at the same time. */
function overlaps({ scenarios }: RunResult) {
  const times = scenarios.map((one) => {
    const from = Date.parse(one.startedAt)
    return { id: one.id, effect: one.effect, from, to: from + one.durationMs }
  })
  return times.flatMap((one, index) =>
    times.slice(index + 1).flatMap((other) => (one.from < other.to && other.from < one.to ? [[one, other]] : [])),
  )
}

test('one worker and two, in order and shuffled by three seeds, come to the same verdicts, id by id', async ({
  folder,
}) => {
  const run = async (...options: readonly string[]): Promise<RunResult> => {
    const { code, stderr } = await cim9(['run', '--strict', '--fail-on', 'inferred', ...options], {
      cwd: folder,
      timeoutMs: 300_000,
    })
    expect(code, stderr).toBe(0)
    return resultsIn(folder)
  }
  const alone = await run()
  expect(alone.run).toMatchObject({ workers: 1, order: 'defined' })
  expect(overlaps(alone)).toEqual([])

  for (const order of ['random:1', 'random:22', 'random:333']) {
    const some = order === 'random:1' ? [] : ['--where', 'RD or ENV or RCD']
    const two = await run('--workers', '2', '--order', order, ...some)
    expect(two.run).toMatchObject({ workers: 2, order })
    const tried = new Set(two.scenarios.map(({ id }) => id))
    expect(tried.size).toBeGreaterThan(some.length ? 80 : 350)
    const same = alone.scenarios.filter(({ id }) => tried.has(id))
    expect(verdictsOf(two), order).toEqual(verdictsOf({ ...alone, scenarios: same }))
    expect([...tried], 'told in the order of the features').toEqual(same.map(({ id }) => id))
    expect(begun(two), order).not.toEqual(begun(alone))
    const pairs = overlaps(two)
    expect(pairs.length, 'two do work at a time').toBeGreaterThan(0)
    // What changes something has the SUT for itself.
    expect(pairs.flat().filter(({ effect }) => effect !== 'reads')).toEqual([])
  }
})

test('a seed that is made up is told, and gives the same order again', async ({ folder }) => {
  const run = async (order: string) => {
    const { stderr } = await cim9(['run', 'RD', '--order', order], { cwd: folder })
    return { stderr, result: resultsIn(folder) }
  }
  const first = await run('random')
  const order = first.result.run.order ?? ''
  expect(order).toMatch(/^random:\d+$/)
  expect(first.stderr).toContain(`--order ${order}`)
  expect(begun((await run(order)).result)).toEqual(begun(first.result))
})

test('two workers stop where the user stops the run', async ({ folder }) => {
  const running = startCim9(['run', '--workers', '2'], { cwd: folder })
  await running.said(/25\/\d+ scenarios/)
  running.child.kill('SIGINT')
  const { code } = await running.ended
  expect(code).toBe(3)
  const { run, totals, harnessErrors } = resultsIn(folder)
  expect(run.interrupted).toBe(true)
  expect(totals['not-run']).toBeGreaterThan(0)
  expect(harnessErrors).toEqual([])
})

test('options that make no sense are refused before any traffic', async ({ folder }) => {
  writeConfig(folder, {
    sut: { name: 'a SUT', version: '1', endpoint: 'http://127.0.0.1:9/' },
    ixit: { ...referenceIxit, callback: { port: 8_099 } },
  })
  for (const [options, says] of [
    [['--workers', '0'], '--workers 0 is not a number from 1 to 99.'],
    [['--order', 'backwards'], '--order backwards is none. Write defined, random, or random:SEED'],
    [['--workers', '2'], '2 workers need a listener each, and ixit.callback.port is one: 8099.'],
  ] as const) {
    const { code, stderr } = await cim9(['run', ...options], { cwd: folder })
    expect(stderr).toContain(says)
    expect(code).toBe(2)
  }
})
