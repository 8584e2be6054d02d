import { expect, test } from '@playwright/test'
import { ixitSchema, type IxitInput } from '../../src/config/ixit.ts'
import { fixturesOf } from '../../src/conversation/fixtures.ts'

const named = (name: string) => ({ names: [{ name }] })
const without = (input: IxitInput) => fixturesOf(ixitSchema.parse(input)).usagePointWithoutMeter()

test.describe('the usage point without a meter', () => {
  const meters = [{ ...named('M-1'), usagePoint: 'P-1' }]
  const usagePoints = ['P-1', 'P-2', 'P-3'].map(named)

  test('is one that no meter names, of those given up either', () => {
    const sacrificial = { meters: [{ ...named('M-2'), usagePoint: 'P-2' }] }
    expect(without({ meters, usagePoints, sacrificial })).toMatchObject(named('P-3'))
    expect(without({ meters, usagePoints, sacrificial: { usagePoints: [named('P-2')] } })).toMatchObject(named('P-3'))
  })

  test('is not guessed among several where a meter does not say where it is', () => {
    const sacrificial = { meters: [named('M-2')] }
    expect(() => without({ meters, usagePoints, sacrificial })).toThrow('Fill in ixit.usagePoints')
    expect(without({ meters, usagePoints: usagePoints.slice(0, 2), sacrificial })).toMatchObject(named('P-2'))
  })
})
