import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { typedService, type ServiceTemplate } from '../../src/binding/wsdl/template.ts'
import { writeWsdl } from '../../src/binding/wsdl/write.ts'
import type { ConfigInput } from '../../src/index.ts'
import { loadSchemas } from '../../src/standard/schemas.ts'
import { cim9, resultsIn, root, runFolder, scenarioOf, start, writeConfig } from './cli.ts'
import { test } from './desk.ts'
import { runHere } from './in-process.ts'
import { referenceHes, sutThat } from './suts.ts'

test.describe.configure({ timeout: 120_000 })

const schemas = loadSchemas('2013', join(root, 'profiles'))
const template = typedService('Get', 'MeterReadings')

/** A service of the template with the names of a vendor. */
const renamed = (rename: (operation: ServiceTemplate['ports'][number]['operations'][number]) => object) => ({
  ...template,
  name: 'Metering',
  targetNamespace: 'urn:peerworks:metering',
  ports: template.ports.map((port) => ({
    ...port,
    operations: port.operations.map((one) => ({ ...one, ...rename(one) })),
  })),
})

/** Writes a WSDL, and the schemas that it imports, into a folder. */
function writeWsdlFile(folder: string, service: ServiceTemplate, own?: { namespace: string; xsd: string }): string {
  for (const [file, bytes] of schemas.files) if (!file.includes('/')) writeFileSync(join(folder, file), bytes)
  if (own) writeFileSync(join(folder, 'own.xsd'), own.xsd)
  const path = join(folder, 'metering.wsdl')
  const at = 'http://localhost/metering/v2/read'
  const schemaAt = (namespace: string) =>
    namespace === own?.namespace ? 'own.xsd' : schemas.byNamespace(namespace)?.file
  writeFileSync(path, writeWsdl(service, at, schemaAt))
  return path
}

async function startPeer(wsdl: string) {
  const program = join(root, 'tests/peers/node-soap/server.mjs')
  const running = start(process.execPath, [program, '0', '--wsdl', wsdl], { cwd: root, holdInput: true })
  const [, url = ''] = /READY (\S+)/.exec(await running.said(/READY \S+\n/)) ?? []
  return {
    url,
    close: async () => {
      running.child.stdin.end()
      await running.ended
    },
  }
}

const meter = (
  JSON.parse(readFileSync(join(root, 'tests/peers/fixtures.json'), 'utf8')) as { meters: { mRID: string }[] }
).meters[0]?.mRID
const configOf = (endpoint: string, wsdl: NonNullable<ConfigInput['ixit']>['wsdl']): ConfigInput => ({
  sut: { name: 'a peer', version: '1', endpoint },
  binding: { wrapper: 'typed' },
  ixit: {
    meters: [{ mRID: meter }],
    readingTypes: { supported: ['0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0'] },
    wsdl,
  },
})

test('a typed service with another path and other names of operations is tested by its WSDL, without code', async ({
  folder,
  closing,
}) => {
  const service = renamed(() => ({ name: 'ReadMeters', soapAction: 'urn:peerworks:metering/ReadMeters' }))
  const peer = closing(await startPeer(writeWsdlFile(folder, service)))
  expect(new URL(peer.url).pathname).toBe('/metering/v2/read')
  // Of the peer the host is told only: where its service is, its WSDL says.
  writeConfig(folder, configOf(new URL(peer.url).origin, ['metering.wsdl']))
  const { code, stdout, stderr } = await cim9(['run', 'RD-001', 'TRS-001'], { cwd: folder })
  expect(code, stdout + stderr).toBe(0)
  const results = resultsIn(folder)
  for (const id of ['RD-001', 'TRS-001', 'TRS-001.names.queries'])
    expect(scenarioOf(results, id).verdict, id).toBe('pass')
  // Own names are no fault, and noted.
  expect(results.findings.map(({ first }) => [first.assertion, first.counts])).toEqual([
    ['wsdl.names', false],
    ['wsdl.actions', false],
  ])
  const record = readFileSync(join(runFolder(folder), 'records', 'RD-001.ndjson'), 'utf8')
  expect(record).toContain(peer.url)
  expect(record).toContain('urn:peerworks:metering/ReadMeters')
})

test('elements in a namespace of the vendor are sent and recognised, where the IXIT says what the operation does', async ({
  folder,
  closing,
}) => {
  const namespace = 'urn:peerworks:elements'
  const service = renamed(() => ({
    name: 'ReadMeters',
    soapAction: 'urn:peerworks:metering/ReadMeters',
    input: { namespace, name: 'ReadMeters' },
    output: { namespace, name: 'ReadMetersResult' },
  }))
  const xsd = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${namespace}">
  <xs:element name="ReadMeters" type="xs:anyType"/>
  <xs:element name="ReadMetersResult" type="xs:anyType"/>
</xs:schema>`
  const peer = closing(await startPeer(writeWsdlFile(folder, service, { namespace, xsd })))
  const wsdl = [{ from: 'metering.wsdl', operations: { ReadMeters: 'get MeterReadings' } }]
  writeConfig(folder, configOf(peer.url, wsdl))
  const { code, stdout, stderr } = await cim9(['run', 'RD-001'], { cwd: folder })
  expect(code, stdout + stderr).toBe(0)
  const { scenarios, findings } = resultsIn(folder)
  expect(scenarioOf({ scenarios }, 'RD-001').verdict).toBe('pass')
  expect(findings).toEqual([])
})

test('placeholders stand for typed services only, and a WSDL that cannot be had is told before any traffic', async ({
  folder,
}) => {
  const hes = 'http://127.0.0.1:1/services/{Service}'
  const mistakes: readonly (readonly [ConfigInput, RegExp])[] = [
    [
      { ...configOf(hes, []), binding: { wrapper: 'generic-bare' } },
      /has placeholders.*binding\.wrapper is generic-bare/,
    ],
    [
      configOf(hes, [{ from: 'own.wsdl', operations: { ReadMeters: 'get MeterReadings' } }]),
      /says what ReadMeters does, and .*own\.wsdl has no such operation by SOAP\. It has GetMeterReadings\./,
    ],
    [configOf(hes, ['lost.wsdl']), /ixit\.wsdl names .*lost\.wsdl, which cannot be read/],
    [
      configOf(hes, ['harness.config.mjs']),
      /ixit\.wsdl names .*harness\.config\.mjs, which (?:cannot be read|is no WSDL)/,
    ],
    [
      configOf(hes, ['http://127.0.0.1:1/x?wsdl']),
      /ixit\.wsdl names http:\/\/127\.0\.0\.1:1\/x\?wsdl, which cannot be read/,
    ],
  ]
  const own = join(folder, 'own.wsdl')
  writeFileSync(
    own,
    writeWsdl(template, 'http://h/', () => undefined),
  )
  for (const [config, says] of mistakes) {
    writeConfig(folder, config)
    const { code, stderr } = await cim9(['run', 'RD-001'], { cwd: folder })
    expect(stderr).toMatch(says)
    expect(code).toBe(2)
  }
})

test('typed services at addresses of their own are reached by placeholders, and a WSDL is read from an address', async ({
  folder,
  closing,
}) => {
  const hes = closing(await referenceHes())
  const from = hes.url.replace('head-end', 'GetMeterReadings?wsdl')
  for (const config of [
    { sut: { name: 'a SUT', version: '1', endpoint: hes.typedUrl }, binding: { wrapper: 'typed' } } as const,
    {
      ...configOf(new URL(hes.url).origin, [from]),
      ...{ sut: { name: 'a SUT', version: '1', endpoint: new URL(hes.url).origin } },
    },
  ]) {
    const own =
      'ixit' in config && config.ixit
        ? { ...config, ixit: { ...config.ixit, meters: [{ names: [{ name: 'CMW-00048210' }] }] } }
        : config
    const { scenarios } = await runHere(folder, own, ['RD-001', 'TRS-001'])
    expect(scenarios.map(({ id, verdict, reason }) => `${id} ${verdict} ${reason ?? ''}`.trim())).toEqual([
      'RD-001 pass',
      'TRS-001 pass',
      'TRS-001.names.queries pass',
      expect.stringMatching(/^TRS-001\.names\.changes (?:pass|not-applicable)/),
    ])
  }
})

test('without a WSDL the case is inconclusive, and nobody is blamed', async ({ folder, closing }) => {
  for (const [status, body] of [
    [404, 'nothing here'],
    [200, '<html><body>no service</body></html>'],
    [302, ''],
  ] as const) {
    const sut = closing(await sutThat(({ response }) => response.writeHead(status).end(body)))
    const config = { sut: { name: 'a SUT', version: '1', endpoint: sut.url } }
    const { scenarios } = await runHere(folder, config, ['TRS-001'])
    const [first] = scenarios
    expect([first?.verdict, first?.findings]).toEqual(['inconclusive', []])
    expect(first?.reason).toMatch(/No WSDL is told at .*\?wsdl: .*ixit\.wsdl/)
  }
})
