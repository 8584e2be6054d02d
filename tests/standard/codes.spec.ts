import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { readCodeTable } from '../../src/standard/codes/table.ts'
import { loadCodeTables } from '../../src/standard/codes/tables.ts'

const profiles = join(import.meta.dirname, '..', '..', 'profiles')
const tables = loadCodeTables(profiles)

const tableFiles = readdirSync(join(profiles, 'codes'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json') && name !== 'reply-codes.json')
  .sort()

for (const name of tableFiles)
  test(`${name}: codes are unique, no row speaks of a repository`, () => {
    const { entries, sources } = readCodeTable(join(profiles, 'codes', name))
    const codes = entries.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(JSON.stringify({ entries, sources })).not.toMatch(/https?:|github|\.xsd|\.cpp/i)
  })

test('the tables are as large as their sources', () => {
  const { readingType, readingQuality, endDeviceEvent, endDeviceControl } = tables
  expect(Object.fromEntries([...readingType.values].map(([field, { entries }]) => [field, entries.length]))).toEqual({
    macroPeriod: 7,
    aggregate: 15,
    measuringPeriod: 41,
    accumulation: 11,
    flowDirection: 21,
    commodity: 27,
    measurementKind: 125,
    phases: 27,
    multiplier: 13,
    unit: 125,
    currency: 189,
  })
  expect(readingType.examples.entries).toHaveLength(188)
  expect(readingQuality.full.entries).toHaveLength(29)
  expect(endDeviceEvent.full.entries).toHaveLength(11)
  expect(endDeviceControl.full.entries).toHaveLength(4)
  expect(tables.errorLevel.entries.map(({ code }) => code)).toEqual(['INFORM', 'WARNING', 'FATAL', 'CATASTROPHIC'])
  expect(tables.replyCodes.get('2.4')?.meaning).toBe('Invalid Meter(s)')
})

test('a grade of high from one lineage is reported, from two it is confirmed, low is inferred', () => {
  expect(tables.endDeviceEvent.domain.find('26')?.basis).toBe('confirmed')
  expect(tables.endDeviceEvent.domain.find('36')?.basis).toBe('reported')
  expect(tables.endDeviceEvent.subDomain.find('298')?.basis).toBe('inferred')
})

/** As CLDR 48 lists them; a second source beside the table. ANG is left out: XCG took its number in 2025. */
const inUse = `
  AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
  CLP CNY COP CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD
  HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL
  LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR
  PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND
  TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XDR XOF XPF XSU YER ZAR ZMW ZWG ZWL`
  .trim()
  .split(/\s+/)

test.describe('ISO 4217', () => {
  const { entries } = tables.currencies

  test('is complete: every currency that Unicode counts as in use stands there', () => {
    expect(entries.length).toBeGreaterThan(150)
    expect(entries.map(({ name }) => name)).toEqual(expect.arrayContaining(inUse))
  })

  test('holds what is money to ISO but not to Unicode: metals, units of account, codes for tests', () => {
    for (const name of ['XAU', 'XAG', 'XTS', 'XXX', 'XBA', 'XUA', 'CHE', 'CLF', 'MXV', 'USN'])
      expect(entries.map((entry) => entry.name)).toContain(name)
  })

  test('numbers have three digits, letters are three capitals and stand once', () => {
    for (const { code, name } of entries) {
      expect(code).toMatch(/^\d{3}$/)
      expect(name).toMatch(/^[A-Z]{3}$/)
    }
    expect(new Set(entries.map(({ name }) => name)).size).toBe(entries.length)
  })

  test('knows the numbers that begin with a zero', () => {
    expect(tables.currencies.find('036')).toMatchObject({ name: 'AUD', meaning: 'Australian dollar' })
    expect(tables.currencies.find('978')).toMatchObject({ name: 'EUR', basis: 'confirmed' })
  })
})

test.describe('missing or broken tables', () => {
  let copy = ''
  test.beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'cim9-codes-'))
    cpSync(join(profiles, 'codes'), join(copy, 'codes'), { recursive: true })
  })
  test.afterEach(() => rmSync(copy, { recursive: true }))

  const path = (name: string) => join(copy, 'codes', name)
  const load = () => loadCodeTables(copy)
  const change = (name: string, from: string, to: string) =>
    writeFileSync(path(name), readFileSync(path(name), 'utf8').replace(from, to))

  test('a table that is missing is named', () => {
    rmSync(path('reading-type/unit.json'))
    expect(load).toThrow(`${path('reading-type/unit.json')} is missing: a code table stands there.`)
  })

  test('a table that is not JSON is named', () => {
    writeFileSync(path('error-level.json'), '{')
    expect(load).toThrow(`${path('error-level.json')} is not JSON`)
  })

  test('a table that is no table is named', () => {
    writeFileSync(path('error-level.json'), '[]')
    expect(load).toThrow(`${path('error-level.json')}: Invalid input`)
  })

  test('a broken field is named', () => {
    change('reading-type/aggregate.json', '"basis": "confirmed"', '"basis": "rumoured"')
    expect(load).toThrow(`${path('reading-type/aggregate.json')}, field entries.0.basis: Invalid option`)
  })

  test('a field that is left out is named', () => {
    change('iso-4217.json', '"name": "ALL", ', '')
    expect(load).toThrow(`${path('iso-4217.json')}, field entries.0.name: Invalid input`)
  })

  test('a code that is listed twice is named', () => {
    change('end-device-event/type.json', '"code": "3"', '"code": "0"')
    expect(load).toThrow(`${path('end-device-event/type.json')}, field entries.2.code: 0 is listed twice.`)
  })

  test('parts of the ReadingType out of order are named', () => {
    change('reading-type/parts.json', '"name": "commodity"', '"name": "comodity"')
    expect(load).toThrow(`${path('reading-type/parts.json')}, field entries.5: part 6, commodity, is expected here.`)
  })

  test('a part of the ReadingType that names no table is named', () => {
    change('reading-type/parts.json', ', "values": "reading-type/aggregate"', '')
    expect(load).toThrow(
      `${path('reading-type/parts.json')}, field entries.1.values: the name of a table is expected here, or "number".`,
    )
  })

  test('a broken reply code is named', () => {
    change('reply-codes.json', '"code": "2.4"', '"code": "2.4.1"')
    expect(load).toThrow(`${path('reply-codes.json')}, field 9.code: Invalid string`)
  })
})
