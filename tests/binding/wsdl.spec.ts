import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { gatherWsdl } from '../../src/binding/wsdl/gather.ts'
import { wsdlPage } from '../../src/binding/wsdl/pages.ts'
import { elementOf, importsIn, readWsdl } from '../../src/binding/wsdl/read.ts'
import {
  asDescribed,
  describedOperations,
  hasPlaceholders,
  roleOf,
  serviceAddress,
} from '../../src/binding/wsdl/services.ts'
import {
  families,
  genericService,
  typedService,
  typedServiceNamed,
  type Family,
} from '../../src/binding/wsdl/template.ts'
import { writeWsdl } from '../../src/binding/wsdl/write.ts'
import { wrappers } from '../../src/binding/wrappers.ts'
import { loadSchemas } from '../../src/standard/schemas.ts'
import { createSchemaEngine } from '../../src/xml/engines/index.ts'
import { readXml } from '../../src/xml/intake.ts'
import { attributeOf, elements, type XmlElement } from '../../src/xml/tree.ts'

const schemas = loadSchemas('2013', join(import.meta.dirname, '../../profiles'))
const nouns = schemas.list.flatMap(({ kind, noun }) => (kind === 'profile' && noun ? [noun] : []))
const at = 'http://127.0.0.1:1/services/x'
const read = (text: string) => readWsdl([{ uri: at, text }])
const treeOf = (text: string) => {
  const intake = readXml(Buffer.from(text))
  if (!intake.ok) throw new Error(intake.problem.message)
  return intake.root
}
const within = (element: XmlElement): readonly XmlElement[] => [element, ...elements(element).flatMap(within)]

for (const family of Object.keys(families) as Family[])
  test(`what is written of the services ${family} of every noun is read again`, () => {
    expect(nouns.length).toBeGreaterThan(15)
    for (const noun of nouns) {
      const service = typedService(family, noun)
      const [port, ...more] = read(writeWsdl(service, at, () => undefined))?.ports ?? []
      const [due] = service.ports
      expect(more).toEqual([])
      expect(port).toMatchObject({
        service: `${family}${noun}`,
        port: due?.port,
        portType: due?.portType,
        binding: due?.binding,
        targetNamespace: `http://iec.ch/TC57/2011/${family}${noun}`,
        soap: '1.1',
        transport: 'http://schemas.xmlsoap.org/soap/http',
        address: at,
      })
      const operations = port?.operations.map(({ name, soapAction, style, input, output, faults }) => ({
        ...{ name, soapAction, style },
        ...{ input: elementOf(input), output: elementOf(output), fault: elementOf(faults[0]) },
      }))
      expect(operations).toEqual(due?.operations.map((one) => ({ ...one, style: 'document' })))
    }
  })

test('every element that a WSDL of ours names is declared by the schemas that it imports, all of which are told', () => {
  const page = (query: string, name: string) =>
    wsdlPage(query, () => (name ? typedServiceNamed(name, nouns) : genericService('server')), at, schemas)
  for (const name of ['', ...nouns.flatMap((noun) => [`Get${noun}`, `Request${noun}`, `Receive${noun}`])]) {
    const wsdl = page('wsdl', name) ?? ''
    const seen = new Map<string, XmlElement>()
    const follow = (root: XmlElement): void => {
      for (const one of within(root)) {
        const location = attributeOf(one, 'schemaLocation')
        if (location === undefined || seen.has(location)) continue
        const text = page(new URL(location, at).search.slice(1), name)
        expect(text, `${name}: ${location}`).toBeDefined()
        const schema = treeOf(text ?? '')
        seen.set(location, schema)
        follow(schema)
      }
    }
    follow(treeOf(wsdl))
    const declared = [...seen.values()].flatMap((schema) =>
      elements(schema)
        .filter((one) => one.name === 'element')
        .map((one) => `${attributeOf(schema, 'targetNamespace')} ${attributeOf(one, 'name')}`),
    )
    const used = (read(wsdl)?.ports ?? []).flatMap(({ operations }) =>
      operations.flatMap(({ input, output, faults }) => [input, output, ...faults].map(elementOf)),
    )
    expect(used.length, name).toBeGreaterThan(2)
    for (const one of used) expect(declared, name).toContain(`${one?.namespace} ${one?.name}`)
  }
})

test('the schema of a typed message is found by its namespace, with the engine that judges', async () => {
  const engine = await createSchemaEngine('libxml2-wasm', schemas.files)
  expect(engine.name).toBe('libxml2-wasm')
  const [first] = typedService('Get', 'MeterReadings').ports[0]?.operations ?? []
  expect(schemas.byNamespace(first?.input.namespace ?? '')?.roots).toContain(first?.input.name)
})

/** A WSDL of a vendor: prefixes declared where they are used, two documents, a port by SOAP 1.2 first, and one by HTTP GET. */
const vendor = {
  service: `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:b="urn:v:bindings" targetNamespace="urn:v">
  <import namespace="urn:v:bindings" location="more/bindings.wsdl"/>
  <import namespace="urn:elsewhere" location="http://elsewhere.example/x.wsdl"/>
  <service name="Metering">
    <port name="Twelve" binding="b:Twelve"><address xmlns="http://schemas.xmlsoap.org/wsdl/soap12/" location="http://localhost:8080/v2/twelve"/></port>
    <port name="Eleven" binding="b:Eleven"><address xmlns="http://schemas.xmlsoap.org/wsdl/soap/" location="http://localhost:8080/v2/read?tenant=1"/></port>
    <port name="Get" binding="b:Get"/>
  </service>
</definitions>`,
  bindings: `<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:v:bindings">
  <w:message name="In"><w:part name="p" xmlns:e="urn:v:elements" element="e:ReadMeters"/></w:message>
  <w:message name="Out"><w:part name="p" xmlns:e="urn:v:elements" element="e:ReadMetersResult"/></w:message>
  <w:message name="Rpc"><w:part name="p" xmlns:x="http://www.w3.org/2001/XMLSchema" type="x:string"/></w:message>
  <w:portType name="Type" xmlns:t="urn:v:bindings">
    <w:operation name="ReadMeters"><w:input message="t:In"/><w:output message="t:Out"/></w:operation>
    <w:operation name="GetMeterConfig"><w:input message="t:Rpc"/><w:output message="t:Lost"/></w:operation>
  </w:portType>
  <w:binding name="Eleven" type="t:Type" xmlns:t="urn:v:bindings" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/">
    <s:binding transport="http://schemas.xmlsoap.org/soap/http"/>
    <w:operation name="ReadMeters"><s:operation soapAction="urn:v/read"/><w:input><s:body use="literal"/></w:input></w:operation>
    <w:operation name="GetMeterConfig"><s:operation style="rpc"/><w:input><s:body use="encoded"/></w:input></w:operation>
  </w:binding>
  <w:binding name="Twelve" type="t:Type" xmlns:t="urn:v:bindings" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap12/">
    <s:binding transport="http://schemas.xmlsoap.org/soap/http"/>
    <w:operation name="ReadMeters"><s:operation soapAction="urn:v/read12"/></w:operation>
  </w:binding>
  <w:binding name="Get" type="t:Type" xmlns:t="urn:v:bindings"><h:binding xmlns:h="http://schemas.xmlsoap.org/wsdl/http/" verb="GET"/></w:binding>
</w:definitions>`,
}
const uri = 'http://wsdl.example/vendor.wsdl'
const gathered = (asked: string[] = []) =>
  gatherWsdl(uri, vendor.service, (wanted) => {
    asked.push(wanted)
    return Promise.resolve(wanted === 'http://wsdl.example/more/bindings.wsdl' ? vendor.bindings : undefined)
  })
const reading = { operations: { ReadMeters: 'get MeterReadings' } }
const endpoint = 'https://hes.example:8443/anything'

test('a WSDL in several documents is read, wherever its prefixes are declared', async () => {
  const description = readWsdl(await gathered())
  expect(description?.ports.map(({ port, soap }) => `${port} ${soap}`)).toEqual(['Twelve 1.2', 'Eleven 1.1'])
  const [read, config] = description?.ports[1]?.operations ?? []
  expect(elementOf(read?.input)).toEqual({ namespace: 'urn:v:elements', name: 'ReadMeters' })
  expect([read?.style, read?.input?.use, read?.output?.use]).toEqual(['document', 'literal', 'literal'])
  expect([config?.style, config?.input?.use, config?.input?.parts, config?.output?.parts]).toEqual([
    'rpc',
    'encoded',
    [{ type: { namespace: 'http://www.w3.org/2001/XMLSchema', name: 'string' } }],
    [],
  ])
})

test('imports are followed on the same host only, once each', async () => {
  const asked: string[] = []
  expect((await gathered(asked)).map((one) => one.uri)).toEqual([uri, 'http://wsdl.example/more/bindings.wsdl'])
  expect(asked).toEqual(['http://wsdl.example/more/bindings.wsdl'])
  const round = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"><import location="/a"/><import location="/b"/></definitions>`
  expect(await gatherWsdl(uri, round, () => Promise.resolve(round))).toHaveLength(3)
  const endless = (n: number) =>
    `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"><import location="/${n + 1}"/></definitions>`
  const many = await gatherWsdl(uri, endless(0), (wanted) => Promise.resolve(endless(Number(wanted.split('/').at(-1)))))
  expect(many).toHaveLength(32)
  const fromFile = await gatherWsdl('file:///a/b.wsdl', vendor.service, (wanted) => {
    expect(wanted).toBe('file:///a/more/bindings.wsdl')
    return Promise.resolve(undefined)
  })
  expect(fromFile).toHaveLength(1)
})

test('what is no WSDL 1.1, or has a DTD, is none', () => {
  for (const text of ['', 'x', '<a/>', '<description xmlns="http://www.w3.org/ns/wsdl"/>'])
    expect(read(text), text).toBeUndefined()
  const dtd = `<!DOCTYPE definitions []>${genericText()}`
  expect(read(dtd)).toBeUndefined()
  expect(importsIn(dtd)).toEqual([])
})
const genericText = (): string =>
  writeWsdl(genericService('server'), at, () => undefined).replace(/^<\?xml[^>]*>\s*/, '')

test('an operation whose name tells nothing is what the user says it is', async () => {
  const description = readWsdl(await gathered()) ?? { ports: [] }
  expect(describedOperations(description, {}, endpoint, '1.1')).toEqual([])
  expect(describedOperations(description, reading, endpoint, '1.1')).toEqual([
    {
      noun: 'MeterReadings',
      verb: 'get',
      address: 'https://hes.example:8443/v2/read?tenant=1',
      soapAction: 'urn:v/read',
      input: { namespace: 'urn:v:elements', name: 'ReadMeters' },
      output: { namespace: 'urn:v:elements', name: 'ReadMetersResult' },
    },
  ])
  const twelve = describedOperations(description, reading, endpoint, '1.2')
  expect(twelve.map(({ soapAction, address }) => [soapAction, address])).toEqual([
    ['urn:v/read12', 'https://hes.example:8443/v2/twelve'],
  ])
  const elsewhere = { ...reading, address: 'http://other.example/q' }
  expect(describedOperations(description, elsewhere, endpoint, '1.1')[0]?.address).toBe('http://other.example/q')
})

test('the address of the template is no address: that of the endpoint holds', () => {
  const service = typedService('Get', 'MeterReadings')
  const text = writeWsdl(service, 'http://iec.ch/TC57/2011/GetMeterReadings', () => undefined)
  const operations = describedOperations(read(text) ?? { ports: [] }, {}, endpoint, '1.1')
  expect(operations.map(({ address }) => address)).toEqual([undefined])
  const operation = { noun: 'MeterReadings', verb: 'get' }
  expect(serviceAddress('http://h/{Service}/{Verb}{noun}', operation, operations)).toBe(
    'http://h/GetMeterReadings/GetMeterReadings',
  )
})

test('placeholders of an endpoint are resolved for each operation', () => {
  expect(hasPlaceholders('http://h/services/{Service}')).toBe(true)
  expect(hasPlaceholders('http://h/services/{else}')).toBe(false)
  const address = (verb: string, noun: string) => serviceAddress('http://h/s/{Service}', { verb, noun }, [])
  expect(address('get', 'MeterReadings')).toBe('http://h/s/GetMeterReadings')
  expect(address('create', 'EndDeviceControls')).toBe('http://h/s/EndDeviceControls')
})

test('elements of the WSDL stand in the place of those of the template, and are recognised', async () => {
  const operations = describedOperations(readWsdl(await gathered()) ?? { ports: [] }, reading, endpoint, '1.1')
  const operation = { noun: 'MeterReadings', verb: 'get' }
  const style = asDescribed(wrappers.typed, operation, operations)
  expect(style.root?.RequestMessage).toEqual({ namespace: 'urn:v:elements', name: 'ReadMeters' })
  expect(style.soapAction).toBe('urn:v/read')
  expect(style.root?.FaultMessage).toEqual(wrappers.typed.root.FaultMessage)
  expect(asDescribed(wrappers['generic-bare'], operation, operations)).toBe(wrappers['generic-bare'])
  expect(asDescribed(wrappers.typed, { ...operation, verb: 'create' }, operations)).toBe(wrappers.typed)
  const role = (name: string) => roleOf({ namespace: 'urn:v:elements', name }, operations)
  expect(role('ReadMeters')).toEqual({ as: 'input', operation })
  expect(role('ReadMetersResult')).toEqual({ as: 'output', operation })
  expect(role('Other')).toBeUndefined()
  const shared = operations.flatMap((one) => [one, { ...one, verb: 'create', input: { ...one.input, name: 'Order' } }])
  expect(roleOf({ namespace: 'urn:v:elements', name: 'ReadMetersResult' }, shared)).toEqual({ as: 'output' })
})
