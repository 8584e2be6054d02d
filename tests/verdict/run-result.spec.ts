import { expect, test } from '@playwright/test'
import { runResultSchema } from '../../src/verdict/run-result.ts'

const finding = {
  assertion: 'reply.ok-without-errors',
  rule: 'A rule.',
  requirements: ['ERR-001'],
  strength: 'must',
  basis: 'reported',
  claim: 'exchange',
  source: 'a source',
  blame: 'sut',
  counts: true,
  seq: 3,
  message: 'm2',
  sequence: [1, 3],
  sequenceSays: 'm1, m2',
  path: 'ResponseMessage/Reply',
  line: 7,
  column: 2,
  expected: 'one',
  actual: 'another',
  hint: 'A hint.',
}
const findings = ['fail', 'inconclusive', 'not-judged'].map((outcome) => ({ ...finding, outcome }))
const verdicts = ['pass', 'fail', 'inconclusive', 'not-applicable', 'not-run', 'harness-error']
const moment = '2026-03-01T12:00:00.000Z'
const scenarios = verdicts.map((verdict) => ({
  id: 'RD-001',
  title: 'A title',
  feature: 'A feature',
  uri: 'features/reading.feature',
  line: 4,
  requirements: ['RD-001'],
  effect: 'reads',
  verdict,
  reason: 'why',
  findings,
  passed: { 'schema.envelope': 2 },
  steps: ['passed', 'failed', 'skipped'].map((status) => ({ text: 'Given something', status })),
  record: { path: 'records/RD-001.ndjson', sha256: 'abc' },
  startedAt: moment,
  durationMs: 12.5,
  rerun: 'cim9 run RD-001',
}))
const [first] = findings
/** With everything that may be there. */
const whole = {
  format: 'cim9-results',
  version: 1,
  run: {
    id: 'a run',
    startedAt: moment,
    finishedAt: moment,
    harness: '0.1.0',
    node: '20.20.2',
    command: 'cim9 run',
    interrupted: false,
    indicative: true,
    workers: 2,
    order: 'random:7',
  },
  sut: { name: 'a head end', version: '1', endpoint: 'http://hes.example/', embedded: false },
  edition: '2013',
  binding: { soap: '1.1', wrapper: 'generic-bare' },
  policy: { failOn: 'reported', strict: false, allowEffects: ['reads'], authorised: { by: 'N. N.', on: '2026-03-01' } },
  engine: 'libxml2-wasm',
  schemas: ['stand-in', 'official'].map((judgedBy) => ({
    namespace: 'http://iec.ch/TC57/2011/schema/message',
    file: 'Message.xsd',
    judgedBy,
    basis: 'confirmed',
    sha256: 'abc',
  })),
  scenarios,
  findings: [{ first, scenario: 'RD-001', seenIn: 1, scenarios: ['RD-001'] }],
  totals: Object.fromEntries(verdicts.map((verdict) => [verdict, 1])),
  claims: [{ claim: 'exchange', nonConformities: 1, remarks: 0 }],
  notes: ['a note'],
  leftOver: ['a case'],
  harnessErrors: ['an error'],
  exitCode: 3,
}

test('results with everything they may hold are read as they were written', () => {
  expect(runResultSchema.parse(whole)).toEqual(whole)
})

test('results of before there was anything left over are read as if nothing was', () => {
  const { leftOver: _, ...before } = whole
  expect(runResultSchema.parse(before)).toEqual({ ...whole, leftOver: [] })
})

test('results of another version or with fields that nobody knows are refused', () => {
  const [scenario] = scenarios
  for (const other of [
    { ...whole, version: 2 },
    { ...whole, format: 'other-results' },
    { ...whole, further: 1 },
    { ...whole, run: { ...whole.run, further: 1 } },
    { ...whole, scenarios: [{ ...scenario, verdict: 'perhaps' }] },
    { ...whole, scenarios: [{ ...scenario, findings: [{ ...first, further: 1 }] }] },
  ])
    expect(runResultSchema.safeParse(other).success).toBe(false)
})
