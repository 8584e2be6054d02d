import { expect, test } from '@playwright/test'
import type { Expected } from '../../src/exchange/entries.ts'
import type { WireMessage } from '../../src/exchange/entries.ts'
import {
  bakery,
  error,
  farm,
  forwardEnergy,
  meterByMRID,
  meterByName,
  query,
  reading,
  readings,
  reply,
  response,
  reverseEnergy,
  soap,
  told,
  value,
} from './record.ts'

const object = ({ mRID = '', names }: typeof bakery) => ({ mRID, names: [...names] })
const twoMeters: Expected = {
  form: 'readings',
  meters: [object(bakery), object(farm)],
  usagePoints: [],
  readingTypes: [forwardEnergy],
}

/** All that is told of an answer from which the readings of a meter, OK and correlation are expected. */
const toldOfGood = (
  body: string | Uint8Array,
  meta: Partial<WireMessage['meta']> = {},
  expected: Expected = { ...twoMeters, meters: [object(bakery)] },
) =>
  told((talk) => {
    talk.ask()
    talk.hear(body, meta)
    talk.expect({ form: 'result', results: ['OK'] })
    talk.expect(expected)
    talk.expect({ form: 'satisfies', assertion: 'sequence.correlated' })
  })

const plain = { headers: { 'content-type': 'text/xml' } }
const declared = (encoding: string, text: string) => `<?xml version="1.0" encoding="${encoding}"?>\n${text}`
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16()
const inValue = (type: string, more: string) =>
  reply({ payload: readings(reading({ values: [value({ type })] }), more) })
const longType = `<r:ReadingType>\n<r:mRID>rt-7</r:mRID>\n<r:Names><r:name>${forwardEnergy}</r:name></r:Names>\n</r:ReadingType>`

const variations: Record<string, readonly [body: string | Uint8Array, meta?: Partial<WireMessage['meta']>]> = {
  'other prefixes': [
    [
      ['m', 'ns0'],
      ['e', 'SOAP-ENV'],
      ['r', 'x-1.y'],
    ].reduce(
      (text, [from = '', to = '']) => text.replaceAll(new RegExp(`(</?|xmlns:)${from}(?=[:=])`, 'g'), `$1${to}`),
      reply(),
    ),
  ],
  'default namespaces throughout': [
    reply()
      .replace('xmlns:e=', 'xmlns=')
      .replaceAll(/(<\/?)e:/g, '$1')
      .replace('xmlns:r=', 'xmlns=')
      .replaceAll(/(<\/?)r:/g, '$1')
      .replace(' xmlns:m="http://iec.ch/TC57/2011/schema/message"', '')
      .replace('<m:ResponseMessage>', '<ResponseMessage xmlns="http://iec.ch/TC57/2011/schema/message">')
      .replaceAll(/(<\/?)m:/g, '$1'),
  ],
  'namespaces declared again on every element': [
    reply().replaceAll(/<m:(\w+)>/g, '<m:$1 xmlns:m="http://iec.ch/TC57/2011/schema/message">'),
  ],
  'comments and instructions everywhere': [reply().replaceAll('\n', '<!-- here -->\n<?and here?>')],
  'CDATA in every text': [
    reply()
      .replaceAll(/>([^<>\n]+)</g, '><![CDATA[$1]]><')
      .replaceAll(/(T12:00:00Z)/g, '$1'),
  ],
  'characters by number': [reply().replace('>reply<', '>&#114;epl&#x79;<').replace('>c-1<', '>c&#45;1<')],
  'no white space between elements': [reply().replaceAll('\n', '')],
  'white space around ids and texts': [
    reply()
      .replace('>c-1<', '> c-1\n<')
      .replace(`>${bakery.mRID ?? ''}<`, `>\n ${bakery.mRID ?? ''} <`),
  ],
  'lines ended as on Windows': [reply().replaceAll('\n', '\r\n')],
  'an XML declaration': [declared('UTF-8', reply())],
  'a byte order mark in UTF-8': [`\uFEFF${declared('utf-8', reply())}`],
  'UTF-16 with its mark': [Buffer.from(`\uFEFF${declared('UTF-16', reply())}`, 'utf16le'), plain],
  'UTF-16 of the other order': [swapped(Buffer.from(`\uFEFF${declared('UTF-16', reply())}`, 'utf16le')), plain],
  'UTF-16 that the header announces': [
    Buffer.from(`\uFEFF${reply()}`, 'utf16le'),
    { headers: { 'content-type': 'text/xml; charset=UTF-16' } },
  ],
  'Latin 1 that the declaration announces': [
    Buffer.from(declared('ISO-8859-1', reply({ header: '<m:Source>Z\u00e4hler</m:Source>' })), 'latin1'),
    plain,
  ],
  'letters and signs of all the world': [reply({ header: '<m:Source>Zähler 電力量計 😀 &amp; Söhne</m:Source>' })],
  'no optional header field but those that pair messages': [reply({ timestamp: '' })],
  'every optional header field': [
    soap(
      response({ payload: readings(reading()), timestamp: '', messageId: '', correlationId: '' }).replace(
        '</m:Header>',
        `<m:Revision>2.0</m:Revision>
<m:ReplayDetection><m:Nonce>n</m:Nonce><m:Created>2026-03-01T12:00:00Z</m:Created></m:ReplayDetection>
<m:Context>PRODUCTION</m:Context>
<m:Timestamp>2026-03-01T12:00:00Z</m:Timestamp>
<m:Source>HES</m:Source>
<m:AsyncReplyFlag>false</m:AsyncReplyFlag>
<m:ReplyAddress>urn:hes</m:ReplyAddress>
<m:AckRequired>false</m:AckRequired>
<m:User><m:UserID>u</m:UserID><m:Organization>o</m:Organization></m:User>
<m:MessageID>r-1</m:MessageID>
<m:CorrelationID>c-1</m:CorrelationID>
<m:Comment>none</m:Comment>
<m:Property><m:Name>n</m:Name></m:Property>
<m:Property><m:Name>n</m:Name><m:Value>v</m:Value></m:Property>
</m:Header>`,
      ),
    ),
  ],
  'an unknown context': [
    reply({ header: '' }).replace('<m:Timestamp>', '<m:Context>SANDBOX</m:Context>\n<m:Timestamp>'),
  ],
  'elements of another namespace in the header': [
    reply().replace(
      '</m:Header>',
      '<v:Trace xmlns:v="urn:v" v:id="7"/>\n<v:More xmlns:v="urn:w"><v:deep/></v:More>\n</m:Header>',
    ),
  ],
  'elements of another namespace in the reply': [
    reply().replace('</m:Reply>', '<v:Took xmlns:v="urn:v">5</v:Took>\n</m:Reply>'),
  ],
  'a SOAP Header': [
    reply().replace('<e:Body>', '<e:Header><a:To xmlns:a="urn:a" e:mustUnderstand="0">x</a:To></e:Header>\n<e:Body>'),
  ],
  'attributes of XML Schema': [
    reply()
      .replace(
        '<e:Envelope',
        '<e:Envelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xs="http://www.w3.org/2001/XMLSchema"',
      )
      .replace(
        '<r:MeterReadings',
        '<r:MeterReadings xsi:schemaLocation="http://iec.ch/TC57/2011/MeterReadings# MeterReadings.xsd"',
      )
      .replace('<m:CorrelationID>', '<m:CorrelationID xsi:type="xs:string">'),
  ],
  'a time zone that is an offset': [
    reply({
      timestamp: '2026-03-01T13:00:00.000+01:00',
      payload: readings(reading({ values: [value({ at: '2026-03-01T06:30:00-05:30' })] })),
    }),
  ],
  'Error 0.0 beside OK': [reply({ errors: [error({ code: '0.0', level: 'INFORM' })] })],
  'the meter by its name': [reply({ payload: readings(reading({ meter: meterByName() })) })],
  'the meter by another of its names, with its type and who gives it': [
    reply({
      payload: readings(
        reading({
          meter:
            '<r:Meter><r:Names><r:name>UM-1</r:name><r:NameType><r:name>UtilityMeterNumber</r:name><r:NameTypeAuthority><r:name>U</r:name></r:NameTypeAuthority></r:NameType></r:Names></r:Meter>',
        }),
      ),
    }),
  ],
  'a name where the mRID belongs': [
    reply({ payload: readings(reading({ meter: `<r:Meter><r:mRID>${bakery.names[0] ?? ''}</r:mRID></r:Meter>` })) }),
  ],
  'a reference to a reading type of the reply by its mRID': [inValue('rt-7', longType)],
  'a reference to a reading type of the reply by its name': [inValue(forwardEnergy, longType)],
  'interval readings': [
    reply({
      payload: readings(
        `<r:MeterReading>\n<r:IntervalBlocks>\n<r:IntervalReadings>\n<r:timeStamp>2026-03-01T12:00:00Z</r:timeStamp>\n<r:value>1</r:value>\n</r:IntervalReadings>\n<r:ReadingType ref="${forwardEnergy}"/>\n</r:IntervalBlocks>\n${meterByMRID()}\n</r:MeterReading>`,
      ),
    }),
  ],
  'a quality where there is no value': [
    reply({
      payload: readings(
        reading({
          values: [
            value({ is: '' }).replace(
              '<r:ReadingType',
              '<r:ReadingQualities><r:ReadingQualityType ref="1.5.259"/></r:ReadingQualities>\n<r:ReadingType',
            ),
          ],
        }),
      ),
    }),
  ],
  'an exponent, a sign and many digits in a value': [
    reply({
      payload: readings(
        reading({
          values: ['-4.711E3', '000123.4560', '0'].map((is, hour) => value({ is, at: `2026-03-01T0${hour}:00:00Z` })),
        }),
      ),
    }),
  ],
  'the readings of a meter in two pieces': [reply({ payload: readings(reading(), reading()) })],
}
for (const [what, [body, meta]] of Object.entries(variations))
  test(`${what} raises nothing`, () => {
    expect(toldOfGood(body, meta)).toEqual([])
  })

test('the variations are what they say: none of them is the plain reply', () => {
  for (const [what, [body]] of Object.entries(variations)) expect(body, what).not.toEqual(reply())
})

test('meters in any order raise nothing', () => {
  const both = [reading(), reading({ meter: meterByMRID(farm) })]
  for (const order of [both, [...both].reverse()])
    expect(toldOfGood(reply({ payload: readings(...order) }), {}, twoMeters)).toEqual([])
})

test('registers in any order raise nothing', () => {
  const types = [forwardEnergy, reverseEnergy]
  for (const order of [types, [...types].reverse()]) {
    const values = order.map((type) => value({ type }))
    expect(
      toldOfGood(
        reply({ payload: readings(reading({ values })) }),
        {},
        {
          form: 'readings',
          meters: [object(bakery)],
          usagePoints: [],
          readingTypes: types,
        },
      ),
    ).toEqual([])
  }
})

test('a request may say as little or as much as the schema allows', () => {
  for (const asked of [
    query({ messageId: '', correlationId: '' }).replace(/<m:Timestamp>.*\n/, ''),
    query({ header: '<m:Source>MDMS</m:Source>\n<m:AsyncReplyFlag>false</m:AsyncReplyFlag>' }),
    query().replace(
      '<g:GetMeterReadings',
      '<m:StartTime>2026-01-01T00:00:00Z</m:StartTime>\n<m:Option><m:name>a</m:name></m:Option>\n<g:GetMeterReadings',
    ),
  ]) {
    const found = told((talk) => {
      talk.ask(asked)
      talk.hear()
    })
    expect(found, asked).toEqual([])
  }
})
