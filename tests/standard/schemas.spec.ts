import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { loadSchemas } from '../../src/standard/schemas.ts'
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

  test(`${file}: what is a skeleton is inferred, and only a query profile is one`, () => {
    expect(skeleton).toBe(kind === 'query-profile')
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
    change('"basis": "reported"', '"basis": "rumoured"')
    expect(load).toThrow(`${list()}, field 1.basis: Invalid option`)
  })

  test('an unknown field is named', () => {
    change('"skeleton": false', '"skeletton": false')
    expect(load).toThrow(`${list()}, field 0`)
  })

  test('a schema file that is missing is named', () => {
    rmSync(join(copy, '2013', 'schemas', 'MeterConfig.xsd'))
    expect(load).toThrow(`${list()}, field 2.file: there is no file MeterConfig.xsd in schemas/.`)
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
