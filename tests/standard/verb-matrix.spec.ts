import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { listedSchemas } from '../../src/standard/schemas.ts'
import { loadVerbMatrix, messageRoots, type VerbCell } from '../../src/standard/verb-matrix.ts'

const profiles = join(import.meta.dirname, '..', '..', 'profiles')
const matrix = loadVerbMatrix('2013', profiles)
const withProfile = listedSchemas('2013', profiles).flatMap(({ kind, noun }) => (kind === 'profile' && noun) || [])
const verbs = matrix.list.map(({ verb }) => verb)
const cellsOf = (which: Partial<VerbCell>) =>
  matrix.cells.filter((cell) =>
    Object.entries(which).every(([field, value]) => cell[field as keyof VerbCell] === value),
  )

test('every verb, root and noun has exactly one answer, with basis and source', () => {
  expect(matrix.cells).toHaveLength(verbs.length * messageRoots.length * matrix.nouns.length)
  for (const verb of verbs)
    for (const root of messageRoots)
      for (const noun of matrix.nouns) {
        expect(cellsOf({ verb, root, noun })).toHaveLength(1)
        expect(matrix.cell(verb, root, noun)?.source).toMatch(/\w{3}/)
      }
})

test('the nouns are those with a profile and OperationSet, the verbs those that the envelope schema enumerates', () => {
  expect(matrix.nouns).toEqual([...withProfile, 'OperationSet'])
  const envelope = readFileSync(join(profiles, '2013', 'schemas', 'Message.xsd'), 'utf8')
  const [, enumerated = ''] = /name="Verb">(.*?)<\/xs:simpleType>/s.exec(envelope) ?? []
  const values = [...enumerated.matchAll(/value="(\w+)"/g)].map(([, value]) => value)
  expect(values).toHaveLength(14)
  expect([...verbs].sort()).toEqual(values.sort())
})

test('a verb or noun of a vendor has no cell: nobody is accused of it', () => {
  expect(matrix.cell('get', 'RequestMessage', 'AcmeSettings')).toBeUndefined()
  expect(matrix.cell('ping', 'RequestMessage', 'MeterReadings')).toBeUndefined()
  expect(matrix.rootOf('ping')).toBeUndefined()
})

test('a verb is impossible in the root of another verb and in a message without header, and nowhere else', () => {
  const impossible = matrix.cells.filter(({ verb, root }) => root !== 'Message' && root !== matrix.rootOf(verb))
  expect(cellsOf({ rating: 'impossible' })).toEqual(impossible)
  expect(new Set(impossible.map(({ basis }) => basis))).toEqual(new Set(['confirmed']))
})

test('the loose root takes any verb, and recommends none', () => {
  expect(cellsOf({ root: 'Message', rating: 'possible' })).toHaveLength(verbs.length * matrix.nouns.length)
})

const stated: readonly (readonly [verb: string, root: string, noun: string, rating: string, basis: string])[] = [
  ['reply', 'RequestMessage', 'MeterReadings', 'impossible', 'confirmed'],
  ['get', 'EventMessage', 'MeterReadings', 'impossible', 'confirmed'],
  ['get', 'ResponseMessage', 'MeterConfig', 'impossible', 'confirmed'],
  ['created', 'RequestMessage', 'EndDeviceEvents', 'impossible', 'confirmed'],
  ['create', 'EventMessage', 'EndDeviceControls', 'impossible', 'confirmed'],
  ['reply', 'FaultMessage', 'MeterReadings', 'impossible', 'confirmed'],
  ['get', 'RequestMessage', 'MeterReadings', 'recommended', 'reported'],
  ['reply', 'ResponseMessage', 'ReceiptRecord', 'recommended', 'reported'],
  ['created', 'EventMessage', 'EndDeviceEvents', 'recommended', 'reported'],
  ['create', 'RequestMessage', 'EndDeviceControls', 'recommended', 'reported'],
  ['cancel', 'RequestMessage', 'MeterReadSchedule', 'recommended', 'reported'],
  ['execute', 'RequestMessage', 'OperationSet', 'recommended', 'reported'],
  ['execute', 'RequestMessage', 'MeterConfig', 'possible', 'inferred'],
  ['create', 'RequestMessage', 'OperationSet', 'possible', 'inferred'],
  ['delete', 'RequestMessage', 'MeterReadings', 'possible', 'inferred'],
]
for (const [verb, root, noun, rating, basis] of stated)
  test(`${verb} in a ${root} of ${noun} is ${rating}, ${basis}`, () => {
    expect(cellsOf({ verb, noun }).filter((cell) => cell.root === root)).toMatchObject([{ rating, basis }])
  })

test('judgement alone never makes anything impossible', () => {
  expect(cellsOf({ rating: 'impossible', basis: 'inferred' })).toEqual([])
})

test.describe('an edited file', () => {
  let copy = ''
  test.beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'cim9-verbs-'))
    cpSync(join(profiles, '2013'), join(copy, '2013'), { recursive: true })
  })
  test.afterEach(() => rmSync(copy, { recursive: true }))

  const file = () => join(copy, '2013', 'verb-matrix.json')
  const load = () => loadVerbMatrix('2013', copy)
  const change = (from: string | RegExp, to: string) => {
    const text = readFileSync(file(), 'utf8')
    expect(text).toMatch(from)
    writeFileSync(file(), text.replace(from, to))
  }
  const firstRule = '"rules": ['
  const addFirst = (rule: object) => change(firstRule, `${firstRule}\n    ${JSON.stringify(rule)},`)
  const own = { rating: 'possible', basis: 'confirmed', source: 'the text in hand' }

  test('one line corrects one cell and no other', () => {
    const corrected = { verb: 'close', noun: 'MeterReadings', ...own, rating: 'impossible' }
    addFirst(corrected)
    const changed = load().cells.filter((cell, index) => cell.source !== matrix.cells[index]?.source)
    expect(changed).toEqual([{ ...corrected, root: 'RequestMessage' }])
  })

  test('a file that is missing is named', () => {
    rmSync(file())
    expect(load).toThrow(`${file()} is missing`)
  })

  test('a file that is not JSON is named', () => {
    writeFileSync(file(), '{')
    expect(load).toThrow(`${file()} is not JSON`)
  })

  test('a broken field is named', () => {
    change('"rating": "recommended"', '"rating": "desired"')
    expect(load).toThrow(`${file()}, field rules.3.rating: Invalid option`)
  })

  test('an unknown field is named', () => {
    change('"noun": "MeterReadings"', '"nuon": "MeterReadings"')
    expect(load).toThrow(/verb-matrix\.json, field rules\.4: .*nuon/)
  })

  test('a noun and a verb that nobody knows are named', () => {
    addFirst({ noun: 'MeterReading', ...own })
    expect(load).toThrow(`${file()}, field rules.0.noun: there is no noun MeterReading in this edition.`)
    change('"noun":"MeterReading"', '"verb":["get","fetch"]')
    expect(load).toThrow(`${file()}, field rules.0.verb: there is no verb fetch in this edition.`)
  })

  test('a root that nobody knows is named', () => {
    addFirst({ root: 'Request', ...own })
    expect(load).toThrow(`${file()}, field rules.0.root`)
  })

  test('a verb twice is named', () => {
    change('"verb": "create", "root"', '"verb": "get", "root"')
    expect(load).toThrow(`${file()}, field verbs: get is listed twice.`)
  })

  test('a rule below one that fits first is told, not silently without effect', () => {
    addFirst({ noun: 'MeterReadSchedule', ...own })
    expect(load).toThrow(/field rules\.\d+: it decides no cell, because rules above it fit first/)
  })

  test('a cell without an answer is told', () => {
    change(
      /\n {4}\{ "rating": "possible", "basis": "inferred"/,
      '\n    { "verb": "get", "rating": "possible", "basis": "inferred"',
    )
    expect(load).toThrow(/field rules: none fits create in a RequestMessage of MeterReadings/)
  })
})
