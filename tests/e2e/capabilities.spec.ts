import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { ConfigInput } from '../../src/index.ts'
import { effects } from '../../src/config/config.ts'
import { icsSchema, type Ics } from '../../src/config/ics.ts'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import type { RunResult } from '../../src/verdict/run-result.ts'
import { cim9, resultsIn, runFolder, writeConfig } from './cli.ts'
import { test } from './desk.ts'
import { isOfAnotherForm } from './form.ts'
import { referenceHes } from './suts.ts'

/** A system that can do less than the suite tests: the rest passes, and each other case says which item of the ICS it lacks. */

// Each is a run of the whole suite; on a busy machine, of a minute.
test.describe.configure({ timeout: 400_000 })

const everything = icsSchema.parse(referenceIcs)
const items = Object.keys(everything) as (keyof Ics)[]

/** One thing that a system may be without: a whole item, or one word of a list. */
interface Capability {
  readonly item: keyof Ics
  readonly word?: string
}
const capabilities: readonly Capability[] = items.flatMap((item) => {
  const value = everything[item]
  return Array.isArray(value) ? value.map((word) => ({ item, word })) : [{ item }]
})

/** The ICS of a system that can all of it but those. What is a mere choice, and no capability, stays as it is. */
function without(left: readonly Capability[]): Ics {
  return left.reduce<Ics>((ics, { item, word }) => {
    const value = ics[item]
    const less = Array.isArray(value) ? [value.filter((one) => one !== word)] : [false, 'none', 'undeclared']
    const found = less.map((one) => icsSchema.safeParse({ ...ics, [item]: one })).find(({ success }) => success)
    return found?.data ?? ics
  }, everything)
}

/** The capabilities in two halves, by chance; the same for the same seed. */
function halves(seed: number): readonly (readonly Capability[])[] {
  let state = seed
  const chance = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  const drawn = new Set(capabilities.filter(() => chance() < 0.5))
  return [[...drawn], capabilities.filter((one) => !drawn.has(one))]
}

/** What a run says that it should not say where everything that applies passes. */
const complaints = ({ scenarios }: RunResult): readonly string[] =>
  scenarios.flatMap(({ id, verdict, reason = '' }) => {
    const isExplained = verdict === 'not-applicable' && items.some((item) => reason.includes(`ics.${item}`))
    // Of an event alone nothing can be tried that could not be taken back, and of what cannot be asked for nobody sees what came of it.
    const isHalf = verdict === 'inconclusive' && /in ics\.(?:takesEvents|nouns)\b/.test(reason)
    return verdict === 'pass' || isExplained || isHalf || isOfAnotherForm({ verdict, reason })
      ? []
      : [`${id} is ${verdict}: ${reason}`]
  })

for (const seed of [22])
  for (const [index, left] of halves(seed).entries())
    test(`without half of the capabilities the rest passes: seed ${seed}, half ${index + 1}`, async ({
      folder,
      closing,
    }) => {
      const sut = closing(await referenceHes({ control: true }))
      writeConfig(folder, {
        sut: { name: 'a SUT', version: '1', endpoint: sut.url },
        ics: without(left),
        ixit: {
          ...referenceIxit,
          ...(sut.control !== undefined && { hooks: { stimulate: { control: sut.control } } }),
        },
        policy: { allowEffects: [...effects] },
      })
      const { stderr } = await cim9(['run'], { cwd: folder, timeoutMs: 300_000 })
      const result = resultsIn(folder)
      const lacking = left.map(({ item, word = '' }) => `${item} ${word}`).join(', ')
      expect(complaints(result), `without ${lacking}\n${stderr}`).toEqual([])
      expect(result.totals['not-applicable']).toBeGreaterThan(0)
      expect(result.totals.pass).toBeGreaterThan(0)
      expect(result.exitCode).toBe(result.totals.inconclusive ? 4 : 0)
    })

test('a system that is read on demand by mRID, and nothing else, is told so in ten lines', async ({
  folder,
  closing,
}) => {
  const sut = closing(await referenceHes())
  const config: ConfigInput = {
    sut: { name: 'Small HES', version: '1.0', endpoint: sut.url },
    ics: { nouns: ['MeterReadings'], addressByNames: false, addressByUsagePoint: false, addressBySerialNumber: false },
    ixit: {
      meters: referenceIxit.meters?.slice(0, 1).map(({ mRID }) => ({ mRID })),
      unknownMeters: referenceIxit.unknownMeters?.slice(0, 1).map(({ mRID }) => ({ mRID })),
      readingTypes: { supported: referenceIxit.readingTypes?.supported?.slice(0, 1) },
    },
  }
  writeConfig(folder, config)
  const { code, stdout } = await cim9(['run'], { cwd: folder, timeoutMs: 300_000 })
  expect(code, 'what the IXIT does not tell is inconclusive').toBe(4)
  const { scenarios, totals, findings } = resultsIn(folder)
  expect(findings).toEqual([])
  expect(totals).toMatchObject({ fail: 0, 'harness-error': 0 })
  expect(totals.pass).toBeGreaterThan(40)
  expect(scenarios.filter(({ verdict }) => verdict === 'pass').map(({ id }) => id)).toEqual(
    expect.arrayContaining(['RD-001', 'RD-003.unknown', 'ENV-003', 'ERR-012']),
  )

  const statement = readFileSync(join(runFolder(folder), 'statement.html'), 'utf8')
  for (const { id, verdict, reason = '' } of scenarios) {
    if (verdict === 'not-applicable') {
      expect(reason, id).toMatch(/\bics\.[a-zA-Z]+|\btransport\b|\bbinding\.[a-z]+/)
      expect(statement).toContain(id)
    }
    if (verdict === 'inconclusive') expect(reason, id).toMatch(/Fill in ixit\./)
    if (verdict === 'not-run') expect(reason, id).toContain('policy.allowEffects')
  }
  // A screen of text: each reason once, with its number.
  expect(stdout.trim().split('\n').length).toBeLessThan(45)
})
