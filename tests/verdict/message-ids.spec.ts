import { expect, test } from '@playwright/test'
import { repeatedIds, ruledAgain, type Identified } from '../../src/verdict/message-ids.ts'
import type { ReportedFinding } from '../../src/verdict/run-result.ts'

const policy = { failOn: 'reported', strict: false } as const
let clock = 0
const sent = (scenario: string, id: string, more: Partial<Identified> = {}): Identified => ({
  run: 'a run',
  scenario,
  at: new Date(Date.UTC(2026, 2, 1) + clock++).toISOString(),
  from: 'sut',
  seq: 3,
  message: 'm2',
  id,
  line: 7,
  path: 'Envelope/Body/ResponseMessage/Header/MessageID',
  digest: `${scenario} ${clock}`,
  ...more,
})
const told = (messages: readonly Identified[], scenario: string, run = 'a run') =>
  repeatedIds(messages, policy)({ run, scenario })

test('of two messages of a run with one id the later one is at fault', () => {
  const messages = [sent('RD-001', 'x'), sent('RD-002', 'x'), sent('RD-003', 'y')]
  for (const order of [messages, [...messages].reverse()]) {
    expect(told(order, 'RD-001')).toEqual([])
    expect(told(order, 'RD-003')).toEqual([])
    const [finding, ...more] = told(order, 'RD-002')
    expect(more).toEqual([])
    expect(finding).toMatchObject({
      assertion: 'run.own-message-id',
      requirements: ['ENV-017'],
      blame: 'sut',
      counts: true,
      seq: 3,
      line: 7,
      actual: 'x, which is that of m2 in RD-001',
    })
  }
})

test('a message that bears the id of a request of an earlier scenario is at fault', () => {
  const messages = [sent('RD-001', 'x', { from: 'harness' }), sent('RD-002', 'x')]
  expect(told(messages, 'RD-002')).toHaveLength(1)
})

test('what is legal is let be: the same bytes again, another run, within a scenario, our own', () => {
  const first = sent('RD-001', 'x')
  for (const other of [
    sent('RD-002', 'x', { digest: first.digest }),
    sent('RD-002', 'x', { run: 'another run' }),
    sent('RD-001', 'x'),
    sent('RD-002', 'x', { from: 'harness' }),
    sent('RD-002', 'X'),
  ])
    for (const scenario of ['RD-001', 'RD-002'])
      for (const run of ['a run', 'another run']) expect(told([first, other], scenario, run)).toEqual([])
})

test('a finding that counts fails what passed, a remark does not, and what was not run stays so', () => {
  const [finding] = told([sent('RD-001', 'x'), sent('RD-002', 'x')], 'RD-002')
  const found: readonly ReportedFinding[] = finding ? [finding] : []
  const passed = { verdict: 'pass', findings: [] } as const
  expect(ruledAgain(passed, [])).toBe(passed)
  const failed = ruledAgain<{ verdict: 'pass' | 'fail'; reason?: string; findings: readonly ReportedFinding[] }>(
    passed,
    found,
  )
  expect(failed.verdict).toBe('fail')
  expect(failed.reason).toContain('that of m2 in RD-001')
  expect(failed.findings).toEqual(found)
  const remark = found.map((one) => ({ ...one, counts: false }))
  expect(ruledAgain(passed, remark)).toEqual({ verdict: 'pass', findings: remark })
  for (const verdict of ['fail', 'not-run', 'not-applicable', 'harness-error'] as const)
    expect(ruledAgain({ verdict, findings: [] }, found).verdict).toBe(verdict)
})
