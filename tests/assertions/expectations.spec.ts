import { expect, test } from '@playwright/test'
import type { Expected, ObjectIds } from '../../src/exchange/entries.ts'
import {
  bakery,
  error,
  farm,
  fault,
  faultMessage,
  findingsOf,
  forwardEnergy,
  line,
  meterByMRID,
  meterByName,
  noon,
  query,
  reading,
  readings,
  refusal,
  reply,
  response,
  reverseEnergy,
  soap,
  theReadings,
  told,
  toldIf,
  unknown,
  value,
} from './record.ts'

const ids = ({ mRID, names }: ObjectIds) => ({ ...(mRID !== undefined && { mRID }), names: [...names] })
const inconclusive = (found: readonly string[]) => found.filter((one) => one.includes('inconclusive'))

test.describe('expect.result', () => {
  const ok: Expected = { form: 'result', results: ['OK'] }
  const partial: Expected = { form: 'result', results: ['PARTIAL'] }

  test('another result than the one that belongs to the request', () => {
    const wrong = reply({ result: 'PARTIAL', errors: [error()] })
    expect(toldIf(ok, wrong)).toEqual([`expect.result fail m2:${line(wrong, '<m:Result>')}`])
    expect(toldIf(partial, reply())).toEqual([`expect.result fail m2:${line(reply(), '<m:Result>')}`])
  })
  test('the one that belongs to it', () => {
    expect(toldIf(ok, reply())).toEqual([])
    expect(toldIf(partial, reply({ result: 'PARTIAL', errors: [error()] }))).toEqual([])
  })
  test('a refusal of a query whose schema is inferred may be our own fault', () => {
    const refused = refusal({ errors: [error({ code: '1.8' })] })
    expect(toldIf(ok, refused)).toEqual([`expect.result inconclusive m2:${line(refused, '<m:Result>')}`])
    expect(inconclusive(toldIf(ok, fault(), { status: 500 }))).toEqual(['expect.result inconclusive m2:3'])
  })
  test('a refusal after such a query was served is none of our fault', () => {
    const refused = refusal({ messageId: 'r-2', errors: [error({ code: '1.8' })] })
    const found = told((talk) => {
      talk.ask()
      talk.hear()
      talk.ask(query({ messageId: 'q-2' }))
      talk.hear(refused)
      talk.expect(ok)
    })
    expect(found).toEqual([`expect.result fail m4:${line(refused, '<m:Result>')}`])
  })
  test('a refusal because of who we are says that we are not let in', () => {
    const [finding] = findingsOf((talk) => {
      talk.ask()
      talk.hear(refusal({ errors: [error({ code: '2.14' })] }))
      talk.expect(ok)
    })
    expect(finding).toMatchObject({ assertion: 'expect.result', outcome: 'inconclusive' })
    expect(finding?.hint).toContain('ixit.credentials')
  })
  test('a refusal of one Source after another was served is none of our fault', () => {
    const by = (source: string, messageId: string) => query({ header: `<m:Source>${source}</m:Source>`, messageId })
    const outcome = (second: string, codes: readonly string[]) =>
      findingsOf((talk) => {
        talk.ask(by('cim9', 'q-1'))
        talk.hear()
        talk.ask(by(second, 'q-2'))
        talk.hear(refusal({ messageId: 'r-2', errors: codes.map((code) => error({ code })) }))
        talk.expect(ok)
      }).find(({ assertion }) => assertion === 'expect.result')?.outcome
    expect(outcome('a stranger', ['2.14'])).toBe('fail')
    expect(outcome('a stranger', ['2.14', '7.3'])).toBe('inconclusive')
    expect(outcome('cim9', ['2.14'])).toBe('inconclusive')
    expect(outcome('', ['2.14'])).toBe('inconclusive')
  })
  test('a Result of another spelling is told by the schema alone', () => {
    const wrong = reply({ result: 'ok' })
    expect(toldIf(ok, wrong)).toEqual([`schema.envelope fail m2:${line(wrong, '<m:Result>')}`])
  })
})

test.describe('expect.refused', () => {
  const object: Expected = { form: 'refused', what: 'object' }
  const message: Expected = { form: 'refused', what: 'message' }

  test('what must not be served is answered OK or PARTIAL', () => {
    for (const result of ['OK', 'PARTIAL']) {
      const served = reply({ result, errors: result === 'OK' ? [] : [error()] })
      expect(toldIf(object, served)).toEqual([`expect.refused fail m2:${line(served, '<m:Result>')}`])
      expect(toldIf(message, served)).toEqual([`expect.refused fail m2:${line(served, '<m:Result>')}`])
    }
    expect(toldIf(object, soap(response()))).toEqual([`expect.refused fail m2:${line(reply(), '<m:Result>')}`])
  })
  test('every legal way to refuse is a refusal', () => {
    const errors = [error()]
    for (const expected of [object, message]) {
      expect(toldIf(expected, refusal({ errors }))).toEqual([])
      expect(toldIf(expected, soap(faultMessage({ result: 'FAILED', errors })))).toEqual([])
      expect(toldIf(expected, fault(faultMessage({ result: 'FAILED', errors })), { status: 500 })).toEqual([])
      expect(toldIf(expected, fault(), { status: 500 })).toEqual([])
      const declared = { replyMs: 1_000, refusalStatuses: [400] }
      expect(toldIf(expected, 'bad request', { status: 400 }, { declared })).toEqual([])
    }
  })
})

test.describe('expect.strict-reader', () => {
  const message: Expected = { form: 'refused', what: 'message' }
  test('an invalid message that is tolerated without effect', () => {
    const lenient = soap(response())
    expect(toldIf(message, lenient).map((one) => one.replace(/:\d+$/, ''))).toEqual(['expect.strict-reader fail m2'])
  })
  test('one that is refused', () => {
    expect(toldIf(message, refusal({ errors: [error({ code: '1.8' })] }))).toEqual([])
  })
})

test.describe('expect.error-code', () => {
  const preferred: Expected = { form: 'error-code', codes: ['2.4', '2.12'] }
  test('another code of the list, at its line', () => {
    const other = refusal({ errors: [error({ code: '5.3' })] })
    expect(toldIf(preferred, other)).toEqual([`expect.error-code fail m2:${line(other, '<m:code>')}`])
  })
  test('one of the preferred codes among others', () => {
    expect(toldIf(preferred, refusal({ errors: [error({ code: '5.3' }), error({ code: '2.12' })] }))).toEqual([])
  })
  test("a code of the vendor's own, and none at all, are not judged", () => {
    const own = refusal({ errors: [error({ code: '99.1' })] })
    expect([...toldIf(preferred, own)].sort()).toEqual([
      `expect.error-code not-judged m2:${line(own, '<m:code>')}`,
      `reply.code not-judged m2:${line(own, '<m:code>')}`,
    ])
    expect(toldIf(preferred, fault(), { status: 500 })).toEqual(['expect.error-code not-judged m2'])
  })
})

test.describe('readings.complete', () => {
  test('a register that was asked for is left out', () => {
    const other = reply({ payload: readings(reading({ values: [value({ type: reverseEnergy })] })) })
    expect(toldIf(theReadings, other)).toEqual([
      `readings.complete fail m2:${line(other, '<r:MeterReading>')}`,
      `readings.of-asked-types fail m2:${line(other, '<r:Readings>')}`,
    ])
  })
  test('a meter that was asked for is left out, without payload or with an empty one', () => {
    const empty = reply({ payload: readings() })
    expect(toldIf(theReadings, empty)).toEqual([`readings.complete fail m2:${line(empty, '<r:MeterReadings')}`])
    const none = soap(response())
    expect(toldIf(theReadings, none)).toEqual([`readings.complete fail m2:${line(none, '<m:Reply>')}`])
  })
  test('a register without a value is left out', () => {
    const empty = reply({ payload: readings(reading({ values: [value({ is: '' })] })) })
    expect(toldIf(theReadings, empty)).toEqual([`readings.complete fail m2:${line(empty, '<r:MeterReading>')}`])
  })
  test('one that an Error names was not left out without a word', () => {
    for (const id of [bakery.mRID, bakery.names[1], forwardEnergy]) {
      const partial = refusal({ result: 'PARTIAL', errors: [error({ id: id ?? '' })], payload: readings() })
      expect(toldIf(theReadings, partial), id).toEqual([])
    }
  })
  test('a name that nobody knows may be another name of the meter', () => {
    const nickname = reply({ payload: readings(reading({ meter: meterByName({ names: ['The bakery'] }) })) })
    expect(toldIf(theReadings, nickname)).toEqual([
      `readings.complete inconclusive m2:${line(nickname, '<r:MeterReading>')}`,
    ])
  })
})

test.describe('readings.of-asked-objects', () => {
  test('the readings of another meter, at the meter', () => {
    const other = reply({ payload: readings(reading(), reading({ meter: meterByMRID(farm) })) })
    expect(toldIf(theReadings, other)).toEqual([`readings.of-asked-objects fail m2:${line(other, farm.mRID ?? '')}`])
  })
  test('the same meter twice, by different ids', () => {
    const twice = reply({ payload: readings(reading(), reading({ meter: meterByName({ names: ['UM-1'] }) })) })
    expect(toldIf(theReadings, twice)).toEqual([])
  })
  test('the meter that is installed at the usage point asked for', () => {
    const point = { mRID: 'usage-point-1', names: ['SDP-1'] }
    const objects = [{ ...ids(bakery), installedAt: point.mRID }, ids(farm), point]
    const atPoint: Expected = { form: 'readings', meters: [], usagePoints: [point], readingTypes: [forwardEnergy] }
    expect(toldIf(atPoint, reply(), {}, { objects })).toEqual([])
    const other = reply({ payload: readings(reading({ meter: meterByMRID(farm) })) })
    expect(toldIf(atPoint, other, {}, { objects })).toEqual([
      `readings.complete fail m2:${line(other, '<r:MeterReadings')}`,
      `readings.of-asked-objects fail m2:${line(other, farm.mRID ?? '')}`,
    ])
  })
})

test.describe('readings.of-asked-types', () => {
  test('a register more than was asked for', () => {
    const more = reply({ payload: readings(reading({ values: [value(), value({ type: reverseEnergy })] })) })
    expect(toldIf(theReadings, more)).toEqual([`readings.of-asked-types fail m2:${line(more, reverseEnergy) - 3}`])
  })
  test('every register, where none was named', () => {
    const more = reply({ payload: readings(reading({ values: [value(), value({ type: reverseEnergy })] })) })
    expect(toldIf({ ...theReadings, readingTypes: [] } as Expected, more)).toEqual([])
  })
})

test.describe('readings.meter-told', () => {
  test('readings of no meter', () => {
    const nobody = reply({ payload: readings(reading({ meter: '' })) })
    expect(toldIf(theReadings, nobody)).toEqual([`readings.meter-told fail m2:${line(nobody, '<r:MeterReading>')}`])
    const empty = reply({ payload: readings(reading({ meter: '<r:Meter/>' })) })
    expect(toldIf(theReadings, empty)).toEqual([`readings.meter-told fail m2:${line(empty, '<r:MeterReading>')}`])
  })
  test('a meter called by name alone', () => {
    expect(toldIf(theReadings, reply({ payload: readings(reading({ meter: meterByName() })) }))).toEqual([])
  })
})

test.describe('readings.fresh', () => {
  const declared = { replyMs: 1_000, freshnessMs: 60_000, refusalStatuses: [] }
  const read = (at: string) => reply({ payload: readings(reading({ values: [value({ at })] })) })
  test('a value older than the vendor declares, at the value', () => {
    const stale = read('2026-03-01T11:58:00Z')
    expect(toldIf(theReadings, stale, {}, { declared })).toEqual([
      `readings.fresh fail m2:${line(stale, '<r:Readings>')}`,
    ])
  })
  test('a fresh one, in any zone', () => {
    for (const at of ['2026-03-01T11:59:00Z', '2026-03-01T12:59:30+01:00', '2026-03-01T05:29:45-06:30', noon])
      expect(toldIf(theReadings, read(at), {}, { declared }), at).toEqual([])
  })
  test('one without zone, without time, or without a declared limit is not judged', () => {
    expect(
      toldIf(theReadings, read('2026-03-01T01:00:00'), {}, { declared }).filter((one) => one.startsWith('readings.')),
    ).toEqual([])
    expect(toldIf(theReadings, read(''), {}, { declared }).filter((one) => one.startsWith('readings.'))).toEqual([])
    expect(toldIf(theReadings, read('2020-01-01T00:00:00Z'))).toEqual([])
  })
})

test.describe('readings.none-of-bad-objects', () => {
  const notServed: Expected = { form: 'not-served', objects: [ids(unknown)], readingTypes: [reverseEnergy] }
  test('a meter that does not exist is served, under any of its ids', () => {
    for (const meter of [meterByMRID(unknown), meterByName(unknown)]) {
      const made = reply({ payload: readings(reading(), reading({ meter })) })
      expect(toldIf(notServed, made)).toEqual([`readings.none-of-bad-objects fail m2:${line(made, meter)}`])
    }
  })
  test('a register that is in error is served', () => {
    const made = reply({ payload: readings(reading({ values: [value(), value({ type: reverseEnergy })] })) })
    expect(toldIf(notServed, made)).toEqual([`readings.none-of-bad-objects fail m2:${line(made, reverseEnergy) - 3}`])
  })
  test('what is good is served, or nothing is', () => {
    expect(toldIf(notServed, reply())).toEqual([])
    expect(toldIf(notServed, refusal({ errors: [error()] }))).toEqual([])
    expect(toldIf(notServed, reply({ payload: readings() }))).toEqual([])
  })
})

test.describe('readings.same-by-any-id', () => {
  const asked = (first: string, second: string) =>
    told((talk) => {
      const as = talk.ask()
      talk.hear(first)
      talk.ask(query({ messageId: 'q-2' }))
      talk.hear(second)
      talk.expect({ form: 'same-object', as })
    })
  const second = (...content: string[]) => reply({ messageId: 'r-2', payload: readings(...content) })

  test('another meter under the other id, at the meter', () => {
    const other = second(reading({ meter: meterByMRID(farm) }))
    expect(asked(reply(), other)).toEqual([`readings.same-by-any-id fail m4:${line(other, '<r:Meter>')}`])
  })
  test('another value of the same register at the same moment, at the value', () => {
    const other = second(reading({ values: [value({ is: '4712' })] }))
    expect(asked(reply(), other)).toEqual([`readings.same-by-any-id fail m4:${line(other, '<r:Readings>')}`])
  })
  test('the same meter called otherwise, or with a later value', () => {
    expect(asked(reply(), second(reading()))).toEqual([])
    expect(asked(reply(), second(reading({ meter: meterByName() })))).toEqual([])
    expect(asked(reply(), second(reading({ values: [value({ is: '4712', at: '2026-03-01T12:00:01Z' })] })))).toEqual([])
  })
})

test.describe('meter-config.complete', () => {
  const config = (...content: readonly string[]) =>
    soap(
      response({
        noun: 'MeterConfig',
        payload: `<c:MeterConfig xmlns:c="http://iec.ch/TC57/2011/MeterConfig#">\n${content.join('\n')}\n</c:MeterConfig>`,
      }),
    )
  const asked = (body: string) =>
    told((talk) => {
      talk.ask(
        query({ noun: 'MeterConfig' })
          .replaceAll('GetMeterReadings', 'GetMeterConfig')
          .replaceAll('g:EndDevice', 'g:Meter')
          .replace(/<g:ReadingType>.*\n/, ''),
      )
      talk.hear(body)
      talk.expect({ form: 'meter-config', meters: [ids(bakery)] })
    })
  test('another meter, or none', () => {
    const other = config(`<c:Meter><c:mRID>${farm.mRID ?? ''}</c:mRID></c:Meter>`)
    const at = `m2:${line(other, '<c:Meter>')}`
    expect(asked(other)).toEqual([`meter-config.complete fail ${at}`, `meter-config.of-asked-meters fail ${at}`])
    const none = config()
    expect(asked(none)).toEqual([`meter-config.complete fail m2:${line(none, '<c:MeterConfig')}`])
  })
  test('the meter by mRID, by name or by serial number', () => {
    for (const id of [
      `<c:mRID>${bakery.mRID ?? ''}</c:mRID>`,
      `<c:serialNumber>${bakery.names[0] ?? ''}</c:serialNumber>`,
      '<c:Names><c:name>UM-1</c:name></c:Names>',
    ])
      expect(asked(config(`<c:Meter>${id}</c:Meter>`)), id).toEqual([])
  })
})

test.describe('error.names-object', () => {
  const named: Expected = { form: 'errors-name', objects: [ids(unknown)] }
  const failed = (...errors: string[]) => refusal({ errors })
  test('no Error names the object', () => {
    const silent = failed(error())
    expect(toldIf(named, silent)).toEqual([`error.names-object fail m2:${line(silent, '<m:Error>')}`])
    const other = failed(error({ id: bakery.mRID ?? '' }))
    expect(toldIf(named, other)).toEqual([`error.names-object fail m2:${line(other, '<m:Error>')}`])
  })
  test('an Error names it in its ID, its object, its details or its reason', () => {
    const by = {
      mRID: error({ id: unknown.mRID ?? '' }),
      name: error({ id: unknown.names[0] ?? '' }),
      object: error({
        more: `<m:object><m:mRID>${unknown.mRID ?? ''}</m:mRID></m:object>`,
      }),
      details: error({ more: `<m:details>no meter ${unknown.names[0] ?? ''} here</m:details>` }),
      reason: error({ more: `<m:reason>unknown: ${unknown.mRID ?? ''}</m:reason>` }),
    }
    for (const [where, one] of Object.entries(by)) expect(toldIf(named, failed(one)), where).toEqual([])
  })
})

test.describe('error.one-each', () => {
  const both: Expected = { form: 'errors-name', objects: [ids(unknown), ids(farm)] }
  const farmId = farm.mRID ?? ''
  const unknownId = unknown.mRID ?? ''
  test('two Errors for one object, at the first', () => {
    const twice = refusal({ errors: [error({ id: unknownId }), error({ id: unknownId }), error({ id: farmId })] })
    expect(toldIf(both, twice)).toEqual([`error.one-each fail m2:${line(twice, '<m:Error>')}`])
  })
  test('one Error for two objects', () => {
    const shared = refusal({ errors: [error({ more: `<m:details>${unknownId}, ${farmId}</m:details>` })] })
    const at = line(shared, '<m:Error>')
    expect(toldIf(both, shared)).toEqual([`error.one-each fail m2:${at}`, `error.one-each fail m2:${at}`])
  })
  test('an Error for each, and more of them about something else', () => {
    expect(toldIf(both, refusal({ errors: [error({ id: farmId }), error({ id: unknownId }), error()] }))).toEqual([])
  })
})

test.describe('error.id-kind', () => {
  const named: Expected = { form: 'errors-name', objects: [ids(unknown)] }
  const withId = (attributes: string) =>
    refusal({ errors: [error({ more: `<m:ID${attributes}>${unknown.mRID ?? ''}</m:ID>` })] })
  test('an ID without kind, or without the type of the object', () => {
    for (const attributes of ['', ' kind="uuid"', ' objectType="Meter"']) {
      const bare = withId(attributes)
      expect(toldIf(named, bare), attributes).toEqual([`error.id-kind fail m2:${line(bare, '<m:ID')}`])
    }
  })
  test('an ID with both', () => {
    expect(toldIf(named, withId(' kind="uuid" objectType="Meter"'))).toEqual([])
  })
})

test('an expectation about an answer that cannot be read adds nothing to what is told of the answer', () => {
  const all: Expected[] = [
    { form: 'result', results: ['OK'] },
    { form: 'refused', what: 'message' },
    theReadings,
    { form: 'not-served', objects: [ids(unknown)], readingTypes: [] },
    { form: 'meter-config', meters: [ids(bakery)] },
    { form: 'errors-name', objects: [ids(unknown)] },
  ]
  for (const expected of all) {
    expect(toldIf(expected, 'hello'), expected.form).toEqual(['message.xml fail m2:1'])
    expect(toldIf(expected, soap('<order/>')), expected.form).toEqual(['soap.message fail m2:3'])
  }
})

test.describe('expect.not-misread', () => {
  const [meter, point] = [ids(bakery), { mRID: 'up-1', names: [] }]
  const either: Expected = {
    form: 'refused-or-served',
    lenience: 'free',
    meters: [meter],
    usagePoints: [],
    readingTypes: [forwardEnergy],
  }
  const noted: Expected = { ...either, lenience: 'noted' }
  /** The answer in the envelope of another edition, to a question in it. */
  const of2021 = (text: string) => text.replaceAll('/TC57/2011/schema/message', '/TC57/2021/schema/message')
  const inEnvelopeOf2021 = (expected: Expected, answer: string) =>
    told((talk) => {
      talk.ask(of2021(query()), ['soap.message'])
      talk.hear(of2021(answer))
      talk.expect(expected)
    }).filter((one) => !one.startsWith('soap.message fail m1'))

  test('what is refused in any way, or served as it was meant, is right', () => {
    for (const answer of [reply(), refusal({ errors: [error({ code: '1.8' })] })])
      expect(toldIf(either, answer)).toEqual([])
    expect(toldIf(either, fault(), { status: 500 })).toEqual([])
  })
  test('another meter', () => {
    const other = reply({ payload: readings(reading({ meter: meterByMRID(farm) })) })
    const at = line(other, '<r:Meter>')
    expect(toldIf(either, other)).toEqual([
      `expect.not-misread fail m2:${line(other, '<r:MeterReadings')}`,
      `expect.not-misread fail m2:${at}`,
    ])
  })
  test('a meter at the usage point of another', () => {
    const at = `${meterByMRID()}\n`
    const joined = reply({
      payload: readings(reading({ values: [value(), '<r:UsagePoint><r:mRID>up-1</r:mRID></r:UsagePoint>'] })),
    })
    const objects = [{ ...meter, installedAt: 'up-2' }, point]
    expect(joined).toContain(at)
    expect(toldIf(either, joined, {}, { objects })).toEqual([
      `expect.not-misread fail m2:${line(joined, '<r:MeterReading>')}`,
    ])
    expect(toldIf(either, joined, {}, { objects: [{ ...meter, installedAt: 'up-1' }, point] })).toEqual([])
  })
  test('to serve it as it was meant is noted where a refusal is better, and weighs nothing', () => {
    const found = findingsOf((talk) => {
      talk.ask()
      talk.hear()
      talk.expect(noted)
    })
    expect(found).toMatchObject([{ assertion: 'expect.strict-reader', strength: 'may' }])
  })
  test('OK with nothing in it is tolerance, not a wrong answer', () => {
    expect(toldIf(either, soap(response()))).toEqual(['expect.strict-reader fail m2'])
  })
  test('who is asked in another envelope may answer in it', () => {
    expect(inEnvelopeOf2021(either, reply())).toEqual([])
    expect(inEnvelopeOf2021(either, refusal({ errors: [error({ code: '1.8' })] }))).toEqual([])
    expect(inEnvelopeOf2021(noted, reply())).toEqual(['expect.strict-reader fail m2'])
    const other = reply({ payload: readings(reading({ meter: meterByMRID(farm) })) })
    expect(inEnvelopeOf2021(either, other)).toContain(`expect.not-misread fail m2:${line(other, '<r:Meter>')}`)
  })
})

test.describe('an error about two objects', () => {
  const both: Expected = { form: 'error-names-all', objects: [ids(bakery), ids(farm)] }
  const id = (name: string, { mRID }: ObjectIds) =>
    `<m:${name} kind="uuid" objectType="Meter">${mRID ?? ''}</m:${name}>`
  test('names them in ID and relatedID', () => {
    const named = error({ code: '2.13', more: `${id('ID', bakery)}\n${id('relatedID', farm)}` })
    expect(toldIf(both, refusal({ errors: [named] }))).toEqual([])
  })
  test('names one of them', () => {
    const one = refusal({ errors: [error({ code: '2.13', more: id('ID', bakery) })] })
    expect(toldIf(both, one)).toEqual([`error.names-object fail m2:${line(one, '<m:Error>')}`])
  })
  test('is not looked for where nothing was refused', () => {
    expect(toldIf(both, reply())).toEqual(['error.names-object not-judged m2'])
  })
})
