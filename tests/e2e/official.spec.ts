import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { cim9, resultsIn, root, runFolder, scenarioOf, writeConfig } from './cli.ts'
import { test } from './desk.ts'

test.describe.configure({ timeout: 120_000 })

const schemas = join(root, 'profiles/2013/schemas')
const queries = 'http://iec.ch/TC57/2011/GetMeterReadings#'

/** An official schema as a user may have it: a query that must say who asks. */
const demanding = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${queries}" elementFormDefault="qualified">
  <xs:element name="GetMeterReadings"><xs:complexType><xs:sequence>
    <xs:element name="Reason" type="xs:string"/>
    <xs:any namespace="##any" processContents="skip" minOccurs="0" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>`

test('schemas of the user judge in the place of ours, and the report says which judged', async ({ folder }) => {
  mkdirSync(join(folder, 'standards/61968-9 ed2/xsd'), { recursive: true })
  cpSync(join(schemas, 'MeterReadings.xsd'), join(folder, 'standards/61968-9 ed2/xsd/final v1.xsd'))
  writeConfig(folder, { schemas: { directory: 'standards' } })
  const { code } = await cim9(['run', 'RD-001'], { cwd: folder })
  expect(code).toBe(0)
  const sha256 = createHash('sha256')
    .update(readFileSync(join(schemas, 'MeterReadings.xsd')))
    .digest('hex')
  const judged = new Map(resultsIn(folder).schemas.map((one) => [one.namespace.split('/').at(-1), one]))
  expect(judged.get('MeterReadings#')).toMatchObject({
    judgedBy: 'official',
    basis: 'confirmed',
    sha256,
    file: '61968-9 ed2/xsd/final v1.xsd',
  })
  expect(judged.get('message')).toMatchObject({ judgedBy: 'stand-in', file: 'Message.xsd' })
  const statement = readFileSync(join(runFolder(folder), 'statement.html'), 'utf8')
  expect(statement).toContain('<td>official</td>')
  expect(statement).toContain('61968-9 ed2/xsd/final v1.xsd')
})

test('what we send and the schemas of the user refuse is an error of ours, which a template of the user mends', async ({
  folder,
}) => {
  mkdirSync(join(folder, 'xsd'))
  writeFileSync(join(folder, 'xsd/query.xsd'), demanding)
  writeConfig(folder, { schemas: { directory: 'xsd' } })
  const refused = await cim9(['run', 'RD-001'], { cwd: folder })
  const { verdict, reason } = scenarioOf(resultsIn(folder), 'RD-001')
  expect(verdict).toBe('harness-error')
  expect(reason).toContain('violates schema.payload')
  expect(reason).toContain('GetMeterReadings as query.xsd has it')
  expect(reason).toContain('templates.directory')
  expect(refused.code).toBe(3)

  mkdirSync(join(folder, 'own'))
  const template = readFileSync(join(root, 'profiles/2013/templates/GetMeterReadings.xml'), 'utf8')
  writeFileSync(
    join(folder, 'own/GetMeterReadings.xml'),
    template.replace('<EndDevice', '<Reason>a test</Reason>\n  <EndDevice'),
  )
  writeConfig(folder, { schemas: { directory: 'xsd' }, templates: { directory: 'own' } })
  const { code } = await cim9(['run', 'RD-001'], { cwd: folder })
  expect(scenarioOf(resultsIn(folder), 'RD-001')).toMatchObject({ verdict: 'pass', findings: [] })
  expect(code).toBe(0)
})

test('check judges by the schemas of the user where they are named', async ({ folder }) => {
  writeFileSync(join(folder, 'query.xml'), `<GetMeterReadings xmlns="${queries}"><EndDevice/></GetMeterReadings>`)
  mkdirSync(join(folder, 'xsd'))
  writeFileSync(join(folder, 'xsd/query.xsd'), demanding)
  expect((await cim9(['check', 'query.xml'], { cwd: folder })).stdout).not.toContain('NON-CONFORMITY')
  const { stdout, code } = await cim9(['check', 'query.xml', '--schemas', 'xsd'], { cwd: folder })
  expect(stdout).toContain('NON-CONFORMITY schema.payload')
  expect(stdout).toContain('GetMeterReadings as query.xsd has it')
  expect(stdout).toContain('must, confirmed')
  expect(code).toBe(1)
})

const mistakes: Readonly<Record<string, readonly [files: Readonly<Record<string, string>>, told: string]>> = {
  'a missing import': [
    {
      'a.xsd': demanding.replace(
        '<xs:element name="Get',
        '<xs:import namespace="urn:x" schemaLocation="x.xsd"/>\n<xs:element name="Get',
      ),
    },
    'refers to "x.xsd", which is not there. Nor does any other file describe urn:x. Add the file to the folder.',
  ],
  'a namespace described twice': [
    { 'a.xsd': demanding, 'b.xsd': demanding.replace('Reason', 'Why') },
    'Both a.xsd and b.xsd',
  ],
  'a schema that does not compile': [
    { 'a.xsd': demanding.replace('xs:string', 'xs:strong') },
    'a.xsd of schemas.directory cannot be used.',
  ],
  'a schema that is cut off': [{ 'a.xsd': demanding.slice(0, -20) }, 'a.xsd cannot be read at line'],
}
for (const [mistake, [files, told]] of Object.entries(mistakes))
  test(`${mistake} is a mistake of the user, told before any traffic`, async ({ folder }) => {
    mkdirSync(join(folder, 'xsd'))
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'xsd', name), text)
    writeConfig(folder, { schemas: { directory: 'xsd' } })
    const { code, stderr, stdout } = await cim9(['run', 'RD-001'], { cwd: folder })
    expect(stderr).toContain(told)
    expect(stderr).not.toContain('CIM9_DEBUG')
    expect(stdout).toBe('')
    expect(code).toBe(2)
  })
