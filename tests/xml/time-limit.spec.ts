import { expect, test } from '@playwright/test'
import { createSchemaEngine } from '../../src/xml/engines/index.ts'
import { SchemaError, SchemaTimeLimit } from '../../src/xml/schema-engine.ts'

const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="r"><xs:complexType><xs:sequence>
    <xs:element name="a" type="xs:int" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>`
const files = new Map([['r.xsd', Buffer.from(schema)]])
const task = { schema: 'r.xsd', position: [] }
const document = (count: number, value: string) => `<r>\n${`<a>${value}</a>\n`.repeat(count)}</r>`

for (const name of ['libxml2-wasm', 'libxmljs2'] as const) {
  test(`${name}: a document judged apart has the problems it has when judged here`, async () => {
    const here = await createSchemaEngine(name, files, { above: Infinity })
    const apart = await createSchemaEngine(name, files, { above: 0 })
    for (const text of [document(3, '1'), `<r>\n<a>1</a>\n<a>x</a>\n</r>`, '<r/>'])
      expect(apart.validate(text, [task, task])).toEqual(here.validate(text, [task, task]))
  })

  test(`${name}: a document made to be slow is given up at the time limit`, async () => {
    const engine = await createSchemaEngine(name, files, { above: 0, timeLimitMs: 1 })
    expect(() => engine.validate(document(10, 'x'), [task])).toThrow(SchemaTimeLimit)
  })
}

test('a schema that cannot be used is told also from apart', async () => {
  const engine = await createSchemaEngine('libxml2-wasm', new Map([['r.xsd', Buffer.from('<no-schema/>')]]), {
    above: 0,
  })
  expect(() => engine.validate(document(1, '1'), [task])).toThrow(SchemaError)
})
