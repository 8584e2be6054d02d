import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test as base } from '@playwright/test'
import { loadSchemas } from '../../src/standard/schemas.ts'
import { createSchemaEngine } from '../../src/xml/engines/index.ts'

const profiles = join(import.meta.dirname, '../../profiles')
const ours = (file: string): string => readFileSync(join(profiles, '2013/schemas', file), 'utf8')
const envelope = 'http://iec.ch/TC57/2011/schema/message'
const readings = 'http://iec.ch/TC57/2011/MeterReadings#'

interface Desk {
  /** Writes the user's folder; what it holds by path. */
  readonly folder: (files: Readonly<Record<string, string>>) => string
}

const test = base.extend<Desk>({
  // eslint-disable-next-line no-empty-pattern -- Playwright wants the pattern
  folder: async ({}, use) => {
    const directory = mkdtempSync(join(tmpdir(), 'cim9-official-'))
    await use((files) => {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(directory, path)), { recursive: true })
        writeFileSync(join(directory, path), text)
      }
      return directory
    })
    rmSync(directory, { recursive: true })
  },
})

const schema = (namespace: string, content: string) =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="${namespace}" targetNamespace="${namespace}" elementFormDefault="qualified">${content}</xs:schema>`
const note = '<xs:element name="Note" type="xs:string"/>'
/** Our own schema of readings with one element more: what it lets pass, it judged. */
const extended = ours('MeterReadings.xsd').replace('</xs:schema>', `${note}</xs:schema>`)

for (const name of ['libxml2-wasm', 'libxmljs2'] as const)
  test(`${name}: a schema is found by its namespace, whatever file and folder are called, and judges in the place of ours`, async ({
    folder,
  }) => {
    const path = 'IEC 61968-9 (2013)/#1 Zähler.XSD'
    const directory = folder({ [path]: extended })
    const schemas = loadSchemas('2013', profiles, { directory })
    expect(schemas.byNamespace(readings)).toMatchObject({
      noun: 'MeterReadings',
      judgedBy: 'official',
      shownAs: path,
      basis: 'confirmed',
      sha256: createHash('sha256').update(extended).digest('hex'),
    })
    expect(schemas.byNamespace(envelope)).toMatchObject({ judgedBy: 'stand-in', shownAs: 'Message.xsd' })
    const engine = await createSchemaEngine(name, schemas.files)
    const file = schemas.byNamespace(readings)?.file ?? ''
    expect(engine.validate(`<Note xmlns="${readings}"/>`, [{ schema: file, position: [] }])).toEqual([[]])
    expect(engine.validate(`<Nota xmlns="${readings}"/>`, [{ schema: file, position: [] }])[0]).toHaveLength(1)
  })

test('typed messages of ours are judged together with the schemas of the user', async ({ folder }) => {
  const stricter = ours('Message.xsd').replace(/(name="Timestamp"[^>]*) minOccurs="0"/, '$1')
  expect(stricter).not.toBe(ours('Message.xsd'))
  const schemas = loadSchemas('2013', profiles, { directory: folder({ 'e.xsd': stricter }) })
  const engine = await createSchemaEngine('libxml2-wasm', schemas.files)
  const typed = `<t:GetMeterReadings xmlns:t="http://iec.ch/TC57/2011/GetMeterReadingsMessage" xmlns="${envelope}"><t:Header><Verb>get</Verb><Noun>MeterReadings</Noun></t:Header><t:Request/></t:GetMeterReadings>`
  const [problems] = engine.validate(typed, [{ schema: 'GetMeterReadingsMessage.xsd', position: [] }])
  expect(problems?.[0]?.message).toContain('Timestamp')
})

test('an import that leads nowhere is led to the file of its namespace, of the user or ours', async ({ folder }) => {
  const typed = (location: string) =>
    ours('GetMeterReadingsMessage.xsd').replace('schemaLocation="Message.xsd"', `schemaLocation="${location}"`)
  for (const files of [
    { 'typed/a.xsd': typed('../elsewhere/Message.xsd') },
    { 'typed/a.xsd': typed('../elsewhere/Message.xsd'), 'other name.xsd': ours('Message.xsd') },
  ]) {
    const schemas = loadSchemas('2013', profiles, { directory: folder(files) })
    const file = schemas.byNamespace('http://iec.ch/TC57/2011/GetMeterReadingsMessage')?.file ?? ''
    for (const name of ['libxml2-wasm', 'libxmljs2'] as const) {
      const engine = await createSchemaEngine(name, schemas.files)
      const [problems] = engine.validate('<x/>', [{ schema: file, position: [] }])
      expect(problems?.[0]?.message).toContain('No matching global declaration')
    }
  }
})

test('a schema made of several files is described by the one that includes the others', ({ folder }) => {
  const directory = folder({
    'a-part.xsd': schema(readings, note),
    'whole.xsd': schema(readings, '<xs:include schemaLocation="a-part.xsd"/><xs:element name="Whole"/>'),
  })
  expect(loadSchemas('2013', profiles, { directory }).byNamespace(readings)).toMatchObject({
    shownAs: 'whole.xsd',
    roots: ['Whole', 'Note'],
  })
})

test('the same file twice is one schema', ({ folder }) => {
  const directory = folder({ 'a/MeterReadings.xsd': extended, 'b/MeterReadings.xsd': extended })
  expect(loadSchemas('2013', profiles, { directory }).byNamespace(readings)?.shownAs).toBe('a/MeterReadings.xsd')
})

test("a noun of the vendor's own is judged by the schema that describes it", async ({ folder }) => {
  const schemas = loadSchemas('2013', profiles, { directory: folder({ 'vendor.xsd': schema('urn:vendor', note) }) })
  const vendor = schemas.byNamespace('urn:vendor')
  expect(vendor).toMatchObject({ kind: 'other', roots: ['Note'], judgedBy: 'official' })
  const engine = await createSchemaEngine('libxml2-wasm', schemas.files)
  expect(engine.validate('<Note xmlns="urn:vendor"/>', [{ schema: vendor?.file ?? '', position: [] }])).toEqual([[]])
})

const mistakes: Readonly<Record<string, { files: Readonly<Record<string, string>>; told: RegExp }>> = {
  'an import that is missing, of a namespace that nobody describes': {
    files: { 'x/a.xsd': schema('urn:a', '\n<xs:import namespace="urn:b" schemaLocation="../b.xsd"/>') },
    told: /x\/a\.xsd, line 2, refers to "\.\.\/b\.xsd", which is not there\. Nor does any other file describe urn:b\. Add/,
  },
  'an include that is missing': {
    files: { 'a.xsd': schema('urn:a', '<xs:include schemaLocation="b.xsd"/>') },
    told: /a\.xsd, line 1, refers to "b\.xsd", which is not there\. Add the file/,
  },
  'a location on the network': {
    files: { 'a.xsd': schema('urn:a', '<xs:import namespace="urn:b" schemaLocation="http://127.0.0.1/b.xsd"/>') },
    told: /Nothing is fetched: write a location relative to the file/,
  },
  'two files of one namespace': {
    files: { 'a.xsd': schema('urn:a', ''), 'b/c.xsd': schema('urn:a', note) },
    told: /Both a\.xsd and b\/c\.xsd .* describe urn:a, and neither includes the other\. Leave one/,
  },
  'a file that is not XML': { files: { 'a.xsd': '<xs:schema' }, told: /a\.xsd cannot be read at line 1/ },
  'a file that is no schema': { files: { 'a.xsd': '<wsdl/>' }, told: /a\.xsd is no schema: its root is wsdl/ },
  'a folder without schemas': { files: { 'a.xml': '<a/>' }, told: /in which no file ends in \.xsd/ },
}
for (const [mistake, { files, told }] of Object.entries(mistakes))
  test(`${mistake} is told with its file and what to do`, ({ folder }) => {
    const directory = folder(files)
    expect(() => loadSchemas('2013', profiles, { directory })).toThrow(told)
  })

test('a folder that is not there is told', () => {
  expect(() => loadSchemas('2013', profiles, { directory: '/nowhere' })).toThrow('/nowhere, which is no folder')
})
