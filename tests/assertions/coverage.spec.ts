import { expect, test } from '@playwright/test'
import { assertions } from '../../src/assertions/index.ts'
import { faults } from '../../src/sut/faults/index.ts'

test('every fault raises assertions that there are', () => {
  const ids = assertions.map(({ id }) => id)
  for (const { name, raises } of faults)
    expect(ids, name).toEqual(expect.arrayContaining(raises.map(({ assertion }) => assertion)))
})
