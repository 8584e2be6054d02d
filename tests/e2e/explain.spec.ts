import { expect } from '@playwright/test'
import { cim9 } from './cli.ts'
import { test } from './desk.ts'

const explained: Readonly<Record<string, RegExp>> = {
  '0.0.2.4.1.1.12.0.0.0.0.0.0.0.0.0.72.0': /15-minute interval, delta data, forward, electricity, energy, Wh/,
  '0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72': /has 17 parts: write 18 whole numbers/,
  '2.10': /reply code[^]*Unsupported ReadingType/,
  'sequence.correlated': /carries the CorrelationID of its request[^]*must, reported/,
  'ERR-012': /An unknown meter is not served and not answered OK/,
  MeterReadings: /MeterReadings#[^]*MeterReadings\.xsd, reported/,
  GetMeterConfig: /a skeleton/,
  MeterAssetReading: /an old name of the noun MeterReadings/,
}

for (const [what, words] of Object.entries(explained))
  test(`${what} is explained in words`, async ({ folder }) => {
    const { code, stdout } = await cim9(['explain', what], { cwd: folder })
    expect(stdout).toMatch(words)
    expect(code).toBe(0)
  })

test('what nobody knows is a mistake of the user', async ({ folder }) => {
  const { code, stderr } = await cim9(['explain', 'nonsense'], { cwd: folder })
  expect(stderr).toMatch(/nonsense is no code, no noun, no assertion and no requirement/)
  expect(code).toBe(2)
})
