import { expect } from '@playwright/test'
import type { ConfigInput } from '../../src/index.ts'
import { conforming, type Behaviours } from '../../src/sut/behaviours.ts'
import type { Outcome } from '../../src/sut/reference/outcome.ts'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import { cim9, resultsIn, writeConfig } from './cli.ts'
import { test } from './desk.ts'
import { referenceHes } from './suts.ts'

test.describe.configure({ timeout: 120_000 })

/** A head end that does with sets what it may, and not what ours does. */
interface Variation {
  readonly behaviours: Partial<Behaviours>
  readonly ics?: Partial<typeof referenceIcs>
  readonly mayBeInconclusive?: boolean
  /** Cases that are not passed, and why not. */
  readonly otherwise?: Readonly<Record<string, 'not-applicable' | 'inconclusive' | 'fail'>>
}

const parts = (change: (part: Outcome) => Outcome) => (outcome: Outcome) =>
  outcome.parts ? { ...outcome, parts: outcome.parts.map(change) } : outcome
const withoutCode = (code: string) => (outcome: Outcome) => ({
  ...outcome,
  errors: outcome.errors.filter((error) => error.code !== code),
})

const variations: Readonly<Record<string, Variation>> = {
  'sorts out the order where it is free': {
    behaviours: {
      'operations.taken': (operations, { enforceMsgSequence }) =>
        enforceMsgSequence ? operations : operations.toSorted((one) => (one.verb === 'create' ? -1 : 1)),
    },
  },
  'tells of the operation that failed, and of no other': { behaviours: { 'operations.outcome': withoutCode('5.9') } },
  'takes a missing flag for all or nothing': {
    behaviours: { 'operations.isAtomic': ({ enforceTransactionalIntegrity = true }) => enforceTransactionalIntegrity },
  },
  'has codes of its own': {
    behaviours: {
      'reply.errors': ({ errors }) =>
        errors.map((error) => (error.code === '0.1' ? error : { ...error, code: 'X.17' })),
    },
  },
  'answers under the noun of the operations': {
    behaviours: { 'reply.noun': ({ noun }) => (noun === 'OperationSet' ? 'MeterConfig' : noun) },
    // There is no operation that bears the noun.
    otherwise: { 'OPS-001.empty': 'fail' },
  },
  'takes what is strange as it was meant': {
    behaviours: {
      'accepts.form': () => true,
      'operations.refused': (set) => (set.operations.length ? undefined : conforming['operations.refused'](set)),
      'operations.meant': (operation) =>
        conforming['operations.meant']({
          ...operation,
          profiles: operation.profiles.filter(({ name }) => /Config$/.test(name)),
        }),
    },
    // What stands beside a set is dropped without a word, which is no way to take it as it was meant.
    otherwise: { 'OPS-017': 'fail' },
  },
  'deletes what is absent without a word': {
    behaviours: {
      'operations.outcome': (outcome) => {
        const left = withoutCode('2.29')(outcome)
        return left.errors.length < outcome.errors.length ? { errors: [], done: true } : outcome
      },
    },
  },
  'answers a set at once, later': {
    behaviours: { 'operations.outcome': ({ parts: _, ...outcome }) => outcome },
    otherwise: { 'OPS-010': 'not-applicable' },
  },
  'does not mark the parts of its answer but by operationId': {
    behaviours: { 'operations.outcome': parts(withoutCode('0.1')) },
  },
  'ends with a part that is about no operation': {
    behaviours: {
      'operations.outcome': (outcome) =>
        outcome.parts
          ? {
              ...outcome,
              parts: [
                ...outcome.parts.map(withoutCode('0.1')),
                { errors: outcome.errors, done: outcome.done ?? false },
              ],
            }
          : outcome,
    },
  },
  'replaces an object by a whole change': {
    behaviours: {
      'registry.changed': (old, due, sent) =>
        // Whole changes bring the names along, changes of elements do not.
        sent.children.some((child) => child.kind === 'element' && child.name === 'Names')
          ? { ...sent, children: due.children.filter((child) => child.kind === 'element' && isIn(sent, child.name)) }
          : conforming['registry.changed'](old, due, sent),
    },
    ics: { wholeChange: 'replaces' },
  },
  'does not say what a whole change does': { behaviours: {}, ics: { wholeChange: 'undeclared' } },
  'takes sets by the verb create': {
    behaviours: { 'operations.verb': () => true },
    ics: { operationSetsByCreate: 'served' },
  },
  'gives mRIDs of its own': {
    behaviours: {
      'registry.stored': (object) => ({
        ...object,
        children: object.children.filter((child) => child.kind === 'text' || child.name !== 'mRID'),
      }),
    },
    // Preambles that look for an object by its mRID do not find it.
    mayBeInconclusive: true,
  },
}

const isIn = (object: { readonly children: readonly unknown[] }, name: string): boolean =>
  object.children.some((child) => typeof child === 'object' && child !== null && 'name' in child && child.name === name)

const config = (url: string, ics: Variation['ics'] = {}): ConfigInput => ({
  sut: { name: 'a SUT', version: '1', endpoint: url },
  ics: { ...referenceIcs, ...ics },
  ixit: { ...referenceIxit, timeLimits: { replyMs: 2_000, resultMs: 2_000, commitMs: 200, quietMs: 50 } },
  policy: { allowEffects: ['reads', 'own-data'], failOn: 'inferred', strict: true },
})

for (const [says, { behaviours, ics, otherwise = {}, mayBeInconclusive = false }] of Object.entries(variations))
  test(`a head end is not blamed that ${says}`, async ({ folder, closing }) => {
    const hes = closing(await referenceHes({ fault: { behaviours } }))
    writeConfig(folder, config(hes.url, ics))
    const { stderr } = await cim9(['run', 'OPS', 'MEP-029', 'MEP-046'], { cwd: folder })
    const { scenarios, harnessErrors } = resultsIn(folder)
    expect(harnessErrors, stderr).toEqual([])
    expect(scenarios.length).toBeGreaterThan(20)
    for (const { id, verdict, reason, findings } of scenarios)
      expect(
        [otherwise[id] ?? 'pass', ...(mayBeInconclusive ? ['inconclusive'] : [])],
        `${id}: ${reason ?? JSON.stringify(findings)}`,
      ).toContain(verdict)
  })

test('where sets are declared to be refused, that is seen, and nothing more is sent', async ({ folder, closing }) => {
  const fault = { name: 'none', says: '', behaviours: { 'operations.verb': () => false }, raises: [] }
  const hes = closing(await referenceHes({ fault }))
  writeConfig(folder, config(hes.url, { operationSets: 'refused' }))
  await cim9(['run', 'OPS', 'MEP-029'], { cwd: folder })
  for (const { id, verdict } of resultsIn(folder).scenarios)
    expect(verdict, id).toBe(id.startsWith('MEP-029') ? 'pass' : 'not-applicable')
})

test('where nothing is declared of sets, none is sent', async ({ folder, closing }) => {
  const hes = closing(await referenceHes())
  writeConfig(folder, config(hes.url, { operationSets: 'undeclared', operationSetsByCreate: 'undeclared' }))
  await cim9(['run', 'OPS', 'MEP-029'], { cwd: folder })
  for (const { id, verdict } of resultsIn(folder).scenarios) expect(verdict, id).toBe('not-applicable')
})
