import { expect, test } from '@playwright/test'
import { bakery, line, reading, readings, reply, toldOf } from './record.ts'

const bakeryId = bakery.mRID ?? ''
const name = (word: string, kind = '', authority = ''): string =>
  [
    '<r:Names>',
    `<r:name>${word}</r:name>`,
    ...(kind || authority
      ? [
          '<r:NameType>',
          `<r:name>${kind}</r:name>`,
          ...(authority ? ['<r:NameTypeAuthority>', `<r:name>${authority}</r:name>`, '</r:NameTypeAuthority>'] : []),
          '</r:NameType>',
        ]
      : []),
    '</r:Names>',
  ].join('\n')
const meter = (...content: readonly string[]): string => ['<r:Meter>', ...content, '</r:Meter>'].join('\n')
const of = (one: string, more = ''): string =>
  reply({ payload: readings(reading({ meter: one }).replace('</r:MeterReading>', `${more}</r:MeterReading>`)) })
const id = `<r:mRID>${bakeryId}</r:mRID>`

test.describe('identifier.not-empty', () => {
  test('an empty name type beside a good name, at its line', () => {
    const wrong = of(meter(id, name('CMW-00048210', ' ', 'Utility')))
    expect(toldOf(wrong)).toEqual([`identifier.not-empty fail m2:${line(wrong, '<r:name> </r:name>')}`])
  })
  test('an id left out is no empty one', () => {
    expect(toldOf(of(meter(name('CMW-00048210'))))).toEqual([])
  })
})

test.describe('identifier.names-apart', () => {
  test('two names without a type', () => {
    const wrong = of(meter(id, name('CMW-00048210'), name('UM-1')))
    expect(toldOf(wrong)).toEqual([`identifier.names-apart fail m2:${line(wrong, '<r:Names>')}`])
  })
  test('two names of one type and one authority, at the second', () => {
    const wrong = of(meter(id, name('CMW-00048210', 'Serial', 'Utility'), name('UM-1', 'Serial', 'Utility')))
    expect(toldOf(wrong)).toEqual([`identifier.names-apart fail m2:${line(wrong, 'UM-1') - 1}`])
  })
  test('two types, or one type of two authorities, tell them apart', () => {
    expect(toldOf(of(meter(id, name('CMW-00048210', 'Serial'), name('UM-1', 'UtilityNumber'))))).toEqual([])
    expect(toldOf(of(meter(id, name('CMW-00048210', 'Serial', 'Maker'), name('UM-1', 'Serial', 'Utility'))))).toEqual(
      [],
    )
  })
})

test.describe('identifier.one-object', () => {
  test('a usage point with the mRID of the meter, at its line', () => {
    const wrong = of(meter(id), `<r:UsagePoint>\n<r:mRID>${bakeryId}</r:mRID>\n</r:UsagePoint>\n`)
    expect(toldOf(wrong)).toEqual([`identifier.one-object fail m2:${line(wrong, '<r:UsagePoint>') + 1}`])
  })
  test('one meter in two readings, and one number as the name of both, are legal', () => {
    const twice = readings(reading({ meter: meter(id) }), reading({ meter: meter(id), values: [] }))
    expect(toldOf(reply({ payload: twice }))).toEqual([])
    const named = `<r:UsagePoint>\n${name('CMW-00048210')}\n</r:UsagePoint>\n`
    expect(toldOf(of(meter(name('CMW-00048210')), named))).toEqual([])
  })
})
