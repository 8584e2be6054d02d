import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { fillTemplate, type TemplateValues } from '../../src/message/template.ts'
import { loadTemplates } from '../../src/standard/templates.ts'
import { readXml } from '../../src/xml/intake.ts'
import { writeXml } from '../../src/xml/write.ts'

const profiles = join(import.meta.dirname, '../../profiles')

function fill(template: string, values: TemplateValues): string {
  const intake = readXml(Buffer.from(template.replace('>', ' xmlns:t="urn:cim9:template">')))
  if (!intake.ok) throw new Error(intake.problem.message)
  return writeXml(fillTemplate(intake.root, values), { declaration: false }).replace(/\n */g, '')
}

test('a placeholder gives way to its value, in text and attributes', () => {
  expect(fill('<a><b c="{x}-{y}">{x}</b></a>', { x: '1', y: '<' })).toBe('<a><b c="1-&lt;">1</b></a>')
})

test('what is repeated stands once for each entry, whose values come before those around it', () => {
  const list = [{ id: '1' }, { id: '2', kind: 'own' }]
  expect(fill('<a><b t:each="list">{id}<c>{kind}</c></b></a>', { kind: 'all', list })).toBe(
    '<a><b>1<c>all</c></b><b>2<c>own</c></b></a>',
  )
})

test('what would hold a placeholder without a value is left out, and so is what it leaves empty', () => {
  expect(fill('<a><b>{x}</b><c d="{x}">1</c><e><f>{x}</f></e><g><h/></g></a>', {})).toBe('<a><g><h/></g></a>')
  expect(fill('<a><b t:each="list">x</b></a>', {})).toBe('<a/>')
})

test('each query of meters is built by its template, and none of our attributes goes further', () => {
  const object = { mRID: 'm', names: [{ name: 'n', nameType: 't', authority: 'a' }, { name: 'o' }] }
  const templates = loadTemplates('2013', profiles)
  expect([...templates.keys()]).toEqual(expect.arrayContaining(['GetMeterConfig', 'GetMeterReadings']))
  for (const template of [...templates.values()].filter(({ name }) =>
    ['GetMeterReadings', 'GetMeterConfig'].includes(name),
  )) {
    const text = writeXml(fillTemplate(template, { meters: [object], usagePoints: [], readingTypes: [{ code: '1' }] }))
    expect(text).not.toMatch(/[{}]|urn:cim9/)
    expect(text).toContain('<mRID>m</mRID>')
    expect(text).not.toContain('UsagePoint')
  }
})

test.describe("a folder of the user's", () => {
  let directory = ''
  test.beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'cim9-templates-'))))
  test.afterEach(() => rmSync(directory, { recursive: true }))
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    writeFileSync(join(directory, path), text)
  }
  const load = () => loadTemplates('2013', profiles, directory)

  test('replaces the templates of the same names, and leaves the others', () => {
    write('deep/GetMeterReadings.xml', '<GetMeterReadings xmlns="urn:own"><mRID>{mRID}</mRID></GetMeterReadings>')
    expect(load().get('GetMeterReadings')?.namespace).toBe('urn:own')
    expect(load().get('GetMeterConfig')?.namespace).toBe('http://iec.ch/TC57/2011/GetMeterConfig#')
  })

  const mistakes: readonly (readonly [mistake: string, path: string, text: string, told: string])[] = [
    [
      'a name that replaces nothing',
      'GetReadings.xml',
      '<a/>',
      'GetReadings.xml replaces nothing: call it AuxiliaryAgreementConfig.xml or',
    ],
    [
      'a placeholder without a source',
      'GetMeterConfig.xml',
      '<a>\n<b>{meterId}</b></a>',
      'line 2, asks for "meterId", which is not at hand. At hand are: meters, mRID',
    ],
    [
      'a list without a source',
      'GetMeterConfig.xml',
      '<a xmlns:t="urn:cim9:template" t:each="devices"/>',
      'asks for "devices"',
    ],
    ['text that is not XML', 'GetMeterConfig.xml', '<a>\n<b></a>', 'line 2, cannot be read'],
    ['a folder without templates', 'GetMeterConfig.txt', '', 'no file ends in .xml'],
  ]
  for (const [mistake, path, text, told] of mistakes)
    test(`${mistake} is told with its file and what to write`, () => {
      write(path, text)
      expect(load).toThrow(told)
    })

  test('two of one name are told', () => {
    write('a/GetMeterConfig.xml', '<a/>')
    write('b/GetMeterConfig.xml', '<a/>')
    expect(load).toThrow('are both called GetMeterConfig. Leave one of them.')
  })

  test('a folder that is not there is told', () => {
    rmSync(directory, { recursive: true })
    expect(load).toThrow(`${directory} is no folder`)
    mkdirSync(directory)
  })
})
