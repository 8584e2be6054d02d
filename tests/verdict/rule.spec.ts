import { expect, test } from '@playwright/test'
import type { ExpectationRuling, Finding } from '../../src/assertions/judge.ts'
import { decodeRecord } from '../../src/exchange/decode.ts'
import { startRecord, type Recorder } from '../../src/exchange/recorder.ts'
import { counts, rule, type Policy } from '../../src/verdict/verdict.ts'

const usual: Policy = { failOn: 'reported', strict: false }

/** A must-rule that the SUT broke. */
const finding: Finding = {
  assertion: 'reply.ok-without-errors',
  rule: 'The rule.',
  requirements: ['ERR-001'],
  outcome: 'fail',
  strength: 'must',
  basis: 'reported',
  claim: 'exchange',
  source: 'a source',
  blame: 'sut',
  hint: 'The hint.',
}

/** What was judged of a record, and marks or messages that stand in it. */
function judged(
  fill: (recorder: Recorder) => void,
  findings: readonly Finding[] = [],
  outcomes: readonly ExpectationRuling['outcome'][] = ['pass'],
) {
  const recorder = startRecord(
    {
      run: 'a run',
      scenario: {
        id: 'RD-001',
        title: 'A title',
        feature: 'A feature',
        uri: 'features/reading.feature',
        line: 1,
        requirements: ['RD-001'],
        effect: 'reads',
      },
      edition: '2013',
      dialect: 'fdis',
      wildcards: 'lax',
      binding: { soap: '1.1', wrapper: 'generic-bare' },
      sut: { name: 'a head end', version: '1', endpoint: 'http://127.0.0.1:8080/' },
      declared: { replyMs: 2_000, refusalStatuses: [] },
      objects: [],
    },
    { now: () => ({ wall: '2026-03-01T12:00:00.000Z', monotonicMs: 0 }) },
  )
  fill(recorder)
  const theirs = findings.filter(({ blame }) => blame === 'sut')
  const expectations = new Map(outcomes.map((outcome, seq) => [seq, { outcome, findings: theirs }]))
  return { view: decodeRecord(recorder.record()), findings, passed: { 'schema.envelope': 1 }, expectations }
}

type Mark = 'preamble' | 'test' | 'end' | 'inconclusive' | 'not-applicable' | 'not-run' | 'harness-error'
const marks =
  (...names: readonly Mark[]) =>
  (recorder: Recorder): void =>
    names.forEach((mark) => recorder.append({ kind: 'mark', mark, text: `because ${mark}` }))
const verdictOn = (...given: Parameters<typeof judged>) => {
  const { verdict, reason } = rule(judged(...given), usual)
  return [verdict, reason]
}

test('a violated rule counts by its strength and by the ground it rests on', () => {
  const violated = (strength: Finding['strength'], basis: Finding['basis'], policy: Policy) =>
    counts({ ...finding, strength, basis }, policy)
  const grounds = ['inferred', 'reported', 'confirmed'] as const
  for (const [least, failOn] of grounds.entries())
    for (const [ground, basis] of grounds.entries()) {
      expect(violated('must', basis, { failOn, strict: false })).toBe(ground >= least)
      expect(violated('should', basis, { failOn, strict: true })).toBe(ground >= least)
      expect(violated('should', basis, { failOn, strict: false })).toBe(false)
      expect(violated('may', basis, { failOn, strict: true })).toBe(false)
    }
  for (const outcome of ['inconclusive', 'not-judged'] as const)
    expect(counts({ ...finding, outcome }, usual)).toBe(false)
})

test('what was judged and met passes', () => {
  expect(verdictOn(marks('end'))).toEqual(['pass', undefined])
  expect('reason' in rule(judged(marks('end')), usual)).toBe(false)
  expect(rule(judged(marks('end')), usual).passed).toEqual({ 'schema.envelope': 1 })
})

test('a finding that counts fails the case and says what was wrong', () => {
  const told = { ...finding, expected: 'one', actual: 'another' }
  expect(verdictOn(marks('end'), [told])).toEqual(['fail', 'The rule. — Expected one — got another'])
  expect(verdictOn(marks('end'), [finding])).toEqual(['fail', 'The rule.'])
  expect(rule(judged(marks('end'), [told]), usual).findings).toEqual([{ ...told, counts: true }])
})

test('a mark decides before findings do, but for that of a case that could not be decided', () => {
  for (const name of ['harness-error', 'not-applicable', 'not-run'] as const)
    expect(verdictOn(marks(name, 'end'), [finding])).toEqual([name, `because ${name}`])
  expect(verdictOn(marks('inconclusive', 'end'))).toEqual(['inconclusive', 'because inconclusive'])
  expect(verdictOn(marks('inconclusive', 'end'), [finding])[0]).toBe('fail')
})

test('what could not be told, did not end, or was not judged, is inconclusive', () => {
  const open: Finding = { ...finding, outcome: 'inconclusive' }
  expect(verdictOn(marks('end'), [open])).toEqual(['inconclusive', 'The rule.. The hint.'])
  expect(verdictOn(marks('end'), [{ ...open, actual: 'nothing' }])).toEqual(['inconclusive', 'nothing. The hint.'])
  expect(verdictOn(marks('test'))).toEqual(['inconclusive', 'The scenario did not run to its end.'])
  expect(verdictOn(marks('end'), [], [])).toEqual(['inconclusive', 'Nothing was judged.'])
  expect(verdictOn(marks('end'), [], ['unanswered', 'not-judged', 'inconclusive'])[1]).toBe('Nothing was judged.')
  expect(verdictOn(marks('end'), [], ['unanswered', 'fail'])[0]).toBe('pass')
})

test('a purpose that was missed on weak ground is no pass; a preference that was not met is', () => {
  const weak: Finding = { ...finding, basis: 'inferred', expected: 'one' }
  expect(verdictOn(marks('end'), [weak])).toEqual([
    'inconclusive',
    'The purpose of the case was not met, on ground too weak to blame it: The rule. — Expected one',
  ])
  expect(verdictOn(marks('end'), [{ ...weak, strength: 'should' }])[0]).toBe('inconclusive')
  expect(verdictOn(marks('end'), [{ ...weak, strength: 'may' }])[0]).toBe('pass')
  expect(verdictOn(marks('end'), [{ ...weak, outcome: 'not-judged' }])[0]).toBe('pass')
  expect(verdictOn(marks('end'), [{ ...weak, assertion: 'header.same-context' }])[0]).toBe('pass')
})

test('what our own message does wrong is an error of ours, unless it was meant', () => {
  const ours: Finding = { ...finding, blame: 'harness', seq: 2 }
  const send =
    (...predicts: readonly string[]) =>
    (recorder: Recorder): void => {
      recorder.append({ kind: 'intent', operator: 'an operator', predicts: [...predicts] })
      recorder.message({ from: 'harness', to: 'sut', transport: 'http', meta: { headers: {} } }, Buffer.from('<a/>'))
      recorder.append({ kind: 'mark', mark: 'end', text: '' })
    }
  const error = 'Our message m1 violates reply.ok-without-errors, which was not intended.'
  expect(verdictOn(send(), [ours])).toEqual(['harness-error', `${error} The hint.`])
  expect(verdictOn(send(), [{ ...ours, expected: 'one', actual: 'another' }])).toEqual([
    'harness-error',
    `${error} Expected one. another The hint.`,
  ])
  expect(verdictOn(send(finding.assertion), [ours])).toEqual(['pass', undefined])
  expect(rule(judged(send(finding.assertion), [ours]), usual).findings).toEqual([])
  const missing = `Our message m1 was to violate ${finding.assertion} (an operator) and does not.`
  expect(verdictOn(send(finding.assertion), [])).toEqual(['harness-error', missing])
  for (const other of [{ seq: 1 }, { outcome: 'not-judged' }, { blame: 'sut', strength: 'may' }] as const)
    expect(verdictOn(send(finding.assertion), [{ ...ours, ...other }])).toEqual(['harness-error', missing])
  const further: Finding = { ...ours, assertion: 'header.verb' }
  expect(verdictOn(send('header.noun'), [ours, further])[1]).toBe(
    [
      `${error} The hint.`,
      'Our message m1 violates header.verb, which was not intended. The hint.',
      'Our message m1 was to violate header.noun (an operator) and does not.',
    ].join(' '),
  )
})
