import { expect, test } from '@playwright/test'
import { conforming } from '../../src/sut/behaviours.ts'
import { watchSeams } from '../../src/sut/seams.ts'

test('a fault is noted when it would have answered otherwise, and only then', () => {
  const seams = watchSeams([
    { name: 'loses-the-verb', behaviours: { 'operations.verb': () => false } },
    { name: 'takes-execute-only', behaviours: { 'operations.verb': (verb) => verb === 'execute' } },
    { name: 'is-somewhere-else', behaviours: { 'history.stamp': () => 'never' } },
  ])
  expect(seams.behaviours['operations.verb']('execute')).toBe(conforming['operations.verb']('execute'))
  expect([...seams.crossed()]).toEqual(['loses-the-verb'])
  expect([...seams.crossed()]).toEqual([])
})

test('who fails where he is asked would have made a difference', () => {
  const seams = watchSeams([
    {
      name: 'breaks-down',
      behaviours: {
        'history.stamp': () => {
          throw new Error('broken')
        },
      },
    },
  ])
  expect(seams.behaviours['history.stamp'](0)).toBe(conforming['history.stamp'](0))
  expect([...seams.crossed()]).toEqual(['breaks-down'])
})

test('what acts is never done a second time to see what it does: it counts as different', () => {
  let sent = 0
  let wrong = 0
  const seams = watchSeams([
    {
      name: 'sends-nothing',
      behaviours: {
        'events.send': () => {
          wrong++
        },
      },
    },
  ])
  seams.behaviours['events.send']([
    () => {
      sent++
      return Promise.resolve()
    },
  ])
  expect([sent, wrong]).toEqual([1, 0])
  expect([...seams.crossed()]).toEqual(['sends-nothing'])
})
