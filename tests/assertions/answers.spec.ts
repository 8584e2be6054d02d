import { expect, test } from '@playwright/test'
import { bakery, error, farm, line, meterByMRID, query, reading, readings, reply, told, toldOf } from './record.ts'

const stranger = { mRID: '3d1f7d52-6a0e-4b57-9b1e-0c5a4f5e1a77', names: ['CMW-77'] }
const asking = (...meters: readonly string[]): string =>
  query().replace(/<g:EndDevice>.*<\/g:EndDevice>/, meters.join('\n'))
const byId = (mRID: string | undefined): string => `<g:EndDevice><g:mRID>${mRID ?? ''}</g:mRID></g:EndDevice>`
const byName = (name: string | undefined): string =>
  `<g:EndDevice><g:Names><g:name>${name ?? ''}</g:name></g:Names></g:EndDevice>`
const heard = (asked: string, answer: string): readonly string[] =>
  told((talk) => {
    talk.ask(asked)
    talk.hear(answer)
  })
const of = (...meters: readonly string[]): string =>
  reply({ payload: readings(...meters.map((meter) => reading({ meter }))) })

test.describe('answer.of-asked-meters', () => {
  test('a meter that was not asked for, at its line', () => {
    const wrong = of(meterByMRID(stranger))
    expect(toldOf(wrong).filter((one) => one.startsWith('answer.of-asked-meters'))).toEqual([
      `answer.of-asked-meters fail m2:${line(wrong, '<r:Meter>')}`,
    ])
  })
  test('the mRID of a meter that was asked for by name, where the IXIT knows both', () => {
    expect(heard(asking(byName(bakery.names[0])), of(meterByMRID(bakery)))).toEqual([])
  })
  test('what cannot be compared is not judged: another form of id, no id, a query by usage point or by nothing', () => {
    expect(heard(asking(byName('not in the IXIT')), of(meterByMRID(stranger)))).toEqual([])
    expect(toldOf(of('<r:Meter><r:Names><r:name>other</r:name></r:Names></r:Meter>'))).toEqual([])
    const byPoint = '<g:UsagePoint><g:mRID>p</g:mRID></g:UsagePoint>'
    expect(heard(asking(byPoint), of(meterByMRID(stranger)))).toEqual([])
    expect(heard(asking(), of(meterByMRID(stranger)))).toEqual([])
  })
  test('a step that expects readings judges them itself', () => {
    const both = told((talk) => {
      talk.ask()
      talk.hear(of(meterByMRID(farm)))
      talk.expect({
        form: 'readings',
        meters: [{ ...bakery, names: [...bakery.names] }],
        usagePoints: [],
        readingTypes: [],
      })
    })
    expect(both.map((one) => one.split(' ')[0])).toEqual(['readings.of-asked-objects'])
  })
})

test.describe('answer.complete', () => {
  const two = asking(byId(bakery.mRID), byId(farm.mRID))
  test('a meter left out without a word', () => {
    const wrong = of(meterByMRID(bakery))
    expect(heard(two, wrong)).toEqual([`answer.complete fail m2:${line(wrong, '<r:MeterReadings')}`])
  })
  test('a meter that an Error names, by any of its ids, is answered', () => {
    const partial = (id: string) =>
      reply({ result: 'PARTIAL', errors: [error({ id })], payload: readings(reading({ meter: meterByMRID(bakery) })) })
    expect(heard(two, partial(farm.mRID ?? ''))).toEqual([])
    expect(heard(two, partial(farm.names[1] ?? ''))).toEqual([])
  })
  test('more to come, or nothing at all to serve, leaves nobody out', () => {
    const more = reply({
      errors: [error({ code: '0.1', level: 'INFORM' })],
      payload: readings(reading({ meter: meterByMRID(bakery) })),
    })
    expect(heard(two, more)).toEqual([])
    expect(heard(two, reply({ payload: readings() }))).toEqual([])
  })
})
