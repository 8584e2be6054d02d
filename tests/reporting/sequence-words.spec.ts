import { expect, test } from '@playwright/test'
import { testResult } from '../../src/reporting/allure/test-result.ts'
import { render } from '../../src/reporting/html/template.ts'
import { findingLines } from '../../src/reporting/finding-text.ts'
import { findingArticle } from '../../src/reporting/statement/finding-article.ts'
import { placed, sample, scenario } from './sample.ts'

const sequenceSays = 'm1 get MeterReadings, m3 reply MeterReadings OK, m4 reply MeterReadings OK'
const finding = placed(4, 'm4', { sequence: [1, 3, 4], sequenceSays })

test('the messages that together break a rule are listed in words: on the terminal, in the statement, in Allure', () => {
  expect(findingLines(finding)).toContain(`sequence     ${sequenceSays}`)
  expect(render(findingArticle(finding, undefined))).toContain(sequenceSays)
  const told = { ...scenario({ id: 'SEQ-1', verdict: 'fail' }), findings: [finding] }
  expect(testResult(told, sample().result, []).statusDetails.message).toContain(`In sequence: ${sequenceSays}`)
})

test('a finding that one message shows says nothing of a sequence', () => {
  const alone = placed(4, 'm4')
  expect(findingLines(alone).filter((line) => line.startsWith('sequence'))).toEqual([])
  expect(render(findingArticle(alone, undefined))).not.toContain('In sequence')
})
