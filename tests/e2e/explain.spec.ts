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
  'EndDeviceControl/primaryDeviceTiming':
    /^EndDeviceControl\/primaryDeviceTiming\n {2}When, how long[^]*inferred\n[^]*type +EndDeviceTiming\n[^]*0\.\.1 \(optional\)\n[^]*EndDeviceControls \(schema confirmed\)\n[^]*edition +2013\n$/,
  'EndDeviceControls/EndDeviceControl/primaryDeviceTiming/duration': /^EndDeviceTiming\/duration\n[^]*unit +min/,
  'EndDeviceTiming/randomisation': /values +default, end, none, start, startAndEnd\n/,
  'EndDeviceControl/PanPricing': /choice +0\.\.1 of PanDemandResponse, PanDisplay, PanPricing\n/,
  'Header/Verb': /values +cancel, canceled, change[^]*1\.\.1 \(required\)[^]*envelope fdis \(schema confirmed\)/,
  'Header/Timestamp': /0\.\.1 \(optional\)\n.*envelope fdis[^]*1\.\.1 \(required\)\n.*envelope tightened/,
  'Payload/OperationSet': /choice +1\.\.1 of elements of other schemas, OperationSet, Compressed, ID\n/,
  'ReadingType/@ref': /18 dotted numbers[^]*MeterReadings, MeterConfig, [^]*MeterServiceRequests/,
  EndDeviceTiming: /a class of EndDeviceControls\n {2}duration +0\.\.1 {2}How long [^]*\n {2}interval +0\.\.1 {2}/,
  EndDeviceEvents: /EndDeviceEvents#[^]*EndDeviceEvent +0\.\.\* {2}One thing that happened/,
  serialNumber: /Meter\/serialNumber [^]*EndDevice\/serialNumber /,
}

for (const [what, words] of Object.entries(explained))
  test(`${what} is explained in words`, async ({ folder }) => {
    const { code, stdout } = await cim9(['explain', what], { cwd: folder })
    expect(stdout).toMatch(words)
    expect(code).toBe(0)
  })

test('what nobody knows is a mistake of the user', async ({ folder }) => {
  const { code, stderr } = await cim9(['explain', 'nonsense'], { cwd: folder })
  expect(stderr).toMatch(/nonsense is no code, no noun, no element, no verb, no assertion and no requirement/)
  expect(code).toBe(2)
})

for (const [path, sentence] of Object.entries({
  'EndDeviceTiming/length':
    /EndDeviceTiming has no length; it has duration, durationIndefinite, randomisation, interval\./,
  'EndDeviceControls/EndDeviceControl/EndDevices/serialNumber': /EndDevices has no serialNumber; it has mRID, /,
  'Header/Verb/x': /Header\/Verb has no x; no element and no attribute is known in it\./,
}))
  test(`${path} is no element: the user is told which there are`, async ({ folder }) => {
    const { code, stdout, stderr } = await cim9(['explain', path], { cwd: folder })
    expect(stderr).toMatch(sentence)
    expect(stdout).toBe('')
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
