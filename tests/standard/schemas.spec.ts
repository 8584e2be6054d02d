import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { envelopeDialect } from '../../src/standard/envelope-form.ts'
import { loadSchemas } from '../../src/standard/schemas.ts'
import type { EnvelopeDialect, EnvelopeWildcards } from '../../src/standard/envelope-form.ts'
import { createSchemaEngine } from '../../src/xml/engines/index.ts'
import { attributeOf, elements } from '../../src/xml/tree.ts'
import { readXml } from '../../src/xml/intake.ts'

const profiles = join(import.meta.dirname, '..', '..', 'profiles')
const schemas = loadSchemas('2013', profiles)

test('a namespace gives its schema, an unknown one none', () => {
  expect(schemas.byNamespace('http://iec.ch/TC57/2011/GetMeterReadings#')).toMatchObject({
    file: 'GetMeterReadings.xsd',
    roots: ['GetMeterReadings'],
    noun: 'MeterReadings',
    kind: 'query-profile',
    basis: 'inferred',
    skeleton: true,
  })
  expect(schemas.byNamespace('http://iec.ch/TC57/2009/MeterReadings#')).toBeUndefined()
})

for (const { file, namespace, roots, sha256, kind, basis, skeleton } of schemas.list) {
  test(`${file} describes the namespace and the roots that are listed for it`, () => {
    const bytes = schemas.files.get(file) ?? new Uint8Array()
    const intake = readXml(bytes)
    if (!intake.ok) throw new Error(intake.problem.message)
    expect(attributeOf(intake.root, 'targetNamespace')).toBe(namespace)
    const declared = elements(intake.root).filter(({ name }) => name === 'element')
    expect(declared.map((declaration) => attributeOf(declaration, 'name'))).toEqual(expect.arrayContaining([...roots]))
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  test(`${file}: what is a skeleton is inferred, and every query profile is one`, () => {
    if (kind === 'query-profile') expect(skeleton).toBe(true)
    if (skeleton) expect(basis).toBe('inferred')
  })

  test(`${file} compiles in the default engine`, async () => {
    const engine = await createSchemaEngine('libxml2-wasm', schemas.files)
    const [problems] = engine.validate('<x/>', [{ schema: file, position: [] }])
    expect(problems?.map(({ message }) => message)).toEqual([
      "Element 'x': No matching global declaration available for the validation root.",
    ])
  })
}

test('every noun of the edition has a profile, a query profile and the typed messages of its query and of its changes', () => {
  const of = (kind: string) => schemas.list.filter((entry) => entry.kind === kind)
  const nouns = of('profile').map(({ noun }) => noun)
  expect(new Set(nouns).size).toBe(24)
  expect(nouns).not.toContain('EndDeviceFirmware')
  expect(nouns).not.toContain('MeterServiceRequest')
  const nounsOf = (kind: string) => of(kind).flatMap(({ noun }) => noun ?? [])
  expect(nounsOf('query-profile')).toEqual(nouns)
  expect(nounsOf('typed-message')).toEqual([...nouns, ...nouns])
})

test('every schema file is listed, but for one that another includes', () => {
  const listed = new Set(schemas.list.map(({ file }) => file))
  expect([...schemas.files.keys()].filter((file) => !listed.has(file))).toEqual(['AbstractMessage.xsd'])
})

test('two profiles are confirmed; what rests on a draft or on nothing public is inferred', () => {
  const on = (basis: string) => schemas.list.filter((one) => one.kind === 'profile' && one.basis === basis)
  expect(on('confirmed').map(({ noun }) => noun)).toEqual(['EndDeviceControls', 'EndDeviceEvents'])
  expect(on('inferred').filter(({ skeleton }) => !skeleton)).toMatchObject([{ noun: 'MeterServiceRequests' }])
  expect(on('inferred')).toHaveLength(10)
})

test.describe('the forms of the envelope', () => {
  const envelopeNamespace = 'http://iec.ch/TC57/2011/schema/message'
  const uuid = '8f1e2a1c-5d7e-4d0b-9a39-3f1f6f3f1c11'
  const meters = '<EndDevice xmlns="http://iec.ch/TC57/2011/GetMeterReadings#"/>'
  const message = (header: string, request = '', error = '') =>
    `<Message xmlns="${envelopeNamespace}"><Header><Verb>get</Verb><Noun>MeterReadings</Noun>${header}</Header>` +
    `<Request>${request}</Request><Reply><Result>OK</Result>${error}</Reply></Message>`
  const identified = (id: string) =>
    `<Timestamp>2024-03-31T01:59:59Z</Timestamp><MessageID>${id}</MessageID><CorrelationID>${id}</CorrelationID>`

  const facts: readonly (readonly [fact: string, text: string, validIn: readonly EnvelopeDialect[]])[] = [
    ['bare identifiers', message(''), ['fdis', 'draft-2011']],
    ['identifiers that are UUIDs', message(identified(uuid)), ['fdis', 'draft-2011', 'tightened']],
    ['identifiers that are none', message(identified('4711')), ['fdis', 'draft-2011']],
    ['a free context', message(`<Context>lab</Context>${identified(uuid)}`), ['fdis', 'tightened']],
    ['a listed context', message(`<Context>TESTING</Context>${identified(uuid)}`), ['fdis', 'draft-2011', 'tightened']],
    [
      'a user without organization',
      message(identified(uuid).replace('<MessageID>', '<User><UserID>u</UserID></User><MessageID>')),
      ['fdis', 'tightened'],
    ],
    ['an identifier with its kind', message(identified(uuid), '<ID kind="uuid">1</ID>'), ['fdis', 'tightened']],
    [
      'an error that names an object by its identifier',
      message(identified(uuid), '', '<Error><code>2.4</code><ID>1</ID></Error>'),
      ['fdis', 'tightened'],
    ],
  ]
  for (const dialect of envelopeDialect.options)
    for (const [fact, text, validIn] of facts)
      test(`${fact}: ${validIn.includes(dialect) ? 'valid' : 'invalid'} in ${dialect}`, async () => {
        const { files, envelope } = loadSchemas('2013', profiles, { dialect })
        expect(envelope).toEqual({ dialect, wildcards: 'lax' })
        const engine = await createSchemaEngine('libxml2-wasm', files)
        const [problems] = engine.validate(text, [{ schema: 'Message.xsd', position: [] }])
        expect(problems?.length === 0).toBe(validIn.includes(dialect))
      })

  for (const dialect of envelopeDialect.options)
    test(`${dialect}: lax wildcards let anything in, strict ones a known profile that is valid`, async () => {
      const judge = async (wildcards: EnvelopeWildcards, guest: string) => {
        const { files } = loadSchemas('2013', profiles, { dialect, wildcards })
        const engine = await createSchemaEngine('libxml2-wasm', files)
        const text = message(identified(uuid), guest)
        return engine.validate(text, [{ schema: 'Message.xsd', position: [] }])[0]?.length === 0
      }
      const stranger = '<x xmlns="urn:x"/>'
      const broken = meters.replace('/>', ' colour="red"/>')
      expect(await Promise.all([meters, stranger, broken].map((guest) => judge('lax', guest)))).toEqual([
        true,
        true,
        true,
      ])
      expect(await Promise.all([meters, stranger, broken].map((guest) => judge('strict', guest)))).toEqual([
        true,
        false,
        false,
      ])
    })

  test('the form stands under the name of the usual one, with its own ground and digest, and typed messages use it', async () => {
    const tightened = loadSchemas('2013', profiles, { dialect: 'tightened' })
    const usual = schemas.byNamespace(envelopeNamespace)
    const own = tightened.byNamespace(envelopeNamespace)
    expect(schemas.envelope).toEqual({ dialect: 'fdis', wildcards: 'lax' })
    expect(usual).toMatchObject({ file: 'Message.xsd', basis: 'confirmed' })
    expect(own).toMatchObject({ file: 'Message.xsd', basis: 'reported' })
    expect(own?.sha256).not.toBe(usual?.sha256)
    expect([...tightened.files.keys()].filter((file) => file.startsWith('Message'))).toEqual(['Message.xsd'])
    const engine = await createSchemaEngine('libxml2-wasm', tightened.files)
    const typed = `<t:GetMeterReadings xmlns:t="http://iec.ch/TC57/2011/GetMeterReadingsMessage" xmlns="${envelopeNamespace}"><t:Header><Verb>get</Verb><Noun>MeterReadings</Noun></t:Header><t:Request/></t:GetMeterReadings>`
    const [problems] = engine.validate(typed, [{ schema: 'GetMeterReadingsMessage.xsd', position: [] }])
    expect(problems?.[0]?.message).toContain('Timestamp')
  })
})

test.describe('missing or broken data', () => {
  let copy = ''
  test.beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'cim9-profiles-'))
    cpSync(join(profiles, '2013'), join(copy, '2013'), { recursive: true })
  })
  test.afterEach(() => rmSync(copy, { recursive: true }))

  const list = () => join(copy, '2013', 'schemas.json')
  const load = () => loadSchemas('2013', copy)
  const change = (from: string | RegExp, to: string) =>
    writeFileSync(list(), readFileSync(list(), 'utf8').replace(from, to))

  test('a list that is missing is named', () => {
    rmSync(list())
    expect(load).toThrow(`${list()} is missing`)
  })

  test('a list that is not JSON is named', () => {
    writeFileSync(list(), '[')
    expect(load).toThrow(`${list()} is not JSON`)
  })

  test('a broken field is named', () => {
    change('"basis": "confirmed"', '"basis": "rumoured"')
    expect(load).toThrow(`${list()}, field 0.basis: Invalid option`)
  })

  test('an unknown field is named', () => {
    change('"skeleton": false', '"skeletton": false')
    expect(load).toThrow(`${list()}, field 0`)
  })

  test('a schema file that is missing is named', () => {
    rmSync(join(copy, '2013', 'schemas', 'MeterConfig.xsd'))
    expect(load).toThrow(`${list()}, field 2.file: there is no file MeterConfig.xsd in schemas/.`)
  })

  test('a form of the envelope that is missing is named, and never stands for another', () => {
    rmSync(join(copy, '2013', 'schemas', 'Message.draft-2011-lax.xsd'))
    expect(() => loadSchemas('2013', copy, { dialect: 'draft-2011' })).toThrow('no file Message.draft-2011-lax.xsd')
    change('"dialect": "draft-2011"', '"dialect": "tightened"')
    expect(() => loadSchemas('2013', copy, { dialect: 'draft-2011' })).toThrow(
      `${list()} lists no variant of dialect draft-2011 with lax wildcards.`,
    )
  })

  test('a folder of schemas that is missing is named', () => {
    rmSync(join(copy, '2013', 'schemas'), { recursive: true })
    expect(load).toThrow(`${join(copy, '2013', 'schemas')} is missing`)
  })

  test('a namespace stands for one schema only', () => {
    change('2011/MeterConfig#', '2011/MeterReadings#')
    expect(load).toThrow('http://iec.ch/TC57/2011/MeterReadings#')
  })
})
