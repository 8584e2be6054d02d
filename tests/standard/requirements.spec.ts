import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { abstractTestSuite, atsFile } from '../../scripts/generate-ats.ts'
import { assertions } from '../../src/assertions/index.ts'
import { loadRequirements } from '../../src/standard/requirements.ts'
import { loadStandard } from '../../src/standard/standard.ts'
import { citationComplaints, citationsIn, ratchetComplaints, staleComplaints } from './promises.ts'

const root = join(import.meta.dirname, '..', '..')
const profiles = join(root, 'profiles')
const requirements = loadRequirements(profiles)
const all = [...requirements.byId.values()]

/** The list as published: how many cases a group had. The ids are final; a group may only grow at its end. */
const published = {
  ...{ ENV: 34, MEP: 45, ERR: 32, OPS: 20, PAY: 13, TRS: 17, JMS: 12, RD: 38, SCH: 13, EVT: 15, OUT: 8, RCD: 22 },
  ...{ DR: 12, PAN: 6, PP: 5, FW: 4, MD: 25, GRP: 5, MSR: 5, CSW: 1, CUS: 1, EDN: 8, EUM: 6, IOP: 10 },
}
const useCases = {
  ...{ RD: 18, EV: 6, OUT: 4, RCD: 8, DR: 7, PAN: 4, PP: 5, FW: 3, MSR: 3, MD: 12, GRP: 3, CSW: 1, CUS: 1, EUM: 6 },
}

/** `RD-001`, `RD-002` ... of a group. */
const range = (prefix: string, size: number, digits: number): string[] =>
  Array.from({ length: size }, (_, index) => `${prefix}${String(index + 1).padStart(digits, '0')}`)

const dataFile = <T>(file: string, schema: z.ZodType<T>): T =>
  schema.parse(JSON.parse(readFileSync(join(profiles, 'requirements', file), 'utf8')))

/** Every requirement that a tag of a feature cites, with the files that do. */
const cited = new Map<string, string>()
for (const name of readdirSync(join(root, 'features'), { recursive: true, encoding: 'utf8' }))
  if (name.endsWith('.feature'))
    for (const id of citationsIn(readFileSync(join(root, 'features', name), 'utf8'))) cited.set(id, name)

test('every published case is there, once, and no group has a gap', () => {
  expect(Object.values(published).reduce((sum, size) => sum + size, 0)).toBe(357)
  expect(requirements.groups.map(({ prefix }) => prefix)).toEqual(Object.keys(published))
  for (const { prefix, requirements: group } of requirements.groups) {
    const ids = group.map(({ id }) => id)
    expect(ids.length).toBeGreaterThanOrEqual(published[prefix as keyof typeof published])
    expect(ids).toEqual(range(`${prefix}-`, ids.length, 3))
  }
})

test('every requirement that a feature cites is known and counted as tested, and no other is', () => {
  expect(citationComplaints(cited, all)).toEqual([])
})

test('every requirement that an assertion names is known', () => {
  const unknown = assertions.flatMap((one) => one.requirements.filter((id) => !requirements.byId.has(id)))
  expect(unknown).toEqual([])
})

test('what is planned or a draft grows fewer: the ratchet', () => {
  const ratchet = dataFile('ratchet.json', z.strictObject({ planned: z.int(), draft: z.int() }))
  expect(ratchetComplaints(ratchet, all)).toEqual([])
})

test('every pattern and use case is named by a requirement, or excluded with a reason', () => {
  const known = [
    ...range('P', 26, 2),
    ...Object.entries(useCases).flatMap(([prefix, size]) => range(`UC-${prefix}-`, size, 2)),
  ]
  const named = new Set(all.flatMap((one) => [...one.patterns, ...one.useCases]))
  const excluded = dataFile(
    'coverage.json',
    z.array(z.strictObject({ id: z.string(), reason: z.string().min(1) })),
  ).map(({ id }) => id)
  expect([...named, ...excluded].filter((id) => !known.includes(id))).toEqual([])
  expect(known.filter((id) => named.has(id) === excluded.includes(id))).toEqual([])
})

test('what a case accepts is said, unless it is a draft or excluded', () => {
  const silent = all.filter(({ accepted, status }) => !accepted.length && !/^(draft|excluded)/.test(status))
  expect(silent.map(({ id }) => id)).toEqual([])
})

test('security is never a must, EUMED is advisory, and nothing is confirmed without an official text', () => {
  const tooStrong = all.filter(
    ({ id, strength, claim }) =>
      (claim === 'security' && strength === 'must') || (/^EUM/.test(id) && strength !== 'may'),
  )
  expect(tooStrong.map(({ id }) => id)).toEqual([])
  for (const { id, basis } of all) expect(basis, `${id}: no official text is in hand`).not.toBe('confirmed')
})

test('whatever is done to a system is undone, or said to stay', () => {
  const doing = all.filter(({ effect }) => ['own-data', 'operates', 'shared'].includes(effect))
  expect(doing.filter(({ cleanUp }) => cleanUp === 'Nothing to undo.').map(({ id }) => id)).toEqual([])
})

test('an edition has its own requirements only', () => {
  const { requirements: of2013 } = loadStandard('2013', profiles)
  expect(of2013.get('RD-001')).toMatchObject({ strength: 'must', basis: 'reported', claim: 'payload' })
  expect(of2013.has('EDN-004')).toBe(false)
  expect(requirements.byId.get('EDN-004')?.editions).toEqual(['2024'])
})

test('docs/ats.md is what the requirements say: npx tsx scripts/generate-ats.ts', async () => {
  const generated = new Map([['docs/ats.md', await abstractTestSuite(requirements)]])
  expect(staleComplaints(new Map([['docs/ats.md', readFileSync(atsFile, 'utf8')]]), generated)).toEqual([])
})

test.describe('broken data', () => {
  let copy = ''
  test.beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'cim9-requirements-'))
    cpSync(join(profiles, 'requirements'), join(copy, 'requirements'), { recursive: true })
  })
  test.afterEach(() => rmSync(copy, { recursive: true }))

  const file = (name: string) => join(copy, 'requirements', name)
  const load = () => loadRequirements(copy)
  const change = (name: string, from: string | RegExp, to: string) =>
    writeFileSync(file(name), readFileSync(file(name), 'utf8').replace(from, to))

  test('an unknown field is named', () => {
    change('rd.json', '"title"', '"titel"')
    expect(load).toThrow(/rd\.json is not as expected.*titel/s)
  })

  test('a status that nobody knows is refused', () => {
    change('rd.json', '"planned: reads"', '"planned: some day"')
    expect(load).toThrow(/rd\.json is not as expected.*status/s)
  })

  test('a planned case without accepted outcomes is refused', () => {
    change('sch.json', /"accepted": \[.*?\]/s, '"accepted": []')
    expect(load).toThrow(/make it a draft/)
  })

  test('an id twice is named', () => {
    change('rd.json', '"RD-002"', '"RD-001"')
    expect(load).toThrow(`${file('rd.json')}: RD-001 is listed twice.`)
  })

  test('an id in the file of another group is named', () => {
    change('rd.json', '"RD-002"', '"SCH-002"')
    expect(load).toThrow(`${file('rd.json')}: SCH-002 belongs into the file of its own group.`)
  })

  test('a known deviation and a dispute are read', () => {
    const deviation = { requirement: 'RD-005', sut: 'Example HES 4.1', reason: 'planned for 4.2', date: '2026-01-31' }
    const dispute = { id: 'ENV-010', reason: 'the noun is a real one', date: '2026-02-01' }
    writeFileSync(file('known-deviations.json'), JSON.stringify([deviation]))
    writeFileSync(file('disputed.json'), JSON.stringify([dispute]))
    expect(load()).toMatchObject({ knownDeviations: [deviation], disputed: [dispute] })
  })

  test('a dispute about an unknown case is named', () => {
    writeFileSync(file('disputed.json'), JSON.stringify([{ id: 'RD-999', reason: 'why', date: '2026-02-01' }]))
    expect(load).toThrow(`${file('disputed.json')}: there is no requirement RD-999.`)
  })

  test('a deviation without a day is refused', () => {
    const entry = { requirement: 'RD-005', sut: 'Example HES', reason: 'known', date: 'last week' }
    writeFileSync(file('known-deviations.json'), JSON.stringify([entry]))
    expect(load).toThrow(/known-deviations\.json is not as expected.*date/s)
  })
})
