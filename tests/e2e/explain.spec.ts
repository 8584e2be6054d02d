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
  MeterConfig: /recommended, reported: get, create, reply\n[^]*possible, inferred:.* close,/,
  OperationSet: /without a profile[^]*recommended, reported: execute, reply/,
  get: /RequestMessage, its own root\n +recommended, reported: MeterReadings, [^]*EventMessage\n +impossible, confirmed: every noun/,
  create: /recommended, reported: .*EndDeviceControls[^]*possible, inferred: MeterReadings/,
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
  expect(stderr).toMatch(/nonsense is no code, no noun, no verb, no assertion and no requirement/)
  expect(code).toBe(2)
})

test('the verbs are listed by name, with each of their cells as JSON', async ({ folder }) => {
  const [plain, json] = await Promise.all([
    cim9(['list', 'verbs'], { cwd: folder }),
    cim9(['list', 'verbs', '--json'], { cwd: folder }),
  ])
  expect(plain.stdout).toMatch(/^get {10,}ask for data[^]*\nexecuted {10,}tell/)
  const rows = JSON.parse(json.stdout) as { id: string; cells: object[] }[]
  expect(rows.map(({ id }) => id)).toEqual(plain.stdout.match(/^\w+/gm))
  expect(rows.find(({ id }) => id === 'reply')?.cells).toContainEqual(
    expect.objectContaining({
      root: 'RequestMessage',
      noun: 'MeterReadings',
      rating: 'impossible',
      basis: 'confirmed',
    }),
  )
})

test('the list of requirements holds every published case of the edition, with its standing', async ({ folder }) => {
  const { stdout } = await cim9(['list', 'requirements', '--json'], { cwd: folder })
  const rows = JSON.parse(stdout) as { id: string }[]
  expect(rows.length).toBeGreaterThanOrEqual(357)
  expect(rows[0]).toMatchObject({ id: 'ENV-001', strength: 'must', basis: 'reported', claim: 'exchange' })
})
