import { expect, test } from '@playwright/test'
import { summary } from '../../src/reporting/summary.ts'
import { runOf, sample, scenario } from './sample.ts'

const { result } = sample()

test('it ends with the numbers of all verdicts and the headline', () => {
  expect(summary(result).trimEnd().split('\n').slice(-2)).toEqual([
    '12 cases: 2 passed, 6 failed, 1 inconclusive, 1 not applicable, 1 not run, 1 harness error',
    '6 non-conformities found',
  ])
  expect(summary(runOf([scenario({ id: 'A', verdict: 'pass' })]))).toContain(
    'No non-conformity found in the cases executed',
  )
})

test('a failing finding is told with everything needed to mend it', () => {
  const text = summary(result)
  for (const part of [
    'reply.ok-without-errors  in MR-GET-004.2',
    'm4, line 13, Envelope/Body/ResponseMessage/Reply/Error',
    'requirement  R-100-REPLY-3',
    'rests on     reported: Annotation',
    'expected     no Error beside the result OK',
    'found        an Error with code 2.4',
    'hint         Answer PARTIAL',
    'also seen    in 1 other case',
    'run again    npx cim9 run MR-GET-004.2',
  ])
    expect(text).toContain(part)
})

test('remarks are counted with their ids, reasons of what was not judged are told', () => {
  expect(summary(result)).toContain(
    '2 remarks, counted beside the verdict: header.message-id, reading.timestamp-with-zone',
  )
  expect(summary(result)).toContain('1 inconclusive: The connection was refused')
})

test('nothing from the SUT steers the terminal; colours only when asked for', () => {
  expect(summary(result)).not.toMatch(/[^\P{Cc}\n]/u)
  expect(summary(result, { colour: true }).replace(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g'), '')).toBe(
    summary(result),
  )
})
