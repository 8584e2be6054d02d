import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { buildEndDeviceCode, parseEndDeviceCode } from '../../src/standard/codes/end-device.ts'
import { buildReadingQuality, parseReadingQuality } from '../../src/standard/codes/reading-quality.ts'
import {
  buildReadingType,
  multiplierOf,
  parseReadingType,
  registerOf,
  type ReadingTypeParts,
} from '../../src/standard/codes/reading-type.ts'
import { loadCodeTables } from '../../src/standard/codes/tables.ts'

const tables = loadCodeTables(join(import.meta.dirname, '..', '..', 'profiles'))

/** The parts of a ReadingType that is known to be well formed. */
const partsOf = (text: string): ReadingTypeParts => {
  const parsed = parseReadingType(text)
  if (!parsed.ok) throw new Error(parsed.problem.message)
  return parsed.parts
}

const kWh = '0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0'
const Wh = '0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.0.72.0'

test('a ReadingType is taken apart by the names of its parts', () => {
  expect(parseReadingType('8.9.2.4.19.1.37.5.2.45.1.3.1.2.224.-3.38.978')).toEqual({
    ok: true,
    parts: {
      macroPeriod: 8,
      aggregate: 9,
      measuringPeriod: 2,
      accumulation: 4,
      flowDirection: 19,
      commodity: 1,
      measurementKind: 37,
      interharmonicNumerator: 5,
      interharmonicDenominator: 2,
      argumentNumerator: 45,
      argumentDenominator: 1,
      tou: 3,
      cpp: 1,
      consumptionTier: 2,
      phases: 224,
      multiplier: -3,
      unit: 38,
      currency: 978,
    },
  })
})

test('every ReadingType of the examples is the same after taking apart and building', () => {
  for (const { code } of tables.readingType.examples.entries) expect(buildReadingType(partsOf(code))).toBe(code)
})

test('every reading quality of the examples is the same after taking apart and building', () => {
  for (const { code } of tables.readingQuality.full.entries) {
    const parsed = parseReadingQuality(code)
    expect(parsed.ok && buildReadingQuality(parsed.parts)).toBe(code)
  }
})

test('every end device code of the examples is the same after taking apart and building', () => {
  for (const { code } of [...tables.endDeviceEvent.full.entries, ...tables.endDeviceControl.full.entries]) {
    const parsed = parseEndDeviceCode(code)
    expect(parsed.ok && buildEndDeviceCode(parsed.parts)).toBe(code)
  }
})

test('parts that are left out are built as 0', () => {
  expect(
    buildReadingType({ accumulation: 1, flowDirection: 1, commodity: 1, measurementKind: 12, multiplier: 3, unit: 72 }),
  ).toBe(kWh)
})

test('what cannot be written is not built', () => {
  expect(() => buildReadingType({ flowDirection: -1 })).toThrow('Part 5 (flowDirection) of the ReadingType reads "-1"')
  expect(() => buildReadingType({ unit: 7.5 })).toThrow(
    'The ReadingType "0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.7.5.0" has 19',
  )
  expect(() => buildEndDeviceCode({ domain: Number.NaN })).toThrow('Part 2 (domain) of the end device code reads "NaN"')
})

test('leading zeros and a negative zero are let pass, and not built again', () => {
  expect(partsOf('00.0.002.4.1.1.12.0.0.0.0.0.0.0.0.-0.72.0')).toEqual(partsOf('0.0.2.4.1.1.12.0.0.0.0.0.0.0.0.0.72.0'))
})

test('values that no table holds are well formed', () => {
  expect(parseReadingType('99.99.99.99.99.99.999.9.9.9.9.9.9.9.9.4.999.1').ok).toBe(true)
  expect(parseReadingQuality('5.12.4000').ok).toBe(true)
  expect(parseEndDeviceCode('26.0.129.999').ok).toBe(true)
})

test('Wh and kWh are the same register, by a power of ten apart', () => {
  expect(registerOf(partsOf(kWh))).toBe(Wh)
  expect(registerOf(partsOf(Wh))).toBe(Wh)
  expect(multiplierOf(partsOf(kWh)) - multiplierOf(partsOf(Wh))).toBe(3)
})

test('another unit, direction or phase is another register', () => {
  for (const change of [{ unit: 73 }, { flowDirection: 19 }, { phases: 128 }])
    expect(registerOf({ ...partsOf(kWh), ...change })).not.toBe(Wh)
})

const malformed: readonly (readonly [what: string, text: string, message: string])[] = [
  ['nothing', '', 'The ReadingType is empty: write 18 whole numbers with dots between them.'],
  [
    '17 parts',
    '0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72',
    'The ReadingType "0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72" has 17 parts: write 18 whole numbers with dots between them.',
  ],
  [
    '19 parts',
    `${kWh}.0`,
    'The ReadingType "0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0.0" has 19 parts: write 18 whole numbers with dots between them.',
  ],
  ['a word', 'kWh', 'The ReadingType "kWh" has 1 part: write 18 whole numbers with dots between them.'],
  [
    'a long text',
    'x'.repeat(1000),
    `The ReadingType "${'x'.repeat(57)}..." has 1 part: write 18 whole numbers with dots between them.`,
  ],
  [
    'letters',
    kWh.replace('72', 'Wh'),
    'Part 17 (unit) of the ReadingType reads "Wh": write a whole number, 0 where it does not apply.',
  ],
  [
    'digits of another script',
    kWh.replace('72', '\u0667\u0662'),
    'Part 17 (unit) of the ReadingType reads "\u0667\u0662": write a whole number, 0 where it does not apply.',
  ],
  [
    'an exponent',
    kWh.replace('72', '1e3'),
    'Part 17 (unit) of the ReadingType reads "1e3": write a whole number, 0 where it does not apply.',
  ],
  [
    'an empty part',
    kWh.replace('12', ''),
    'Part 7 (measurementKind) of the ReadingType is empty: write 0 where it does not apply.',
  ],
  [
    'a blank within',
    kWh.replace('12', ' 12'),
    'Part 7 (measurementKind) of the ReadingType reads " 12": write the number without blanks.',
  ],
  [
    'a line break at the end',
    `${kWh}\n`,
    'Part 18 (currency) of the ReadingType reads "0\\n": write the number without blanks.',
  ],
  [
    'a plus sign',
    kWh.replace('.3.', '.+3.'),
    'Part 16 (multiplier) of the ReadingType reads "+3": write the number without a plus sign.',
  ],
  [
    'a minus sign where none may be',
    kWh.replace('12', '-12'),
    'Part 7 (measurementKind) of the ReadingType reads "-12": only the multiplier may be negative.',
  ],
  [
    'a minus sign alone',
    kWh.replace('.3.', '.-.'),
    'Part 16 (multiplier) of the ReadingType reads "-": write a whole number, 0 where it does not apply.',
  ],
  [
    'a huge number',
    kWh.replace('72', '2147483648'),
    'Part 17 (unit) of the ReadingType reads "2147483648": no code is larger than 2147483647.',
  ],
  [
    'a number beyond counting',
    kWh.replace('.3.', `.-${'9'.repeat(400)}.`),
    `Part 16 (multiplier) of the ReadingType reads "-${'9'.repeat(56)}...": no code is larger than 2147483647.`,
  ],
]

for (const [what, text, message] of malformed)
  test(`a ReadingType with ${what} is malformed, and the sentence says where`, () => {
    const parsed = parseReadingType(text)
    expect(parsed.ok ? 'well formed' : parsed.problem.message).toBe(message)
  })

test('a problem holds the part, its name and what was read', () => {
  expect(parseReadingType(kWh.replace('12', 'x'))).toMatchObject({
    problem: { part: 7, field: 'measurementKind', read: 'x' },
  })
})

test('no part of a quality or end device code may be negative', () => {
  expect(parseReadingQuality('2.-5.258')).toMatchObject({
    problem: { message: 'Part 2 (category) of the reading quality code reads "-5": no part may be negative.' },
  })
  expect(parseEndDeviceCode('3.26.0')).toMatchObject({
    problem: { message: 'The end device code "3.26.0" has 3 parts: write 4 whole numbers with dots between them.' },
  })
})
