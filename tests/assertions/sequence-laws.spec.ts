import { expect, test } from '@playwright/test'
import { join } from 'node:path'
import { asynchronousAssertions } from '../../src/assertions/asynchronous.ts'
import { judgeRecord, type Finding } from '../../src/assertions/judge.ts'
import { sequenceAssertions } from '../../src/assertions/sequence.ts'
import type { Entry } from '../../src/exchange/entries.ts'
import { loadStandard } from '../../src/standard/standard.ts'
import { createSchemaEngine } from '../../src/xml/engines/index.ts'
import { recordOf, type Step } from './small-conversations.ts'
import { isViolated, rules, type Violation } from './sequence-by-definition.ts'
import { dice, randomSteps, type Dice } from './random-steps.ts'

/**
 * Small conversations at random, judged twice: by the assertions, and by a judge that knows nothing but the definitions
 * and tries every step. The seeds are fixed, so that a conversation that fails is found again.
 */

const standard = loadStandard('2013', join(import.meta.dirname, '../../profiles'))
const context = { standard, engine: await createSchemaEngine('libxml2-wasm', standard.schemas.files) }
const judges = [...sequenceAssertions, ...asynchronousAssertions].filter(({ id }) => id in rules)

const conversations = Array.from({ length: 250 }, (_, seed) => ({ seed, roll: dice(seed) }))

/** The failed findings about a conversation whose steps are these; each step is one entry of its record. */
function judged(
  steps: readonly Step[],
  { record, entryOf } = recordOf(steps),
  kept?: ReadonlySet<Step>,
): readonly (Finding & { readonly at: Step })[] {
  const stepOf = new Map(steps.map((step) => [entryOf(step).seq, step]))
  const entries = kept
    ? record.entries.filter((entry: Entry) => {
        const step = stepOf.get(entry.seq)
        return step === undefined || kept.has(step)
      })
    : record.entries
  const { findings } = judgeRecord({ ...record, entries }, context, judges)
  return findings.flatMap((finding) => {
    const at = stepOf.get(finding.seq ?? -1)
    return finding.outcome === 'fail' && at ? [{ ...finding, at }] : []
  })
}

const inShort = ({ rule, at }: Violation): string => `${rule} ${JSON.stringify(at)}`
const toldShort = (steps: readonly Step[], findings: readonly (Finding & { readonly at: Step })[]) =>
  findings.map(({ assertion, at }) => `${assertion} ${steps.indexOf(at)} ${JSON.stringify(at)}`).sort()
const definedShort = (steps: readonly Step[]) =>
  Object.keys(rules)
    .flatMap((rule) =>
      steps.flatMap((at) =>
        isViolated(rule, steps, at) ? [`${rule} ${steps.indexOf(at)} ${JSON.stringify(at)}`] : [],
      ),
    )
    .sort()

test('the assertions find what the definitions say, and nothing else', () => {
  const seen = new Set<string>()
  for (const { seed, roll } of conversations) {
    const steps = randomSteps(roll)
    const findings = judged(steps)
    expect(toldShort(steps, findings), `seed ${seed}: ${JSON.stringify(steps)}`).toEqual(definedShort(steps))
    for (const { assertion } of findings) seen.add(assertion)
  }
  // None of the rules is left untried.
  expect([...seen].sort()).toEqual(Object.keys(rules).sort())
})

test('the sequence of a finding breaks the rule by itself, and without any one of its entries does not', () => {
  for (const { seed, roll } of conversations) {
    const steps = randomSteps(roll)
    const recorded = recordOf(steps)
    const told = (kept: readonly Step[], rule: string, at: Step): boolean =>
      judged(steps, recorded, new Set(kept)).some((finding) => finding.assertion === rule && finding.at === at)
    for (const { assertion, at, sequence = [] } of judged(steps, recorded)) {
      const mine = steps.filter((step) => sequence.includes(recorded.entryOf(step).seq))
      const where = `seed ${seed}: ${inShort({ rule: assertion, at })} in ${JSON.stringify(steps)}`
      expect(mine.length, where).toBe(sequence.length)
      expect(isViolated(assertion, mine, at), where).toBe(true)
      expect(told(mine, assertion, at), where).toBe(true)
      for (const left of mine) {
        const others = mine.filter((step) => step !== left)
        expect(others.includes(at) && isViolated(assertion, others, at), where).toBe(false)
        expect(told(others, assertion, at), where).toBe(false)
      }
    }
  }
})

/** Steps with others put among them, anywhere. */
function among(steps: readonly Step[], others: readonly Step[], roll: Dice): readonly Step[] {
  let rest = [...others]
  let mixed: readonly Step[] = []
  for (const step of steps) {
    const now = roll(rest.length + 1)
    mixed = [...mixed, ...rest.slice(0, now), step]
    rest = rest.slice(now)
  }
  return [...mixed, ...rest]
}

/** An order by chance. */
const shuffled = (steps: readonly Step[], roll: Dice): readonly Step[] =>
  steps.reduce<readonly Step[]>((order, step) => order.toSpliced(roll(order.length + 1), 0, step), [])

test('traffic that has nothing to do with it changes nothing', () => {
  for (const { seed, roll } of conversations.slice(0, 100)) {
    const steps = randomSteps(roll)
    const traffic: readonly Step[] = [
      { what: 'event', message: 91 },
      { what: 'ask', of: 'another', asynchronous: false },
      { what: 'reply', of: 'another', serves: 1, message: 92 },
      { what: 'event', message: 93 },
    ]
    const mixed = among(steps, traffic, roll)
    const where = `seed ${seed}: ${JSON.stringify(mixed)}`
    const [alone, beside] = [recordOf(steps), recordOf(mixed)]
    const inSteps = (which: readonly Step[], entryOf: (step: Step) => Entry, sequence: readonly number[] = []) =>
      which.filter((step) => sequence.includes(entryOf(step).seq)).map((step) => steps.indexOf(step))
    const brief = (which: readonly Step[], entryOf: (step: Step) => Entry) =>
      judged(which).map(({ assertion, at, sequence }) =>
        JSON.stringify([assertion, steps.indexOf(at), inSteps(which, entryOf, sequence)]),
      )
    expect(brief(mixed, beside.entryOf), where).toEqual(brief(steps, alone.entryOf))
  }
})

test('what names no request accuses nobody but itself, in whichever order it comes', () => {
  for (const { seed, roll } of conversations.slice(0, 100)) {
    const steps = randomSteps(roll).filter(({ what }) => what !== 'stray')
    const strays: readonly Step[] = [
      { what: 'stray', toUs: true, message: 95 },
      { what: 'stray', toUs: false, message: 96 },
      { what: 'event', message: 97 },
    ]
    const before = toldShort(steps, judged(steps))
    const others = (mixed: readonly Step[]) =>
      judged(mixed)
        .filter(({ at }) => !strays.includes(at))
        .map(({ assertion, at }) => `${assertion} ${steps.indexOf(at)} ${JSON.stringify(at)}`)
    for (let time = 0; time < 3; time++) {
      const mixed = among(steps, shuffled(strays, roll), roll)
      const where = `seed ${seed}: ${JSON.stringify(mixed)}`
      expect(before, where).toEqual(expect.arrayContaining(others(mixed)))
      const accused = judged(mixed).filter(({ at }) => strays.includes(at))
      expect(
        accused.every(({ at, assertion }) => assertion === 'async.correlated' && at === strays[0]),
        where,
      ).toBe(true)
    }
  }
})
