import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { loadSchemas } from '../../src/standard/schemas.ts'
import { createSchemaEngine } from '../../src/xml/engines/index.ts'
import { SchemaError, type SchemaEngine, type SchemaProblem } from '../../src/xml/schema-engine.ts'
import * as samples from './samples.ts'

const root = join(import.meta.dirname, '..', '..')
const { files } = loadSchemas('2013', join(root, 'profiles'))
const names: readonly SchemaEngine['name'][] = ['libxml2-wasm', 'libxmljs2']
const [wasm, libxmljs2] = await Promise.all(names.map((name) => createSchemaEngine(name, files)))

/** Judges with both engines, asserts that they agree, and gives the problems of the default one. */
function judged(text: string, schema: string, position: readonly number[] = []): readonly SchemaProblem[] {
  const [problems, others] = [wasm, libxmljs2].map((engine) => engine?.validate(text, [{ schema, position }])[0] ?? [])
  expect(others?.map(({ line }) => line)).toEqual(problems?.map(({ line }) => line))
  return problems ?? []
}

const wrappers = [
  ['Request', samples.requestMessage],
  ['Response', samples.responseMessage],
  ['PublishEvent', samples.eventMessage],
] as const
const children = ['abstract', 'envelope'] as const

const valid: readonly (readonly [name: string, text: string, schema: string])[] = [
  ['a RequestMessage', samples.requestMessage, 'Message.xsd'],
  ['a ResponseMessage', samples.responseMessage, 'Message.xsd'],
  ['an EventMessage', samples.eventMessage, 'Message.xsd'],
  ['a FaultMessage', samples.faultMessage, 'Message.xsd'],
  ['MeterReadings', samples.meterReadings, 'MeterReadings.xsd'],
  ['MeterConfig', samples.meterConfig, 'MeterConfig.xsd'],
  ['GetMeterReadings', samples.getMeterReadings, 'GetMeterReadings.xsd'],
  ['a typed request', samples.typedRequest, 'GetMeterReadingsMessage.xsd'],
  ['a typed response', samples.typedResponse, 'GetMeterReadingsMessage.xsd'],
  ['a typed fault', samples.typedFault, 'GetMeterReadingsMessage.xsd'],
  ...wrappers.flatMap(([wrapper, message]) =>
    children.map((child) => {
      const text = samples.wrapped(wrapper, message, child)
      return [`a ${wrapper} with a message of the ${child} namespace`, text, 'Abstract.xsd'] as const
    }),
  ),
]

for (const [name, text, schema] of valid) {
  test(`${name} is valid by ${schema}, alone and in a SOAP body`, () => {
    expect(judged(text, schema)).toEqual([])
    expect(judged(samples.soap(text), schema, [1, 0])).toEqual([])
  })
}

/** What is changed in a valid sample, and a word of what the schema must say of it. */
interface Invalid {
  readonly rule: string
  readonly text: string
  readonly schema: string
  readonly says: string
}

const request = { sample: samples.requestMessage, schema: 'Message.xsd' }
const fault = { sample: samples.faultMessage, schema: 'Message.xsd' }
const readings = { sample: samples.meterReadings, schema: 'MeterReadings.xsd' }
const config = { sample: samples.meterConfig, schema: 'MeterConfig.xsd' }
const query = { sample: samples.getMeterReadings, schema: 'GetMeterReadings.xsd' }
const typedFault = { sample: samples.typedFault, schema: 'GetMeterReadingsMessage.xsd' }
const wrapped = { sample: samples.wrapped('Request', samples.requestMessage, 'abstract'), schema: 'Abstract.xsd' }

function changed(rule: string, { sample, schema }: typeof request, from: string, to: string, says: string): Invalid {
  return { rule, text: sample.replaceAll(from, to), schema, says }
}

const invalid: readonly Invalid[] = [
  changed('an unknown verb', request, '>get<', '>show<', "'show' is not an element of the set"),
  changed('a missing noun', request, '<Noun>MeterReadings</Noun>', '', '{message}Revision'),
  changed('an element out of order', request, '<Revision>2.0</Revision>', '<Comment/><Revision/>', '{message}Revision'),
  changed('a time that is none', request, '2024-03-31T01:59:59Z', '31.03.2024', "'31.03.2024'"),
  changed('an unknown result', fault, 'PARTIAL', 'Ok', "'Ok'"),
  changed('an unknown attribute', fault, 'kind="name"', 'type="name"', "attribute 'type'"),
  changed('an empty reply', fault, '<Result>PARTIAL</Result>', '', '{message}Result'),
  changed('a wrong namespace', fault, '/2011/', '/2009/', '{http://iec.ch/TC57/2009/schema/message}FaultMessage'),
  changed('no namespace', fault, ` xmlns="${samples.messageNamespace}"`, '', "Element 'FaultMessage'"),
  changed('a root of another message', fault, 'FaultMessage', 'ResponseMessage', '{message}Header'),
  changed(
    'an association left out',
    readings,
    '<m:ReadingQualityType ref="1.4.9"/>',
    '',
    '{MeterReadings#}ReadingQualityType',
  ),
  changed('a name without name', readings, '<m:name>1EMH0012345678</m:name>', '', '{MeterReadings#}name'),
  changed('an element of another namespace', readings, '<m:Meter>', '<m:Meter><x xmlns="urn:x"/>', '{urn:x}x'),
  changed('a value outside its enumeration', config, 'rfMesh', 'lora', "'lora'"),
  changed('a number that is none', config, '>60<', '>sixty<', "'sixty'"),
  changed('text where elements belong', config, '<status>', '<status>ok', '{MeterConfig#}status'),
  changed('a nameless name in a skeleton', query, '<q:name>', '<q:nome/><q:name>', '{GetMeterReadings#}nome'),
  changed('a time that is none in a skeleton', query, '2024-04-01T00:00:00Z', 'now', "'now'"),
  changed('an envelope part in a typed message', typedFault, 't:Reply', 'Reply', '{GetMeterReadingsMessage}Reply'),
  changed('a wrapper around something else', wrapped, 'a:message', 'a:Message', '{abstract}Message'),
  changed(
    'a wrapper around another message',
    wrapped,
    'Header>',
    'Reply>',
    '{http://iec.ch/TC57/2011/schema/message}Reply',
  ),
]

for (const { rule, text, schema, says } of invalid) {
  test(`${rule} is told with its line, alone and in a SOAP body`, () => {
    const alone = judged(text, schema)
    expect(alone.map(({ message }) => message).join(' ')).toContain(says)
    expect(alone.every(({ message }) => /^[^\n]*[^.\n]\.$/.test(message))).toBe(true)
    const linesAbove = 4
    const inBody = judged(samples.soap(text), schema, [1, 0])
    expect(inBody).toEqual(alone.map(({ message, line }) => ({ message, line: line + linesAbove })))
  })
}

for (const name of names) {
  const make = (own: Readonly<Record<string, string>>) =>
    createSchemaEngine(name, new Map(Object.entries(own).map(([file, text]) => [file, Buffer.from(text)])))
  const schema = (body: string, namespace = 'urn:a') =>
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:a="urn:a" xmlns:b="urn:b" xmlns:c="urn:c" targetNamespace="${namespace}" elementFormDefault="qualified">\n${body}\n</xs:schema>`
  const lax =
    '<xs:element name="a"><xs:complexType><xs:sequence><xs:any namespace="##other" processContents="lax"/></xs:sequence></xs:complexType></xs:element>'
  const number = schema('<xs:element name="b" type="xs:int"/>', 'urn:b')
  const document = '<a xmlns="urn:a">\n<b xmlns="urn:b">x</b>\n</a>'
  const whole = [{ schema: 'a.xsd', position: [] }]

  test.describe(name, () => {
    test('judges each task by its own schema, in one document', async () => {
      const engine = await createSchemaEngine(name, files)
      const text = samples.soap(samples.responseMessage.replace('>PARTIAL<', '>Ok<').replace('>inquiry<', '>why<'))
      const [envelope, payload, meter] = engine.validate(text, [
        { schema: 'Message.xsd', position: [1, 0] },
        { schema: 'MeterReadings.xsd', position: [1, 0, 2, 0] },
        { schema: 'MeterConfig.xsd', position: [1, 0, 2, 0] },
      ])
      const lineOf = (part: string) => text.split('\n').findIndex((line) => line.includes(part)) + 1
      expect(envelope).toMatchObject([{ line: lineOf('>Ok<'), message: expect.stringContaining("'Ok'") }])
      expect(payload).toMatchObject([{ line: lineOf('>why<'), message: expect.stringContaining("'why'") }])
      expect(meter).toMatchObject([
        { line: lineOf('<m:MeterReadings '), message: expect.stringContaining('No matching global declaration') },
      ])
      expect(engine.validate(text, [])).toEqual([])
    })

    test('keeps the prefixes a value uses, wherever they are declared', async () => {
      const engine = await createSchemaEngine(name, files)
      const named = samples.faultMessage.replace('<ID', '<xpath>soapenv:Body</xpath><ID')
      const unnamed = samples.faultMessage.replace('<ID', '<xpath>nowhere:Body</xpath><ID')
      const task = [{ schema: 'Message.xsd', position: [1, 0] }]
      expect(engine.validate(samples.soap(named), task)).toEqual([[]])
      expect(engine.validate(samples.soap(unnamed), task)[0]?.[0]?.message).toContain('nowhere:Body')
    })

    test('reads a document that declares another encoding than it now has', async () => {
      const engine = await make({ 'a.xsd': schema('<xs:element name="a" type="xs:string"/>') })
      expect(engine.validate('<?xml version="1.0" encoding="UTF-16"?><a xmlns="urn:a">Zähler €</a>', whole)).toEqual([
        [],
      ])
    })

    test('tells at most 100 problems a task, the first ones', async () => {
      const engine = await make({
        'a.xsd': schema(
          '<xs:element name="a" type="a:T"/><xs:complexType name="T"><xs:sequence><xs:element name="b" type="xs:int" maxOccurs="unbounded"/></xs:sequence></xs:complexType>',
        ),
      })
      const [problems = []] = engine.validate(`<a xmlns="urn:a">${'\n<b>x</b>'.repeat(250)}\n</a>`, whole)
      expect(problems.map(({ line }) => line)).toEqual(Array.from({ length: 100 }, (_, index) => index + 2))
    })

    test('keeps lines exact beyond 65535', async () => {
      const engine = await make({ 'a.xsd': schema('<xs:element name="a" type="xs:int"/>') })
      const text = `<s>${'\n'.repeat(70_000)}<a xmlns="urn:a">x</a></s>`
      expect(engine.validate(text, [{ schema: 'a.xsd', position: [0] }])).toMatchObject([[{ line: 70_001 }]])
    })

    test('imports and includes resolve among the files, from the folder of the file that refers', async () => {
      const engine = await make({
        'a.xsd': schema(`<xs:import namespace="urn:b" schemaLocation="parts/b.xsd"/>${lax}`),
        'parts/b.xsd': schema('<xs:include schemaLocation="../c.xsd"/><xs:element name="b" type="b:T"/>', 'urn:b'),
        'c.xsd': schema('<xs:simpleType name="T"><xs:restriction base="xs:int"/></xs:simpleType>', 'urn:b'),
      })
      expect(engine.validate(document, whole)).toMatchObject([[{ line: 2 }]])
    })

    test('files that import each other, and one that two import, are read once', async () => {
      const engine = await make({
        'a.xsd': schema(
          `<xs:import namespace="urn:b" schemaLocation="b.xsd"/><xs:import namespace="urn:c" schemaLocation="c.xsd"/>${lax}`,
        ),
        'b.xsd': schema(
          '<xs:import namespace="urn:c" schemaLocation="./c.xsd"/><xs:element name="b" type="c:T"/>',
          'urn:b',
        ),
        'c.xsd': schema(
          '<xs:import namespace="urn:a" schemaLocation="a.xsd"/><xs:simpleType name="T"><xs:restriction base="xs:int"/></xs:simpleType>',
          'urn:c',
        ),
      })
      expect(engine.validate(document, whole)).toMatchObject([[{ line: 2 }]])
    })

    const unresolved: readonly (readonly [string, string])[] = [
      ['import', '<xs:import namespace="urn:b" schemaLocation="b.xsd"/>'],
      ['import over the network', '<xs:import namespace="urn:b" schemaLocation="http://127.0.0.1:9/b.xsd"/>'],
      ['import of a file of this machine', '<xs:import namespace="urn:b" schemaLocation="/etc/b.xsd"/>'],
      ['import out of the folder', '<xs:import namespace="urn:b" schemaLocation="../../b.xsd"/>'],
      ['include', '<xs:include schemaLocation="b.xsd"/>'],
      ['redefine', '<xs:redefine schemaLocation="b.xsd"/>'],
    ]
    for (const [rule, reference] of unresolved) {
      test(`an unresolved ${rule} is an error that names file and location, never a pass`, async () => {
        const location = /schemaLocation="(.*?)"/.exec(reference)?.[1] ?? ''
        const engine = await make({ 'a.xsd': schema(reference + lax), 'other.xsd': number })
        const error = `a.xsd refers to schemaLocation "${location}", which is not among the schema files.`
        expect(() => engine.validate(document, whole)).toThrow(SchemaError)
        expect(() => engine.validate(document, whole)).toThrow(error)
      })
    }

    test('an unresolved import is an error however deep it stands', async () => {
      const engine = await make({
        'a.xsd': schema(`<xs:import namespace="urn:b" schemaLocation="b.xsd"/>${lax}`),
        'b.xsd': schema('<xs:import namespace="urn:c" schemaLocation="c.xsd"/><xs:element name="b"/>', 'urn:b'),
      })
      expect(() => engine.validate(document, whole)).toThrow('b.xsd refers to schemaLocation "c.xsd"')
    })

    test('an import without location is an error where its namespace is used, and none where it is not', async () => {
      const reference = '<xs:import namespace="urn:b"/>'
      const used = await make({ 'a.xsd': schema(`${reference}<xs:element name="a" type="b:T"/>`) })
      expect(() => used.validate(document, whole)).toThrow(SchemaError)
      expect(() => used.validate(document, whole)).toThrow(
        /The schema a.xsd does not compile. a.xsd, line 2: .*\{urn:b\}T/,
      )
      const unused = await make({ 'a.xsd': schema(reference + lax) })
      expect(unused.validate(document, whole)).toEqual([[]])
    })

    test('a second file for an imported namespace is an error, since libxml2 would leave it out', async () => {
      const engine = await make({
        'a.xsd': schema(
          `<xs:import namespace="urn:b" schemaLocation="b.xsd"/><xs:import namespace="urn:b" schemaLocation="b2.xsd"/>${lax}`,
        ),
        'b.xsd': schema('', 'urn:b'),
        'b2.xsd': number,
      })
      expect(() => engine.validate(document, whole)).toThrow('libxml2 compiled a.xsd without b2.xsd')
    })

    test('a schema that cannot be used is an error that says why, and the engine goes on', async () => {
      const engine = await make({
        'a.xsd': schema(lax),
        'broken.xsd': schema('<xs:element name="a" type="a:None"/>'),
        'cut.xsd': '<xs:schema>',
        'dtd.xsd': `<!DOCTYPE xs:schema>${number}`,
      })
      const by = (file: string) => () => engine.validate(document, [{ schema: file, position: [] }])
      expect(by('broken.xsd')).toThrow(/^The schema broken.xsd does not compile. broken.xsd, line 2: .*None/)
      expect(by('cut.xsd')).toThrow(/^The schema file cut.xsd cannot be read at line 1: /)
      expect(by('dtd.xsd')).toThrow(/^The schema file dtd.xsd cannot be read at line 1: .*DOCTYPE/)
      expect(by('none.xsd')).toThrow(
        'There is no schema file none.xsd. There are: a.xsd, broken.xsd, cut.xsd, dtd.xsd.',
      )
      for (const file of ['broken.xsd', 'cut.xsd', 'dtd.xsd', 'none.xsd']) expect(by(file)).toThrow(SchemaError)
      expect(by('a.xsd')()).toEqual([[]])
    })

    test('a schema that the document itself names is not fetched', async () => {
      const engine = await make({ 'a.xsd': schema(lax), 'b.xsd': number })
      const hint = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:b b.xsd"'
      expect(engine.validate(document.replace('>', ` ${hint}>`), whole)).toEqual([[]])
    })

    test('a position without element is an error', async () => {
      const engine = await make({ 'a.xsd': schema(lax) })
      const error = 'The document has no element at position [0, 3] to judge with a.xsd.'
      expect(() => engine.validate(document, [{ schema: 'a.xsd', position: [0, 3] }])).toThrow(new SchemaError(error))
    })

    test('many engines live side by side', async () => {
      const engines = await Promise.all(
        Array.from({ length: 40 }, () => make({ 'a.xsd': schema(lax), 'b.xsd': number })),
      )
      for (const engine of engines) expect(engine.validate(document, whole)).toEqual([[]])
    })
  })
}

/** An enumeration of words and a number and a time, one a line. */
const typed = new Map([
  [
    'typed.xsd',
    Buffer.from(`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a" elementFormDefault="qualified">
      <xs:element name="a"><xs:complexType><xs:sequence>
        <xs:element name="time" type="xs:dateTime"/>
        <xs:element name="day" type="xs:date"/>
        <xs:element name="number" type="xs:int"/>
        <xs:element name="word"><xs:simpleType><xs:restriction base="xs:string">
          <xs:enumeration value="1"/><xs:enumeration value="get"/>
        </xs:restriction></xs:simpleType></xs:element>
      </xs:sequence></xs:complexType></xs:element>
    </xs:schema>`),
  ],
])
const typedText = (time: string, day: string, number: string, word: string): string =>
  `<a xmlns="urn:a">\n<time>${time}</time>\n<day>${day}</day>\n<number>${number}</number>\n<word>${word}</word>\n</a>`

for (const name of names)
  test(`${name}: white space around a time or a number is no part of it, around a word it is`, async () => {
    const engine = await createSchemaEngine(name, typed)
    const linesOf = (...values: Parameters<typeof typedText>) =>
      engine.validate(typedText(...values), [{ schema: 'typed.xsd', position: [] }])[0]?.map(({ line }) => line)
    expect(linesOf('\n 2026-03-01T00:00:00Z\n', '2026-03-01\t', ' 5 ', 'get')).toEqual([])
    expect(linesOf('<![CDATA[ 2026-03-01T00:00:00Z]]>', '<!-- no --> 2026-&#48;3-01&#10;', '5', '1')).toEqual([])
    expect(new Set(linesOf('2026-03-01T00:00:00Z\n\n', '2026-03-01 ', ' five ', 'get'))).toEqual(new Set([6]))
    expect(new Set(linesOf('2026-13-01T00:00:00Z ', '2026-03-01 ', '5', 'get'))).toEqual(new Set([2]))
    for (const word of [' get ', ' 1 '])
      expect(new Set(linesOf('2026-03-01T00:00:00Z ', '2026-03-01', '5', word))).toEqual(new Set([5]))
  })

test('libxmljs2 is never given a DTD', () => {
  const text = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
  expect(() => libxmljs2?.validate(text, [{ schema: 'Message.xsd', position: [] }])).toThrow(SchemaError)
})

test('where libxmljs2 is not installed, the error says what to do; the default engine works', () => {
  const withoutLibxmljs2 = `data:text/javascript,${encodeURIComponent(`
    import { register } from 'node:module'
    register('data:text/javascript,' + encodeURIComponent(\`export async function resolve(specifier, context, next) {
      if (specifier === 'libxmljs2') throw new Error('Cannot find package libxmljs2')
      return next(specifier, context)
    }\`))`)}`
  const script = `
    import { createSchemaEngine } from './src/xml/engines/index.ts'
    console.log((await createSchemaEngine('libxml2-wasm', new Map())).name)
    await createSchemaEngine('libxmljs2', new Map()).catch((error) => console.log(error.name + ': ' + error.message))`
  const options = ['--import', 'tsx', '--import', withoutLibxmljs2, '--input-type=module', '--eval', script]
  const output = execFileSync(process.execPath, options, { cwd: root, encoding: 'utf8' })
  expect(output).toContain(
    'libxml2-wasm\nSchemaError: The schema engine libxmljs2 cannot be loaded. Run: npm install libxmljs2.',
  )
})
