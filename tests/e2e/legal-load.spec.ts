import { expect } from '@playwright/test'
import { objectError } from '../../src/sut/reference/errors.ts'
import { conforming, type Behaviours } from '../../src/sut/behaviours.ts'
import { most } from '../../src/sut/reference/load.ts'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import { cim9, resultsIn, writeConfig } from './cli.ts'
import { test } from './desk.ts'
import { referenceHes } from './suts.ts'

test.describe.configure({ timeout: 120_000 })

type Verdicts = Readonly<Record<string, 'pass' | 'inconclusive' | 'not-applicable'>>

/** A head end that does with too much what it may, and not what ours does. */
interface Variation {
  readonly behaviours: () => Partial<Behaviours>
  readonly ixit?: Partial<typeof referenceIxit>
  readonly ics?: Partial<typeof referenceIcs>
  readonly verdicts: Verdicts
}

/** As many meters as are read for one answer are served, and the others are named. */
function namesTheRest(): Partial<Behaviours> {
  let rest: readonly string[] = []
  return {
    'load.takesItems': () => true,
    'meters.served': (meters) => {
      rest = meters.slice(most.items).map(({ meter }) => meter.mRID)
      return meters.slice(0, most.items)
    },
    'reply.errors': ({ errors }) => {
      const left = rest.map((mRID) => objectError('3.1', 'Too many meters for one answer.', 'Meter', { mRID }))
      rest = []
      return [...errors, ...left]
    },
  }
}

/** Whoever comes while others are under way is answered by an HTTP status alone. */
function turnsAwayByStatus(status: number): Partial<Behaviours> {
  let crowd = 0
  const bytes = Buffer.from('Later, please.', 'utf8')
  return {
    'load.waitsMs': () => 50,
    'load.answered': (own, underWay) => {
      crowd = underWay.length
      return own
    },
    'wire.send': (answer) =>
      crowd > 3
        ? { kind: 'send', answer: { ...answer, status, headers: { 'content-type': 'text/plain' }, bytes } }
        : conforming['wire.send'](answer),
  }
}

const variations: Readonly<Record<string, Variation>> = {
  'has no limits that could be reached': {
    behaviours: () => ({ 'load.takesItems': () => true, 'load.owesOneMore': () => true }),
    verdicts: { 'ERR-023': 'inconclusive', 'MEP-036': 'pass', 'MEP-038': 'inconclusive', 'MEP-039': 'pass' },
  },
  'serves a part of what is too much, and names the rest': {
    behaviours: namesTheRest,
    verdicts: { 'ERR-023': 'pass' },
  },
  'turns away what is too much by status 503': {
    behaviours: () => turnsAwayByStatus(503),
    verdicts: { 'MEP-036': 'pass', 'MEP-039': 'pass' },
  },
  'turns away what is too much by a status of its own': {
    behaviours: () => turnsAwayByStatus(509),
    ixit: { limits: { ...referenceIxit.limits, overloadStatuses: [509] } },
    verdicts: { 'MEP-036': 'pass', 'MEP-039': 'pass' },
  },
  'does not say how much it bears': {
    behaviours: () => ({}),
    ixit: { limits: {} },
    verdicts: {
      'ERR-023': 'inconclusive',
      'MEP-036': 'inconclusive',
      'MEP-038': 'inconclusive',
      'MEP-039': 'inconclusive',
    },
  },
  'does not say what a restart does to work that is pending': {
    behaviours: () => ({ 'load.afterRestart': () => [] }),
    ics: { workAfterRestart: 'undeclared' },
    verdicts: { 'MEP-047': 'not-applicable' },
  },
}

for (const [says, { behaviours, ixit, ics, verdicts }] of Object.entries(variations))
  test(`a head end is not blamed that ${says}`, async ({ folder, closing }) => {
    const fault = { name: 'legal', says, behaviours: behaviours(), raises: [] }
    const hes = closing(await referenceHes({ control: true, fault }))
    writeConfig(folder, {
      sut: { name: 'a SUT', version: '1', endpoint: hes.url },
      ics: { ...referenceIcs, ...ics },
      ixit: { ...referenceIxit, ...ixit },
      policy: { allowEffects: ['reads', 'load', 'operates'], failOn: 'inferred', strict: true },
    })
    const { stderr } = await cim9(['run', ...Object.keys(verdicts)], { cwd: folder })
    const { scenarios, harnessErrors } = resultsIn(folder)
    expect(harnessErrors, stderr).toEqual([])
    expect(
      Object.fromEntries(scenarios.map(({ id, verdict }) => [id, verdict])),
      JSON.stringify(scenarios.map(({ id, reason, findings }) => ({ id, reason, findings }))),
    ).toEqual(verdicts)
  })
