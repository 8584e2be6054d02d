import { expect, test } from '@playwright/test'
import { typedQueryNamespace } from '../../src/message/namespaces.ts'
import { supportedReadingTypes } from '../../src/sut/reference/readings.ts'
import { childNamed, childText } from '../../src/xml/tree.ts'
import { ask, metersRead, noon, readingsIn, startHes, valuesIn } from './client.ts'
import * as request from './requests.ts'

let hes: Awaited<ReturnType<typeof startHes>>
test.beforeAll(async () => {
  hes = await startHes()
})
test.afterAll(() => hes.close())

test('one meter and one reading type give one reading, taken now', async () => {
  const { status, result, errors, payload } = await ask(
    hes.url,
    request.read(request.byId(request.firstMeter) + request.readingType(request.forwardEnergy)),
  )
  expect({ status, result, errors }).toEqual({ status: 200, result: 'OK', errors: [] })
  expect(metersRead(payload)).toEqual([request.firstMeter])
  const [reading] = readingsIn(payload)
  expect([...valuesIn(reading).keys()]).toEqual([request.forwardEnergy])
  expect(childText(childNamed(reading ?? fail(), 'Readings') ?? fail(), 'timeStamp')).toBe(noon)
})

test('no reading type means all that are supported', async () => {
  const { payload } = await ask(hes.url, request.read(request.byId(request.firstMeter)))
  expect([...valuesIn(readingsIn(payload)[0]).keys()]).toEqual(supportedReadingTypes)
})

test('many meters and many types give every value of every meter', async () => {
  const { payload } = await ask(
    hes.url,
    request.read(
      request.byId(request.firstMeter) +
        request.byId(request.secondMeter) +
        request.readingType(request.forwardEnergy) +
        request.readingType(request.reverseEnergy),
    ),
  )
  expect(metersRead(payload)).toEqual([request.firstMeter, request.secondMeter])
  for (const reading of readingsIn(payload)) expect(valuesIn(reading).size).toBe(2)
})

const sameMeter = {
  'by mRID': request.byId(request.firstMeter),
  'by serial number': request.byName('CMW-00048210', 'SerialNumber', 'cim9 Meter Works'),
  'by a name without its type': request.byName('UM-100-0001'),
  'by its usage point': request.byId(request.firstUsagePoint, 'UsagePoint'),
  'by the name of its usage point': request.byName('SDP-7001', undefined, undefined, 'UsagePoint'),
  'twice in one query': request.byId(request.firstMeter) + request.byName('CMW-00048210'),
}
for (const [way, query] of Object.entries(sameMeter)) {
  test(`a meter asked for ${way} gives the same data`, async () => {
    const { result, payload } = await ask(hes.url, request.read(query))
    const [byId] = readingsIn((await ask(hes.url, request.read(request.byId(request.firstMeter)))).payload)
    expect(result).toBe('OK')
    expect(metersRead(payload)).toEqual([request.firstMeter])
    expect(valuesIn(readingsIn(payload)[0])).toEqual(valuesIn(byId))
  })
}

test('a reply to a query by usage point holds meter and usage point', async () => {
  const { payload } = await ask(hes.url, request.read(request.byId(request.firstUsagePoint, 'UsagePoint')))
  const point = childNamed(readingsIn(payload)[0] ?? fail(), 'UsagePoint')
  expect(point && childText(point, 'mRID')).toBe(request.firstUsagePoint)
})

test('a reading type may be called by mRID or by reference', async () => {
  for (const type of [
    `<q:ReadingType><q:mRID>${request.forwardEnergy}</q:mRID></q:ReadingType>`,
    `<q:ReadingType ref="${request.forwardEnergy}"/>`,
  ]) {
    const { result, payload } = await ask(hes.url, request.read(request.byId(request.firstMeter) + type))
    expect(result).toBe('OK')
    expect([...valuesIn(readingsIn(payload)[0]).keys()]).toEqual([request.forwardEnergy])
  }
})

test('the configuration of a meter holds its ids', async () => {
  for (const query of [
    request.byId(request.firstMeter, 'Meter'),
    request.byId(request.firstMeter),
    request.byName('UM-100-0001', 'UtilityMeterNumber', 'cim9 Utility', 'Meter'),
  ]) {
    const { result, payload } = await ask(hes.url, request.describeMeter(query))
    expect(result).toBe('OK')
    const meter = childNamed(payload ?? fail(), 'Meter') ?? fail()
    expect(childText(meter, 'mRID')).toBe(request.firstMeter)
    expect(childText(meter, 'serialNumber')).toBe('CMW-00048210')
  }
})

const query = request.query(request.byId(request.firstMeter))
const styles = {
  'generic-bare': { request: request.bare(query), root: 'ResponseMessage', namespace: /schema\/message$/ },
  'generic-wrapped': { request: request.wrapped(query), root: 'Response', namespace: /abstract$/ },
  typed: {
    request: request.typed(query),
    root: 'MeterReadingsResponseMessage',
    namespace: new RegExp(`^${typedQueryNamespace('MeterReadings')}$`),
  },
}
for (const [style, { request: asked, root, namespace }] of Object.entries(styles)) {
  test(`a request in the style ${style} is answered in that style`, async () => {
    const answer = await ask(hes.url, asked)
    expect(answer.result).toBe('OK')
    expect(answer.root.name).toBe(root)
    expect(answer.root.namespace).toMatch(namespace)
  })
}

test.describe('the reply header', () => {
  const more =
    '<m:Timestamp>2026-01-01T00:00:00Z</m:Timestamp><m:Source>MDMS</m:Source>' +
    '<m:AsyncReplyFlag>false</m:AsyncReplyFlag><m:ReplyAddress>http://127.0.0.1/</m:ReplyAddress>'

  test('is its own and copies nothing but noun and correlation', async () => {
    const head = request.header('MeterReadings', 'get', more + request.ids('m-1', 'c-1'))
    const { message } = await ask(hes.url, request.read(request.byId(request.firstMeter), head))
    const { verb, noun, timestamp, source, correlationId, messageId, asyncReplyFlag, replyAddress } =
      message.header ?? fail()
    expect([verb, noun, timestamp, source, correlationId].map((field) => field?.value)).toEqual([
      'reply',
      'MeterReadings',
      noon,
      'cim9-reference-hes',
      'c-1',
    ])
    expect(messageId?.value).toMatch(/^[0-9a-f-]{36}$/)
    expect([asyncReplyFlag, replyAddress]).toEqual([undefined, undefined])
  })

  test('correlates by MessageID where the request has no CorrelationID', async () => {
    const head = request.header('MeterReadings', 'get', request.ids('m-2'))
    const { message } = await ask(hes.url, request.read(request.byId(request.firstMeter), head))
    expect(message.header?.correlationId?.value).toBe('m-2')
  })

  test('correlates with nothing where the request has neither', async () => {
    const { message } = await ask(hes.url, request.read(request.byId(request.firstMeter)))
    expect(message.header?.correlationId).toBeUndefined()
  })
})

function fail(): never {
  throw new Error('The reply lacks what this test looks at.')
}
