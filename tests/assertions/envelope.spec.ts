import { expect, test } from '@playwright/test'
import {
  error,
  fault,
  faultMessage,
  findingsOf,
  line,
  query,
  reading,
  readings,
  refusal,
  reply,
  response,
  soap,
  told,
  toldOf,
  value,
} from './record.ts'

test.describe('schema.envelope', () => {
  test('a header field in the wrong place, at its line', () => {
    const wrong = reply({ header: '<m:Comment>late</m:Comment>' })
    expect(toldOf(wrong)).toEqual([`schema.envelope fail m2:${line(wrong, '<m:MessageID>')}`])
  })
  test('a Result that is none', () => {
    const wrong = reply({ result: 'ok' })
    expect(toldOf(wrong)).toEqual([`schema.envelope fail m2:${line(wrong, '>ok<')}`])
  })
  test('a reply without Reply', () => {
    const wrong = reply().replace(/<m:Reply>[^]*<\/m:Reply>\n/, '')
    expect(toldOf(wrong).map((one) => one.replace(/\d+$/, ''))).toEqual(['schema.envelope fail m2:'])
  })
  test('an Error whose fields are out of order, and one with a level that is none', () => {
    const wrong = refusal({ errors: [error({ more: '<m:code>2.4</m:code>', code: '' })] })
    expect(toldOf(wrong)).toContain(`schema.envelope fail m2:${line(wrong, '<m:level>')}`)
    const strange = refusal({ errors: [error({ level: 'BAD' })] })
    expect(toldOf(strange)).toEqual([`schema.envelope fail m2:${line(strange, '>BAD<')}`])
  })
  test('also in the detail of a SOAP fault', () => {
    const wrong = fault(faultMessage({ result: 'failed' }))
    expect(toldOf(wrong, { status: 500 })).toEqual([`schema.envelope fail m2:${line(wrong, '>failed<')}`])
  })
  test('a header wildcard takes any element of another namespace', () => {
    const signed = reply().replace(
      '</m:Header>',
      '<v:Trace xmlns:v="urn:vendor"><v:Span>1</v:Span></v:Trace>\n</m:Header>',
    )
    expect(toldOf(signed)).toEqual([])
  })
})

test.describe('schema.payload', () => {
  test('elements out of order, each told once at its line', () => {
    const wrong = reply({
      payload: readings(
        reading({ values: [value().replace(/(<r:timeStamp>.*)\n(<r:value>.*)/, '$2\n$1')] }),
        reading({ values: [value().replace('<r:ReadingType', '<r:ReadingKind')] }),
      ),
    })
    expect(toldOf(wrong)).toEqual([
      `schema.payload fail m2:${line(wrong, '<r:timeStamp>')}`,
      `schema.payload fail m2:${line(wrong, '<r:ReadingKind')}`,
    ])
  })
  test('a value of the wrong form', () => {
    const wrong = reply({ payload: readings(reading({ values: [value({ at: 'yesterday' })] })) })
    expect(toldOf(wrong)).toEqual([`schema.payload fail m2:${line(wrong, 'yesterday')}`])
  })
  test('a profile that we have no schema of is not judged', () => {
    const [finding, ...more] = findingsOf((talk) => {
      talk.ask()
      talk.hear(reply({ payload: '<v:Own xmlns:v="urn:vendor"/>' }))
    })
    expect(more).toEqual([])
    expect(finding).toMatchObject({ assertion: 'schema.payload', outcome: 'not-judged', actual: 'Own of urn:vendor' })
  })
  test('an empty profile is valid', () => {
    expect(toldOf(reply({ payload: readings() }))).toEqual([])
  })
})

test.describe('verb.root', () => {
  test('the verb of a request in a response', () => {
    const wrong = reply({ verb: 'get' })
    expect(toldOf(wrong)).toEqual([`verb.root fail m2:${line(wrong, '<m:Verb>')}`])
  })
  test('the verb of a response in a request', () => {
    const wrong = query().replace('>get<', '>reply<')
    const found = told((talk) => {
      talk.ask(wrong)
      talk.hear()
    })
    expect(found).toEqual([`verb.root fail m1:${line(wrong, '<m:Verb>')}`])
  })
  test('a verb that is none is told by the schema alone', () => {
    const wrong = reply({ verb: 'answer' })
    expect(toldOf(wrong)).toEqual([`schema.envelope fail m2:${line(wrong, '<m:Verb>')}`])
  })
})

test.describe('noun.payload', () => {
  test('a payload of another noun than the header names', () => {
    const wrong = reply({ payload: '<c:MeterConfig xmlns:c="http://iec.ch/TC57/2011/MeterConfig#"/>' })
    expect(toldOf(wrong)).toEqual([`noun.payload fail m2:${line(wrong, '<c:MeterConfig')}`])
  })
  test('a payload of a namespace that we do not know may belong to any noun', () => {
    const own = reply({ payload: '<v:Own xmlns:v="urn:vendor"/>' })
    expect(toldOf(own)).toEqual([`schema.payload not-judged m2:${line(own, '<v:Own')}`])
  })
})

test.describe('noun.query', () => {
  test('a query of another noun than the header names, at the noun', () => {
    const wrong = query({ noun: 'MeterConfig' })
    const found = told((talk) => {
      talk.ask(wrong, ['noun.query'])
      talk.hear(soap(response({ noun: 'MeterConfig' })))
    })
    expect(found).toEqual([`noun.query fail m1:${line(wrong, '<m:Noun>')}`])
  })
  test('an empty noun', () => {
    const wrong = query({ noun: '' })
    const found = told((talk) => {
      talk.ask(wrong, ['noun.query'])
      talk.hear()
    })
    expect(found).toEqual([`noun.query fail m1:${line(wrong, '<m:Noun>')}`])
  })
  test('a query that stands in no query profile', () => {
    const open = query().replace(/<g:GetMeterReadings[^]*<\/g:GetMeterReadings>\n/, '<m:ID>one</m:ID>\n')
    const found = told((talk) => {
      talk.ask(open)
      talk.hear()
    })
    expect(found).toEqual([])
  })
})

test.describe('noun.reply', () => {
  test('a reply of another noun than its request', () => {
    const wrong = refusal({ noun: 'MeterConfig', errors: [error()] })
    expect(toldOf(wrong)).toEqual([`noun.reply fail m2:${line(wrong, '<m:Noun>')}`])
  })
  test('what a reply to a wrong noun should name, nobody knows', () => {
    const found = told((talk) => {
      talk.ask(query({ noun: 'FooConfig' }), ['noun.query'])
      talk.hear(refusal({ errors: [error({ code: '2.5' })] }))
    })
    expect(found.filter((one) => one.includes(' m2'))).toEqual([])
  })
})

test.describe('header.message-id', () => {
  test('a reply without, or with an empty one', () => {
    const none = reply({ messageId: '' })
    expect(toldOf(none)).toEqual([`header.message-id fail m2:${line(none, '<m:Header>')}`])
    const empty = reply({ messageId: ' ' })
    expect(toldOf(empty)).toEqual([`header.message-id fail m2:${line(empty, '<m:MessageID>')}`])
  })
  test('we may leave out ours, and a fault has no header', () => {
    const found = told((talk) => {
      talk.ask(query({ messageId: '' }))
      talk.hear(fault(), { status: 500 })
    })
    expect(found).toEqual([])
  })
})

test.describe('header.own-message-id', () => {
  test('that of the request', () => {
    const wrong = reply({ messageId: 'q-1' })
    expect(toldOf(wrong)).toEqual([`header.own-message-id fail m2:${line(wrong, '<m:MessageID>')}`])
  })
  test('that of an earlier reply', () => {
    const another = reply({ timestamp: '2026-03-01T12:00:01Z' })
    const found = told((talk) => {
      talk.ask()
      talk.hear(reply())
      talk.ask(query({ messageId: 'q-2' }))
      talk.hear(another)
    })
    expect(found).toEqual([`header.own-message-id fail m4:${line(another, '<m:MessageID>')}`])
  })
  test('the same message once more is a repetition', () => {
    const found = told((talk) => {
      talk.ask()
      talk.hear()
      talk.ask(query({ messageId: 'q-2' }))
      talk.hear()
    })
    expect(found).toEqual([])
  })
  test('ids that differ in case are two', () => {
    expect(toldOf(reply({ messageId: 'Q-1' }))).toEqual([])
  })
})

test.describe('header.timestamp-zone', () => {
  test('a time without zone', () => {
    const wrong = reply({ timestamp: '2026-03-01T12:00:00' })
    expect(toldOf(wrong)).toEqual([`header.timestamp-zone fail m2:${line(wrong, '<m:Timestamp>')}`])
  })
  test('what is no time at all is told by the schema alone', () => {
    const wrong = reply({ timestamp: 'noon' })
    expect(toldOf(wrong)).toEqual([`schema.envelope fail m2:${line(wrong, '<m:Timestamp>')}`])
  })
  for (const timestamp of ['', '2026-03-01T13:00:00+01:00', '2026-03-01T12:00:00.123456Z', '2026-03-01T00:00:00-12:00'])
    test(`"${timestamp}" is right`, () => {
      expect(toldOf(reply({ timestamp }))).toEqual([])
    })
})

test.describe('header.not-echoed', () => {
  const instructions =
    '<m:Source>MDMS</m:Source>\n<m:AsyncReplyFlag>true</m:AsyncReplyFlag>\n<m:ReplyAddress>urn:us</m:ReplyAddress>'
  const answered = (header: string) =>
    told((talk) => {
      talk.ask(query({ header: instructions }))
      talk.hear(reply({ header }))
    }).filter((one) => one.startsWith('header.'))
  for (const field of instructions.split('\n'))
    test(`${field} handed back`, () => {
      expect(answered(field)).toEqual([`header.not-echoed fail m2:${line(reply({ header: field }), field)}`])
    })
  test('fields of its own', () => {
    expect(
      answered(
        '<m:Source>HES</m:Source>\n<m:AsyncReplyFlag>false</m:AsyncReplyFlag>\n<m:ReplyAddress>urn:me</m:ReplyAddress>',
      ),
    ).toEqual([])
  })
  test('a flag that says no on both sides is nobody his instruction', () => {
    const no = '<m:AsyncReplyFlag>false</m:AsyncReplyFlag>'
    const found = told((talk) => {
      talk.ask(query({ header: no }))
      talk.hear(reply({ header: no }))
    })
    expect(found).toEqual([])
  })
})

test.describe('reply.ok-without-errors', () => {
  test('OK beside an Error', () => {
    const wrong = reply({ errors: [error({ code: '0.0' }), error({ code: '2.4' })] })
    expect(toldOf(wrong)).toEqual([`reply.ok-without-errors fail m2:${line(wrong, '<m:code>2.4') - 1}`])
  })
  test('OK with codes of category 0', () => {
    for (const code of ['0.0', '0.1', '0.2', '0.3', '0'])
      expect(
        toldOf(reply({ errors: [error({ code, level: 'INFORM' })] })).filter((one) => !one.includes('not-judged')),
        code,
      ).toEqual([])
  })
  test('OK with an Error that has no code is a matter of the schema', () => {
    const wrong = reply({ errors: [error({ code: '' })] })
    expect(toldOf(wrong)).toEqual([`schema.envelope fail m2:${line(wrong, '<m:level>')}`])
  })
})

test.describe('reply.failed-with-error', () => {
  test('FAILED without an Error, or with codes of category 0 alone', () => {
    const none = refusal()
    expect(toldOf(none)).toEqual([`reply.failed-with-error fail m2:${line(none, '<m:Reply>')}`])
    const fine = refusal({ errors: [error({ code: '0.0' })] })
    expect(toldOf(fine)).toEqual([`reply.failed-with-error fail m2:${line(fine, '<m:Reply>')}`])
  })
  test('FAILED with an Error', () => {
    expect(toldOf(refusal({ errors: [error()] }))).toEqual([])
  })
})

test.describe('reply.failed-without-payload', () => {
  test('FAILED that serves something', () => {
    const wrong = refusal({ errors: [error()], payload: readings(reading()) })
    expect(toldOf(wrong)).toEqual([`reply.failed-without-payload fail m2:${line(wrong, '<r:MeterReadings')}`])
  })
  test('FAILED with an empty payload', () => {
    expect(toldOf(refusal({ errors: [error()], payload: readings() }))).toEqual([])
    expect(toldOf(refusal({ errors: [error()], payload: '' }))).toEqual([])
  })
})

test.describe('reply.partial-explained', () => {
  test('PARTIAL without an Error, or with code 0.0 alone', () => {
    const none = reply({ result: 'PARTIAL' })
    expect(toldOf(none)).toEqual([`reply.partial-explained fail m2:${line(none, '<m:Reply>')}`])
    const fine = reply({ result: 'PARTIAL', errors: [error({ code: '0.0' })] })
    expect(toldOf(fine)).toEqual([`reply.partial-explained fail m2:${line(fine, '<m:Reply>')}`])
  })
  test('PARTIAL with an Error, or with the codes for partial results and for more to come', () => {
    for (const code of ['2.4', '0.1', '0.2'])
      expect(toldOf(reply({ result: 'PARTIAL', errors: [error({ code })] })), code).toEqual([])
  })
})

test.describe('reply.code', () => {
  test("a code outside the list is the vendor's own and not judged", () => {
    const own = refusal({ errors: [error({ code: '2.4' }), error({ code: '99.7' })] })
    expect(toldOf(own)).toEqual([`reply.code not-judged m2:${line(own, '99.7')}`])
  })
  test('a code of the list', () => {
    expect(toldOf(refusal({ errors: [error({ code: '5.3' })] }))).toEqual([])
  })
})

test.describe('reply.level', () => {
  test('a failure for which no Error is graver than a warning', () => {
    const mild = refusal({ errors: [error({ level: 'WARNING' }), error({ level: 'WARNING' })] })
    expect(toldOf(mild)).toEqual([`reply.level fail m2:${line(mild, '<m:level>')}`])
  })
  test('one grave Error is enough, and levels may be left out', () => {
    expect(toldOf(refusal({ errors: [error({ level: 'WARNING' }), error({ level: 'CATASTROPHIC' })] }))).toEqual([])
    expect(toldOf(refusal({ errors: [error({ level: '' })] }))).toEqual([])
    expect(toldOf(reply({ result: 'PARTIAL', errors: [error({ level: 'WARNING' })] }))).toEqual([])
  })
})

test.describe('reply.error-level', () => {
  test('a failure told as an information, and a success told as a failure', () => {
    const low = reply({ result: 'PARTIAL', errors: [error({ level: 'INFORM' })] })
    expect(toldOf(low)).toEqual([`reply.error-level fail m2:${line(low, '<m:level>')}`])
    const high = reply({ errors: [error({ code: '0.0', level: 'FATAL' })] })
    expect(toldOf(high)).toEqual([`reply.error-level fail m2:${line(high, '<m:level>')}`])
  })
  test('another word is told by the schema alone', () => {
    const odd = refusal({ errors: [error({ level: 'ERROR' })] })
    expect(toldOf(odd)).toEqual([`schema.envelope fail m2:${line(odd, '<m:level>')}`])
  })
})

test.describe('reply.error-xpath', () => {
  test('a path is noted, and does not make the envelope invalid', () => {
    const path = refusal({ errors: [error({ more: '<m:xpath>//m:Request</m:xpath>' })] })
    expect(toldOf(path)).toEqual([`reply.error-xpath fail m2:${line(path, '<m:xpath>')}`])
  })
  test('what else is wrong beside a path is told by the schema', () => {
    const both = refusal({ result: 'failed', errors: [error({ more: '<m:xpath>//m:Request</m:xpath>' })] })
    expect(toldOf(both)).toEqual([
      `schema.envelope fail m2:${line(both, '<m:Result>')}`,
      `reply.error-xpath fail m2:${line(both, '<m:xpath>')}`,
    ])
  })
  test('a qualified name is right', () => {
    expect(toldOf(refusal({ errors: [error({ more: '<m:xpath>m:Request</m:xpath>' })] }))).toEqual([])
  })
})

test.describe('message.parts', () => {
  test('a Request in a response', () => {
    const wrong = soap(response().replace('<m:Reply>', '<m:Request/>\n<m:Reply>'))
    expect(toldOf(wrong)).toContain(`message.parts fail m2:${line(wrong, '<m:Request/>')}`)
  })
})

test('a FaultMessage alone in the Body is a legal answer', () => {
  expect(toldOf(soap(faultMessage({ result: 'FAILED', errors: [error({ code: '1.8' })] })))).toEqual([])
})

test('a Message, the root that may hold every part, is a legal answer', () => {
  expect(toldOf(soap(response({ payload: readings() }).replaceAll('m:ResponseMessage', 'm:Message')))).toEqual([])
})
