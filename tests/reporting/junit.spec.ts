import { expect, test } from '@playwright/test'
import { junit } from '../../src/reporting/junit.ts'
import { attributeOf, childNamed, childrenNamed, type XmlElement } from '../../src/xml/tree.ts'
import { sample } from './sample.ts'
import { allText, everyElement, wellFormed } from './well-formed.ts'

const { result } = sample()
const root = wellFormed(junit(result))

function testCase(id: string): XmlElement {
  const found = [...everyElement(root)].find(
    (one) => one.name === 'testcase' && attributeOf(one, 'name')?.startsWith(`${id} `),
  )
  if (!found) throw new Error(`JUnit has no test case ${id}.`)
  return found
}

test('a suite a feature, a case a scenario, and the numbers add up', () => {
  expect(childrenNamed(root, 'testsuite')).toHaveLength(6)
  expect([...everyElement(root)].filter(({ name }) => name === 'testcase')).toHaveLength(result.scenarios.length)
  expect(['tests', 'failures', 'errors', 'skipped'].map((name) => attributeOf(root, name))).toEqual([
    '12',
    '6',
    '1',
    '3',
  ])
})

test('fail is a failure, a harness error an error, and what was not judged is skipped with its reason', () => {
  expect(attributeOf(childNamed(testCase('MR-GET-004.2'), 'failure') ?? root, 'type')).toBe('reply.ok-without-errors')
  expect(childNamed(testCase('EC-SW-003'), 'error')).toBeTruthy()
  expect(childNamed(testCase('MR-GET-001'), 'failure') ?? childNamed(testCase('MR-GET-001'), 'skipped')).toBeUndefined()
  for (const [id, message] of [
    ['MC-GET-002', /^inconclusive: The connection was refused/],
    ['EC-SW-001', /^not run: The effect/],
    ['EC-SW-002', /^not applicable: The ICS/],
  ] as const)
    expect(attributeOf(childNamed(testCase(id), 'skipped') ?? root, 'message')).toMatch(message)
})

test('the verdicts JUnit has no word for are counted in the properties', () => {
  const properties = [...everyElement(root)].filter(({ name }) => name === 'property')
  const sum = (name: string) =>
    properties
      .filter((one) => attributeOf(one, 'name') === name)
      .reduce((total, one) => total + Number(attributeOf(one, 'value')), 0)
  expect(sum('verdict.inconclusive')).toBe(1)
  expect(sum('verdict.not-run')).toBe(1)
  expect(sum('remarks')).toBe(3)
})

test('a failure says everything needed to see it again', () => {
  const text = allText(testCase('MR-GET-004.2'))
  for (const part of ['m4, line 13', 'R-100-REPLY-3', 'npx cim9 run MR-GET-004.2', 'no Error beside the result OK'])
    expect(text).toContain(part)
})
