import { expect, test } from '@playwright/test'
import { ask, metersRead, startHes } from './client.ts'
import * as request from './requests.ts'

let hes: Awaited<ReturnType<typeof startHes>>
test.beforeAll(async () => {
  hes = await startHes()
})
test.afterAll(() => hes.close())

const known = request.byId(request.firstMeter)
const energy = request.readingType(request.forwardEnergy)

/** Each is refused as a whole: FAILED, no payload, these Errors with the ids of their objects. */
const failed: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  'an unknown meter by mRID': [request.read(request.byId('no-such-meter')), ['2.4 no-such-meter']],
  'an unknown meter by name': [request.read(request.byName('CMW-0')), ['2.4 CMW-0']],
  'a name of another type': [request.read(request.byName('CMW-00048210', 'UtilityMeterNumber')), ['2.4 CMW-00048210']],
  'a name of another authority': [
    request.read(request.byName('CMW-00048210', 'SerialNumber', 'somebody')),
    ['2.4 CMW-00048210'],
  ],
  'an unknown meter, asked for twice': [
    request.read(request.byId('no-such-meter') + request.byId('no-such-meter')),
    ['2.4 no-such-meter'],
  ],
  'three unknown meters': [
    request.read(['x', 'y', 'z'].map((id) => request.byId(id)).join('')),
    ['2.4 x', '2.4 y', '2.4 z'],
  ],
  'an unknown meter of which the configuration is asked': [
    request.describeMeter(request.byId('no-such-meter', 'Meter')),
    ['2.4 no-such-meter'],
  ],
  'a reading type of 17 parts': [
    request.read(known + request.readingType('0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72')),
    ['2.6 0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72'],
  ],
  'a reading type with letters': [
    request.read(known + request.readingType('0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.Wh.0')),
    ['2.6 0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.Wh.0'],
  ],
  'an unsupported reading type': [
    request.read(known + request.readingType(request.gasVolume)),
    [`2.10 ${request.gasVolume}`],
  ],
  'an unknown meter with an unsupported reading type': [
    request.read(request.byId('no-such-meter') + request.readingType(request.gasVolume)),
    ['2.4 no-such-meter', `2.10 ${request.gasVolume}`],
  ],
  'an unknown usage point': [request.read(request.byId('nowhere', 'UsagePoint')), ['2.12 nowhere']],
  'a usage point without meter': [
    request.read(request.byId(request.emptyUsagePoint, 'UsagePoint')),
    [`5.7 ${request.emptyUsagePoint}`],
  ],
  'an unknown noun': [request.read(known, request.header('FooConfig')), ['2.5']],
  'a noun in lower case': [request.read(known, request.header('meterreadings')), ['2.5']],
  'an empty noun': [request.read(known, request.header('')), ['2.5']],
  'a noun that is not that of the query': [request.read(known, request.header('MeterConfig')), ['2.5']],
  'an unknown verb': [request.read(known, request.header('MeterReadings', 'subscribe')), ['2.9']],
  'a verb of another archetype': [request.read(known, request.header('MeterReadings', 'created')), ['2.9']],
  'a verb that is not served': [request.read(known, request.header('MeterReadings', 'create')), ['2.9']],
  'a verb in capitals': [request.read(known, request.header('MeterReadings', 'GET')), ['2.9']],
  'no verb': [request.read(known, '<m:Header><m:Noun>MeterReadings</m:Noun></m:Header>'), ['1.5']],
  'no noun': [request.read(known, '<m:Header><m:Verb>get</m:Verb></m:Header>'), ['1.5']],
  'no query': [request.bare(''), ['1.6']],
  'no Request': [
    request.inSoap(
      `<m:RequestMessage xmlns:m="http://iec.ch/TC57/2011/schema/message">${request.header()}</m:RequestMessage>`,
    ),
    ['1.6'],
  ],
  'a query that names nothing': [request.read(''), ['1.6']],
  'a query that names reading types only': [request.read(energy), ['1.6']],
  'an envelope that is not valid': [
    request.bare(`<m:StartTime>yesterday</m:StartTime>${request.query(known)}`),
    ['1.8'],
  ],
  'a query that is not valid': [
    request.read(
      `${known}<q:TimeSchedule><q:scheduleInterval><q:start>soon</q:start></q:scheduleInterval></q:TimeSchedule>`,
    ),
    ['1.8'],
  ],
  'a query of another namespace': [
    request.bare(request.query(known).replace('GetMeterReadings#', 'somewhere')),
    ['1.8'],
  ],
}
for (const [what, [asked, errors]] of Object.entries(failed)) {
  test(`${what} fails the request`, async () => {
    const answer = await ask(hes.url, asked)
    expect({ status: answer.status, result: answer.result }).toEqual({ status: 200, result: 'FAILED' })
    expect(answer.errors).toEqual(errors)
    expect(answer.payload).toBeUndefined()
    for (const error of answer.message.reply?.errors ?? []) {
      expect(error.level?.value).toBe('FATAL')
      expect(error.reason?.value).toBeTruthy()
    }
  })
}

for (const [style, asked] of Object.entries({
  'generic-wrapped': request.wrapped(request.query(request.byId('no-such-meter'))),
  typed: request.typed(request.query(request.byId('no-such-meter'))),
})) {
  test(`a refusal in the style ${style} is valid, too`, async () => {
    const { result, errors } = await ask(hes.url, asked)
    expect(result).toBe('FAILED')
    expect(errors).toEqual(['2.4 no-such-meter'])
  })
}

test('an invalid request is refused in every style', async () => {
  const invalid = `<m:StartTime>yesterday</m:StartTime>${request.query(known)}`
  for (const asked of [request.bare(invalid), request.wrapped(invalid), request.typed(invalid)]) {
    expect((await ask(hes.url, asked)).errors).toEqual(['1.8'])
  }
})

test.describe('good and bad mixed are PARTIAL', () => {
  test('with the good meters and one Error for each bad one', async () => {
    const { result, errors, payload } = await ask(
      hes.url,
      request.read(
        request.byId('bad-1') + known + request.byName('bad-2') + request.byId('bad-3', 'UsagePoint') + energy,
      ),
    )
    expect(result).toBe('PARTIAL')
    expect(errors).toEqual(['2.4 bad-1', '2.4 bad-2', '2.12 bad-3'])
    expect(metersRead(payload)).toEqual([request.firstMeter])
  })

  test('with the good reading types and one Error for each bad one', async () => {
    const { result, errors } = await ask(
      hes.url,
      request.read(known + energy + request.readingType(request.gasVolume) + request.readingType('1.2.3')),
    )
    expect(result).toBe('PARTIAL')
    expect(errors).toEqual([`2.10 ${request.gasVolume}`, '2.6 1.2.3'])
  })

  test('and each Error says by which kind of id it calls which type of object', async () => {
    const { message } = await ask(
      hes.url,
      request.read(known + request.byId('bad-1') + request.byName('bad-2') + request.byId('bad-3', 'UsagePoint')),
    )
    expect(message.reply?.errors.map(({ id }) => [id?.value, id?.idKind, id?.objectType])).toEqual([
      ['bad-1', 'uuid', 'Meter'],
      ['bad-2', 'name', 'Meter'],
      ['bad-3', 'uuid', 'UsagePoint'],
    ])
  })
})

const notMessages: Readonly<Record<string, string>> = {
  'no XML': 'hello',
  'nothing at all': '',
  'XML cut off': request.read(known).slice(0, -20),
  'XML with a document type declaration': request.read(known).replace('<s:Envelope', '<!DOCTYPE x><s:Envelope'),
  'XML that is not SOAP': '<m:RequestMessage xmlns:m="http://iec.ch/TC57/2011/schema/message"/>',
  'an empty SOAP Body': request.inSoap(''),
  'an unknown message': request.inSoap('<x:Hello xmlns:x="urn:x"/>'),
  'a typed message that is no query': request
    .typed(request.query(known))
    .replaceAll('t:GetMeterReadings', 't:CreateMeterReadings'),
}
for (const [what, body] of Object.entries(notMessages)) {
  test(`${what} gets a SOAP fault with a FaultMessage`, async () => {
    const { status, isFault, root, result, errors } = await ask(hes.url, body)
    expect({ status, isFault, result, errors }).toEqual({
      status: 500,
      isFault: true,
      result: 'FAILED',
      errors: ['1.8'],
    })
    expect(root.name).toBe('FaultMessage')
  })
}

test('a message without header gets a SOAP fault that says so', async () => {
  const query = request.query(known)
  expect(await ask(hes.url, request.bare(query, ''))).toMatchObject({ status: 500, isFault: true, errors: ['1.5'] })
})

test('a typed message without header gets the fault of its service', async () => {
  const { root, errors } = await ask(hes.url, request.typed(request.query(known), ''))
  expect(root.name).toBe('MeterReadingsFaultMessage')
  expect(errors).toEqual(['1.5'])
})
