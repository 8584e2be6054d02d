import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { z } from 'zod'
import { loadRequirements, type Requirement } from '../../src/standard/requirements.ts'
import { scenarioComplaints, uncited } from '../standard/promises.ts'
import { cim9, root } from './cli.ts'
import { test } from './desk.ts'

/** What `cim9 list scenarios --json` says agrees with the catalogue, id by id. */

// Listing the scenarios takes a second; on a busy machine, many.
test.describe.configure({ timeout: 120_000 })

const profiles = join(root, 'profiles')
const requirements = [...loadRequirements(profiles).byId.values()]
const dataFile = <T>(file: string, schema: z.ZodType<T>): T =>
  schema.parse(JSON.parse(readFileSync(join(profiles, 'requirements', file), 'utf8')))
const excluded = dataFile('coverage.json', z.array(z.object({ id: z.string() }))).map(({ id }) => id)
const laterThemes = dataFile(
  'later.json',
  z.array(z.strictObject({ theme: z.string(), reason: z.string().min(1) })),
).map(({ theme }) => theme)

/** Patterns and use cases that the suite could test and does not cite yet. The number only falls. */
const atMostOwed = 0

const known = [
  ...new Set([...requirements.flatMap(({ patterns, useCases }) => [...patterns, ...useCases]), ...excluded]),
].sort()

test('the scenarios that are listed cite what is tested, and all of it', async () => {
  const { stdout } = await cim9(['list', 'scenarios', '--json'], { cwd: root })
  const scenarios = z
    .array(z.object({ id: z.string(), requirements: z.array(z.string()), uri: z.string(), line: z.int() }))
    .parse(JSON.parse(stdout))
  expect(scenarioComplaints(scenarios, requirements)).toEqual([])
  const places = scenarios.map(({ uri, line }) => `${uri}:${line}`)
  expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([])
})

test('every pattern and use case is cited, or its requirements say why it is not yet', () => {
  const pending = uncited(known, requirements, excluded, laterThemes)
  const owed = [...pending].filter(([, why]) => why === 'owed').map(([id]) => id)
  expect(owed.length, owed.join(' ')).toBeLessThanOrEqual(atMostOwed)
})

test('a theme that is left to later work has requirements that wait for it', () => {
  const waiting = new Set(requirements.map(({ status }) => status.replace('planned: ', '')))
  expect(laterThemes.filter((theme) => !waiting.has(theme))).toEqual([])
})

test.describe('complaints', () => {
  const readOne = requirements.find(({ id }) => id === 'RD-001') as Requirement

  test('a scenario that cites what there is not, or bears the id of another requirement', () => {
    expect(scenarioComplaints([{ id: 'RD-001', requirements: ['RD-001'] }], [readOne])).toEqual([])
    expect(
      scenarioComplaints(
        [
          { id: 'RD-001', requirements: ['RD-001'] },
          { id: 'RD-999.why', requirements: ['RD-001', 'RD-998'] },
        ],
        [readOne],
      ),
    ).toEqual([
      'RD-999.why cites RD-998, which the list does not have',
      'RD-999.why is not called by a requirement that it cites',
    ])
  })

  test('a pattern is owed where nobody says why it is not cited', () => {
    const planned: Requirement = { ...readOne, status: 'planned: reads', patterns: ['P01'], useCases: [] }
    const why = (one: Partial<Requirement>, exclusions: readonly string[] = []) =>
      uncited(['P01'], [{ ...planned, ...one }], exclusions, ['jms']).get('P01')
    expect(why({ status: 'tested' })).toBeUndefined()
    expect(why({})).toBe('owed')
    expect(why({ tier: 'T3' })).toBe('later')
    expect(why({ suts: 2 })).toBe('later')
    expect(why({ status: 'planned: jms' })).toBe('later')
    expect(why({ patterns: [] })).toBe('owed')
    expect(why({ patterns: [] }, ['P01'])).toBe('excluded')
  })
})
