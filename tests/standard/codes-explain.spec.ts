import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { explainCode } from '../../src/standard/codes/explain.ts'
import { unknownParts } from '../../src/standard/codes/explanation.ts'
import { loadCodeTables } from '../../src/standard/codes/tables.ts'

const tables = loadCodeTables(join(import.meta.dirname, '..', '..', 'profiles'))

const explained: readonly (readonly [code: string, kind: string, summary: string])[] = [
  [
    '0.0.2.4.1.1.12.0.0.0.0.0.0.0.0.0.72.0',
    'reading type',
    '15-minute interval, delta data, forward, electricity, energy, Wh',
  ],
  ['0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0', 'reading type', 'bulk register, forward, electricity, energy, kWh'],
  ['0.0.0.6.0.3.115.0.0.0.0.0.0.0.0.-1.79.0', 'reading type', 'indicating, communication, signal strength, dB'],
  ['0.0.0.1.1.7.58.0.0.0.0.0.0.0.0.3.42.0', 'reading type', 'bulk register, forward, natural gas, volume, 10^3 m³'],
  [
    '8.8.53.0.1.2.8.0.0.0.0.2.1.3.224.3.38.0',
    'reading type',
    'billing period, maximum, 15-minute fixed block, forward, electricity (primary metered), demand, ' +
      'time of use bucket 2, critical peak bucket 1, consumption block 3, phases A, B and C, kW',
  ],
  [
    '13.0.0.3.0.1.150.0.0.0.0.0.0.0.0.-2.80.36',
    'reading type',
    'monthly, cumulative, electricity, bill last period, 10^-2 money, AUD',
  ],
  [
    '0.0.0.12.0.1.54.2.1.0.0.0.0.0.128.0.29.0',
    'reading type',
    'instantaneous, electricity, voltage, harmonic 2, phase A, V',
  ],
  [
    '0.0.0.12.0.1.54.5.2.0.0.0.0.0.128.0.29.0',
    'reading type',
    'instantaneous, electricity, voltage, interharmonic 5/2, phase A, V',
  ],
  ['0.0.0.0.0.1.22.0.0.5.1.0.0.0.0.0.111.0', 'reading type', 'electricity, IEEE 1366 CEMIn, argument 5, count'],
  ['0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0', 'reading type', 'nothing: every part is 0'],
  ['2.5.258', 'reading quality', 'metering system, reasonability, value is suspect'],
  ['3.8.8', 'reading quality', 'meter data management system, estimated, estimate made by the system'],
  ['3.12.0.257', 'end device event', 'electricity meter, security, tampering detected: tampering found'],
  [
    '3.31.0.23',
    'end device control',
    'electricity meter, remote disconnect switch, disconnect: disconnect the supply of a meter',
  ],
  ['3.26.0.18', 'end device control', 'electricity meter, power, connect'],
  ['2.4', 'reply code', 'invalid parameter: Invalid Meter(s)'],
]

for (const [code, kind, summary] of explained)
  test(`${code} is explained`, () => {
    expect(explainCode(code, tables)).toMatchObject({ kind, code, summary })
    expect(unknownParts(explainCode(code, tables)?.parts ?? [])).toEqual([])
  })

test('the examples of reading types and qualities have no unknown part', () => {
  for (const { code } of [...tables.readingType.examples.entries, ...tables.readingQuality.full.entries]) {
    const explanation = explainCode(code, tables)
    expect(explanation?.problem, code).toBeUndefined()
    expect(explanation?.parts.length, code).toBe(code.split('.').length)
    expect(unknownParts(explanation?.parts ?? []), code).toEqual([])
  }
})

test('the examples of end device codes have no unknown part, but for power down and up', () => {
  const codes = [...tables.endDeviceEvent.full.entries, ...tables.endDeviceControl.full.entries].map(({ code }) => code)
  const withUnknown = codes.filter((code) => unknownParts(explainCode(code, tables)?.parts ?? []).length > 0)
  expect(withUnknown).toEqual(['3.26.0.85', '3.26.0.216'])
  expect(explainCode('3.26.0.216', tables)).toMatchObject({
    kind: 'end device event',
    summary: 'electricity meter, power, eventOrAction 216 not in our tables (part 4): power up, as some send it',
  })
})

test('unknown values are named, and are no problem', () => {
  const explanation = explainCode('99.0.0.12.0.1.999.0.0.0.0.0.0.0.0.4.998.997', tables)
  expect(explanation?.problem).toBeUndefined()
  expect(explanation?.summary).toBe(
    'macroPeriod 99 not in our tables (part 1), instantaneous, electricity, ' +
      'measurementKind 999 not in our tables (part 7), multiplier 4 not in our tables (part 16), ' +
      'unit 998 not in our tables (part 17), USN',
  )
  expect(unknownParts(explanation?.parts ?? []).map(({ part }) => part)).toEqual([1, 7, 16, 17])
  expect(explainCode('0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.3.0.1', tables)?.summary).toBe(
    '10^3, currency 1 not in our tables (part 18)',
  )
  expect(explainCode('9.9', tables)?.summary).toBe("reply code 9.9 not in our tables: it may be a vendor's own")
})

test('an index has its meaning within its category only', () => {
  expect(explainCode('1.4.16', tables)?.summary).toBe('end device, data collection, daylight saving in force')
  expect(explainCode('1.5.16', tables)?.summary).toBe('end device, reasonability, index 16 not in our tables (part 3)')
})

test('four parts whose action we do not know may be an event or a control', () => {
  expect(explainCode('3.0.129.160', tables)?.kind).toBe('end device event or control')
})

test('what a control shares with events is inferred', () => {
  const domain = (code: string) => explainCode(code, tables)?.parts[1]?.entry
  expect(domain('3.26.0.18')).toMatchObject({ name: 'Power', basis: 'inferred' })
  expect(domain('3.26.0.47')).toMatchObject({ name: 'Power', basis: 'confirmed' })
})

test('each part tells its meaning and on what that rests', () => {
  const parts = explainCode('0.0.0.1.1.1.12.0.0.0.0.2.0.0.0.3.72.978', tables)?.parts ?? []
  expect(parts).toHaveLength(18)
  expect(parts[3]).toMatchObject({ part: 4, field: 'accumulation', code: '1', entry: { name: 'bulkQuantity' } })
  expect(parts[11]).toMatchObject({ field: 'tou', words: 'time of use bucket 2', entry: { basis: 'reported' } })
  expect(parts[17]).toMatchObject({ field: 'currency', entry: { code: '978', meaning: 'euro', basis: 'confirmed' } })
})

test('a code gone wrong is explained by its problem', () => {
  const sentences = [
    ['1.2.3.4.5', 'The ReadingType "1.2.3.4.5" has 5 parts: write 18 whole numbers with dots between them.'],
    ['2..4', 'Part 2 (category) of the reading quality code is empty: write 0 where it does not apply.'],
    ['2.4 ', 'Part 2 (number) of the reply code reads "4 ": write the number without blanks.'],
    [
      '0.0.0.1.1.1.twelve.0.0.0.0.0.0.0.0.3.72.0',
      'Part 7 (measurementKind) of the ReadingType reads "twelve": write a whole number, 0 where it does not apply.',
    ],
  ] as const
  for (const [text, message] of sentences)
    expect(explainCode(text, tables)).toMatchObject({ summary: message, parts: [], problem: { message } })
})

test('what does not look like a code is left to others', () => {
  for (const text of ['', '.', '12', 'MeterReadings', 'ENV-001', 'Header.Verb', 'v1.2', '2,4'])
    expect(explainCode(text, tables), text).toBeUndefined()
})
