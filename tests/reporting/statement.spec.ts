import { expect, test } from '@playwright/test'
import { verdicts } from '../../src/verdict/run-result.ts'
import { statement } from '../../src/reporting/statement.ts'
import { verdictWords } from '../../src/reporting/words.ts'
import { runOf, sample, scenario } from './sample.ts'

const { result, records } = sample()
const page = statement(result, records)
const words = (html: string) =>
  html
    .replace(/<style>[^]*?<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

test('the page asks nothing of any network and runs no script', () => {
  expect(page).toContain(`content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:`)
  expect(page).not.toMatch(/<(script|link|iframe|object|embed|img|form|base)\b/i)
  expect(page).not.toMatch(/\s(src|on\w+)\s*=\s*["']/i)
  expect(page).not.toMatch(/@import|url\(/)
  for (const [, address] of page.matchAll(/href="([^"]*)"/g)) expect(address).toMatch(/^#/)
})

test('every link leads to a place on the page', () => {
  const ids = new Set([...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => `#${id ?? ''}`))
  for (const [, address = ''] of page.matchAll(/href="([^"]*)"/g)) expect(ids).toContain(address)
})

test('nothing of what a SUT says is markup', () => {
  expect(page).not.toMatch(/<script|<img|onerror=alert\(2\)>/)
  expect(page).not.toMatch(/[^\P{Cc}\n]/u)
})

test('it is a test report and no certificate', () => {
  expect(page).toContain('<title>Test report: ')
  expect(words(page)).not.toMatch(/certif/i)
})

test('all verdicts are counted, those of zero too', () => {
  const one = words(statement(runOf([scenario({ id: 'A', verdict: 'pass' })]), new Map()))
  for (const verdict of verdicts) {
    expect(one).toContain(`${verdict === 'pass' ? 1 : 0} ${verdictWords[verdict]}`)
    expect(words(page)).toContain(`${result.totals[verdict]} ${verdictWords[verdict]}`)
  }
})

test('the headline says no more than the run can say', () => {
  const headline = (...given: Parameters<typeof runOf>) =>
    /<p class="headline[^]*?<\/p>/.exec(statement(runOf(...given), new Map()))?.[0]
  expect(words(page)).toContain('6 non-conformities found')
  expect(headline([scenario({ id: 'A', verdict: 'pass' })])).toContain('No non-conformity found in the cases executed')
  expect(headline([scenario({ id: 'A', verdict: 'inconclusive' })])).toContain('Nothing was judged')
  expect(headline([scenario({ id: 'A', verdict: 'pass' }), scenario({ id: 'B', verdict: 'inconclusive' })])).toContain(
    '1 inconclusive',
  )
  expect(headline([])).toContain('Nothing was judged')
})

test('an indicative or interrupted run bears a banner, others do not', () => {
  expect(words(page)).not.toContain('Indicative:')
  expect(words(page)).not.toContain('Interrupted:')
  const run = { ...result.run, indicative: true, interrupted: true }
  const told = words(statement({ ...result, run, harnessErrors: ['The journal was lost.'] }, records))
  expect(told).toContain("Indicative: reference fixtures, not the SUT's own")
  expect(told).toContain('Interrupted:')
  expect(told).toContain('The journal was lost.')
})

test('non-conformities come before remarks', () => {
  const text = words(page)
  expect(text.indexOf('Non-conformities (6)')).toBeGreaterThan(0)
  expect(text.indexOf('Remarks (2)')).toBeGreaterThan(text.indexOf('Non-conformities (6)'))
})

test('a finding says where, on what it rests, what to do and how to see it again', () => {
  const article = words(/<article class="finding fail">[^]*?<\/article>/.exec(page)?.[0] ?? '')
  for (const part of [
    'reply.ok-without-errors',
    'R-100-REPLY-3',
    'm4, line 13',
    'Also seen in 1 other case: MR-GET-005',
    'must: mandatory',
    'reported: one public source',
    'npx cim9 run MR-GET-004.2',
    'What to do: Answer PARTIAL',
  ])
    expect(article).toContain(part)
})

test('failing cases stand open, the others are closed', () => {
  const opened = [...page.matchAll(/<details class="scenario" id="case-([^"]*)"\s*(open)?/g)]
  expect(opened).toHaveLength(result.scenarios.length)
  for (const [, id, open] of opened) {
    const verdict = result.scenarios.find((one) => one.id === id)?.verdict
    expect(open === 'open', id).toBe(verdict === 'fail' || verdict === 'harness-error')
  }
})

test('which schema judged is told', () => {
  expect(words(page)).toMatch(/schema\/message stand-in reported Message\.xsd/)
  expect(words(page)).toMatch(/MeterReadings# official confirmed MeterReadings\.xsd/)
})
