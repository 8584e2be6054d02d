import { join } from 'node:path'
import { expect } from '@playwright/test'
import soap from 'soap'
import { wsdlPage } from '../../src/binding/wsdl/pages.ts'
import { genericService, typedServiceNamed } from '../../src/binding/wsdl/template.ts'
import { loadSchemas } from '../../src/standard/schemas.ts'
import { listenHttp } from '../../src/transports/http/listen.ts'
import type { Arrival } from '../../src/transports/transport.ts'
import { test } from '../e2e/desk.ts'
import { referenceHes } from '../e2e/suts.ts'

/**
 * Clients of an independent SOAP stack, made from the WSDLs that they fetch with all that is imported there. They know of the
 * services what the WSDLs tell, and nothing else.
 */
const clientOf = (wsdl: string) => soap.createClientAsync(wsdl, { disableCache: true })

interface Answer {
  readonly Reply?: { readonly Result?: string }
  readonly message?: Answer
}
type Operation = (input: unknown) => Promise<readonly [Answer, string]>

const operationOf = (client: soap.Client, name: string): Operation => {
  const operation: unknown = client[`${name}Async`]
  if (typeof operation !== 'function') throw new Error(`The client has no operation ${name}.`)
  return operation as Operation
}

/** An operation of one port, where a service has several. */
const portOperation =
  (client: soap.Client, service: string, port: string, name: string): Operation =>
  (input) =>
    new Promise((resolve, reject) => {
      const ports = (client as unknown as Record<string, Record<string, Record<string, unknown>>>)[service]
      const operation = ports?.[port]?.[name] as
        ((input: unknown, done: (error: unknown, answer: Answer, raw: string) => void) => void) | undefined
      if (!operation) throw new Error(`The client has no ${service}.${port}.${name}.`)
      operation(input, (error, answer, raw) => (error instanceof Error ? reject(error) : resolve([answer, raw])))
    })

const header = (verb: string, noun: string) => ({
  Verb: verb,
  Noun: noun,
  MessageID: '7f0c2b57-3a51-4d3e-9b43-2c1d0e9f8a61',
})
const meter = '3d1f7d52-6a0e-4b57-9b1e-0c5a4f5e1a01'
const query = {
  Header: header('get', 'MeterReadings'),
  Request: {
    $xml: `<GetMeterReadings xmlns="http://iec.ch/TC57/2011/GetMeterReadings#"><EndDevice><mRID>${meter}</mRID></EndDevice></GetMeterReadings>`,
  },
}

test('a client made from the WSDL of a query service is served', async ({ closing }) => {
  const hes = closing(await referenceHes())
  const client = await clientOf(hes.url.replace('head-end', 'GetMeterReadings?wsdl'))
  const [answer, raw] = await operationOf(client, 'GetMeterReadings')(query)
  expect(answer.Reply?.Result, raw).toBe('OK')
  expect(raw).toContain(meter)
})

test('a client made from the WSDL of what is requested of a noun is answered by its own response', async ({
  closing,
}) => {
  const hes = closing(await referenceHes())
  for (const service of ['RequestMeterConfig', 'ExecuteMeterConfig', 'MeterConfig']) {
    const client = await clientOf(hes.url.replace('head-end', `${service}?wsdl`))
    const ask = operationOf(client, 'DeleteMeterConfig')
    const payload = `<MeterConfig xmlns="http://iec.ch/TC57/2011/MeterConfig#"><Meter><mRID>nobody</mRID></Meter></MeterConfig>`
    const [answer, raw] = await ask({ Header: header('delete', 'MeterConfig'), Payload: { $xml: payload } })
    expect(answer.Reply?.Result, raw).toBe('FAILED')
    expect(raw).toContain('MeterConfigResponseMessage')
  }
})

for (const style of ['Bare', 'Wrapped'])
  test(`a client made from the WSDL of the generic service is served, style ${style}`, async ({ closing }) => {
    const hes = closing(await referenceHes())
    const client = await clientOf(`${hes.url}?wsdl`)
    const ask = portOperation(client, 'RequestService', `${style}_Port`, 'Request')
    const [answer, raw] = await ask(style === 'Bare' ? query : { message: query })
    expect((answer.message ?? answer).Reply?.Result, raw).toBe('OK')
  })

test('a client made from the WSDL of our listener reaches the mailbox by the typed operation', async ({ closing }) => {
  const schemas = loadSchemas('2013', join(import.meta.dirname, '../../profiles'))
  const serviceOf = (named: string) =>
    named ? typedServiceNamed(named, ['MeterReadings']) : genericService('subscriber')
  const strays: Arrival[] = []
  const listener = closing(
    await listenHttp(
      { host: '127.0.0.1', port: 0 },
      {
        maxBytes: 100_000,
        connectMs: 1_000,
        onStray: (stray) => strays.push(stray),
        describe: (query, address) => wsdlPage(query, serviceOf, address, schemas),
      },
    ),
  )
  const came: Arrival[] = []
  await listener.open('events', {
    receive: (arrival) => {
      came.push(arrival)
      return { status: 202, headers: {}, bytes: new Uint8Array() }
    },
  })
  const address = listener.address('events')
  const client = await clientOf(`${address}?wsdl=ReceiveMeterReadings`)
  await operationOf(client, 'CreatedMeterReadings')({ Header: header('created', 'MeterReadings') })
  const generic = await clientOf(`${address}?wsdl`)
  await portOperation(
    generic,
    'EventService',
    'Bare_Port',
    'PublishEvent',
  )({ Header: header('created', 'MeterReadings') })
  expect(came.map(({ meta }) => meta.method)).toEqual(['POST', 'POST'])
  expect(Buffer.from(came[0]?.bytes ?? []).toString()).toContain('CreatedMeterReadings')
  expect(Buffer.from(came[1]?.bytes ?? []).toString()).toContain('EventMessage')
  expect(came[0]?.meta.headers['soapaction']).toBe('"http://iec.ch/TC57/2011/MeterReadings/CreatedMeterReadings"')
  expect(strays).toEqual([])
})
