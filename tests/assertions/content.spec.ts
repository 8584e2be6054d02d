import { expect, test } from '@playwright/test'
import { bakery, forwardEnergy, line, reading, readings, reply, reverseEnergy, toldOf, value } from './record.ts'

const answering = (...content: readonly string[]): string => reply({ payload: readings(...content) })

const type = (name: string): string =>
  `<r:ReadingType>\n<r:Names>\n<r:name>${name}</r:name>\n</r:Names>\n</r:ReadingType>`
const qualityType = (name: string): string =>
  `<r:ReadingQualityType>\n<r:Names>\n<r:name>${name}</r:name>\n</r:Names>\n</r:ReadingQualityType>`

const block = (...stamps: readonly string[]): string =>
  [
    '<r:IntervalBlocks>',
    ...stamps.map(
      (at) => `<r:IntervalReadings><r:timeStamp>${at}</r:timeStamp><r:value>1</r:value></r:IntervalReadings>`,
    ),
    `<r:ReadingType ref="${forwardEnergy}"/>`,
    '</r:IntervalBlocks>',
  ].join('\n')

const interval = (start: string, end: string): string =>
  `<r:valuesInterval>\n<r:end>${end}</r:end>\n<r:start>${start}</r:start>\n</r:valuesInterval>`

/** Blocks stand before the meter, the stated interval at the end: the order of the profile. */
const profile = (blocks: string, stated = ''): string =>
  answering(
    [
      '<r:MeterReading>',
      blocks,
      `<r:Meter><r:mRID>${bakery.mRID ?? ''}</r:mRID></r:Meter>`,
      stated,
      '</r:MeterReading>',
    ]
      .filter(Boolean)
      .join('\n'),
  )

test.describe('code.reading-type', () => {
  for (const [malformed, why] of [
    ['0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72', 'seventeen parts'],
    ['0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0.0', 'nineteen parts'],
    ['0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.k.72.0', 'a letter'],
    ['0.0.0.1.1.1.12..0.0.0.0.0.0.0.3.72.0', 'an empty part'],
  ] as const)
    test(`${why} in a reference, at its line`, () => {
      const wrong = answering(reading({ values: [value({ type: malformed })] }))
      expect(toldOf(wrong)).toEqual([`code.reading-type fail m2:${line(wrong, `ref="${malformed}"`)}`])
    })
  test('a malformed name of a defined type', () => {
    const wrong = answering(reading(), type('0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72'))
    expect(toldOf(wrong)).toEqual([`code.reading-type fail m2:${line(wrong, '3.72</r:name>')}`])
  })
  test('a value that the tables do not hold is not judged', () => {
    const strange = answering(reading({ values: [value({ type: '0.0.0.1.1.1.9999.0.0.0.0.0.0.0.0.3.72.0' })] }))
    expect(toldOf(strange).map((one) => one.replace(/:\d+$/, ''))).toEqual(['code.reading-type not-judged m2'])
  })
  test('a name of another shape is no code', () => {
    expect(toldOf(answering(reading({ values: [value({ type: 'kWh import' })] }), type('kWh import')))).toEqual([])
  })
})

test.describe('what is no code is not accused of being a bad one', () => {
  const withMRID = (mRID: string, name: string) =>
    type(name).replace('<r:Names>', `<r:mRID>${mRID}</r:mRID>\n<r:Names>`)
  const secondName = (of: string, name: string) =>
    of.replace('</r:Names>', `</r:Names>\n<r:Names>\n<r:name>${name}</r:name>\n</r:Names>`)
  test('an object identifier as mRID of a reading type, and a reference to it', () => {
    const oid = '1.2.840.10006.300061.1.1.1.1.1.7'
    expect(toldOf(answering(reading({ values: [value({ type: oid })] }), withMRID(oid, forwardEnergy)))).toEqual([])
  })
  test('a dotted name of the vendor', () => {
    const own = 'com.vendor.ami.reading.type.energy.import'
    expect(toldOf(answering(reading({ values: [value({ type: own })] }), type(own)))).toEqual([])
  })
  test('a second name beside the code', () => {
    expect(toldOf(answering(reading(), secondName(qualityType('3.0.0'), '12.4')))).toEqual([])
    expect(toldOf(answering(reading(), secondName(type(forwardEnergy), '1.0.1.8.0.255.0.0.0.0')))).toEqual([])
  })
})

test.describe('code.reading-quality', () => {
  test('four numbers are malformed', () => {
    const wrong = answering(reading(), qualityType('1.4.9.1'))
    expect(toldOf(wrong)).toEqual([`code.reading-quality fail m2:${line(wrong, '1.4.9.1')}`])
  })
  test('three numbers of the tables are well', () => {
    expect(toldOf(answering(reading(), qualityType('3.0.0')))).toEqual([])
  })
})

test.describe('code.end-device-event', () => {
  const eventType = (name: string) =>
    `<r:EndDeviceEventType>\n<r:Names>\n<r:name>${name}</r:name>\n</r:Names>\n</r:EndDeviceEventType>`
  test('three numbers are malformed', () => {
    const wrong = answering(eventType('3.26.0'), reading())
    expect(toldOf(wrong)).toEqual([`code.end-device-event fail m2:${line(wrong, '3.26.0<')}`])
  })
  test('a code that the tables hold in part is not judged, never wrong', () => {
    const told = toldOf(answering(eventType('3.26.0.85'), reading()))
    expect(told.filter((one) => one.includes(' fail '))).toEqual([])
  })
})

test.describe('code.end-device-control', () => {
  const controls = (ref: string) =>
    reply({
      noun: 'EndDeviceControls',
      payload: `<c:EndDeviceControls xmlns:c="http://iec.ch/TC57/2011/EndDeviceControls#">\n<c:EndDeviceControl>\n<c:EndDeviceControlType ref="${ref}"/>\n</c:EndDeviceControl>\n</c:EndDeviceControls>`,
    })
  const codes = (told: readonly string[]) => told.filter((one) => one.startsWith('code.'))
  test('five numbers are malformed', () => {
    const wrong = controls('3.31.0.18.1')
    expect(codes(toldOf(wrong))).toEqual([`code.end-device-control fail m2:${line(wrong, '3.31.0.18.1')}`])
  })
  test('four numbers are not', () => {
    expect(codes(toldOf(controls('3.31.0.18'))).filter((one) => one.includes(' fail '))).toEqual([])
  })
})

test.describe('reference.resolved', () => {
  test('an id that nothing in the profile bears, at its line', () => {
    const wrong = answering(reading({ values: [value({ type: 'RT1' })] }), type('RT2'))
    expect(toldOf(wrong)).toEqual([`reference.resolved fail m2:${line(wrong, 'ref="RT1"')}`])
  })
  for (const [how, defined] of [
    ['name', type('RT1')],
    ['mRID', type('x').replace('<r:Names>', '<r:mRID>RT1</r:mRID>\n<r:Names>')],
  ] as const)
    test(`an id that the profile defines by ${how}`, () => {
      expect(toldOf(answering(reading({ values: [value({ type: 'RT1' })] }), defined))).toEqual([])
    })
})

test.describe('value.number', () => {
  for (const is of ['12 kWh', '1,5', 'n/a', '1.2.3'])
    test(`"${is}" is none`, () => {
      const wrong = answering(reading({ values: [value({ is })] }))
      expect(toldOf(wrong)).toEqual([`value.number fail m2:${line(wrong, `>${is}<`)}`])
    })
  for (const is of ['0', '-4.50', '+7', '.5', '5.', '1.2E-3', ''])
    test(`"${is}" is one, or nothing at all`, () => {
      expect(toldOf(answering(reading({ values: [value({ is })] })))).toEqual([])
    })
})

test.describe('value.time-zone', () => {
  test('a time without zone, at its line', () => {
    const wrong = answering(reading({ values: [value({ at: '2026-03-01T12:00:00' })] }))
    expect(toldOf(wrong)).toEqual([`value.time-zone fail m2:${line(wrong, 'T12:00:00</r:timeStamp')}`])
  })
  for (const at of ['2026-03-01T12:00:00Z', '2026-03-01T13:00:00.123+01:00', '2026-03-01T02:00:00-10:00'])
    test(`${at} tells its zone`, () => {
      expect(toldOf(answering(reading({ values: [value({ at })] })))).toEqual([])
    })
})

test.describe('value.one-register', () => {
  const wattHours = forwardEnergy.replace('.3.72.', '.0.72.')
  const twice = (kilo: string, plain: string) =>
    answering(reading({ values: [value({ is: kilo }), value({ is: plain, type: wattHours })] }))
  test('the same number under two multipliers, at the second', () => {
    const wrong = twice('4711', '4711')
    const second = wrong.indexOf('<r:Readings>', wrong.indexOf('<r:Readings>') + 1)
    expect(toldOf(wrong)).toEqual([`value.one-register fail m2:${wrong.slice(0, second).split('\n').length}`])
  })
  for (const [kilo, plain] of [
    ['4711', '4711000'],
    ['4711', '4711499'],
    ['4711.5', '4711499.7'],
    ['0', '12'],
  ] as const)
    test(`${kilo} k and ${plain} agree within the resolution`, () => expect(toldOf(twice(kilo, plain))).toEqual([]))
  test('another register, or another moment, may have another value', () => {
    expect(toldOf(answering(reading({ values: [value(), value({ is: '1', type: reverseEnergy })] })))).toEqual([])
    expect(toldOf(answering(reading({ values: [value(), value({ is: '1', at: '2026-03-01T12:15:00Z' })] })))).toEqual(
      [],
    )
  })
})

test.describe('interval.order', () => {
  test('a reading before the one before it, at its line', () => {
    const wrong = profile(block('2026-03-01T00:15:00Z', '2026-03-01T00:30:00Z', '2026-03-01T00:20:00Z'))
    expect(toldOf(wrong)).toEqual([`interval.order fail m2:${line(wrong, 'T00:20:00Z')}`])
  })
  test('the same moment twice', () => {
    const wrong = profile(block('2026-03-01T00:15:00Z', '2026-03-01T01:15:00+01:00'))
    expect(toldOf(wrong)).toEqual([`interval.order fail m2:${line(wrong, '+01:00')}`])
  })
  test('the hour that comes twice on the day clocks go back is in order where zones tell it', () => {
    expect(toldOf(profile(block('2026-10-25T02:45:00+02:00', '2026-10-25T02:00:00+01:00')))).toEqual([])
  })
})

test.describe('interval.inside', () => {
  const day = interval('2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z')
  test('a reading beyond the stated interval, at its line', () => {
    const wrong = profile(block('2026-03-01T00:15:00Z', '2026-03-02T00:15:00Z'), day)
    expect(toldOf(wrong)).toEqual([`interval.inside fail m2:${line(wrong, '03-02T00:15')}`])
  })
  test('both ends belong to it, in any zone', () => {
    expect(toldOf(profile(block('2026-03-01T01:00:00+01:00', '2026-03-02T00:00:00Z'), day))).toEqual([])
  })
})

test.describe('interval.stated-order', () => {
  test('an end before the start, at its line', () => {
    const wrong = profile('', interval('2026-03-02T00:00:00Z', '2026-03-01T00:00:00Z'))
    expect(toldOf(wrong)).toEqual([`interval.stated-order fail m2:${line(wrong, '<r:valuesInterval>')}`])
  })
  test('an interval of no length, and one with one end', () => {
    expect(toldOf(profile('', interval('2026-03-01T00:00:00Z', '2026-03-01T00:00:00Z')))).toEqual([])
    expect(toldOf(profile('', '<r:valuesInterval>\n<r:end>2026-03-01T00:00:00Z</r:end>\n</r:valuesInterval>'))).toEqual(
      [],
    )
  })
})

test.describe('interval.step', () => {
  const quarterHour = '0.0.2.4.1.1.12.0.0.0.0.0.0.0.0.3.72.0'
  const of = (...stamps: readonly string[]): string => profile(block(...stamps)).replace(forwardEnergy, quarterHour)
  test('readings closer than the period of their type, at their line', () => {
    const wrong = of('2026-03-01T00:15:00Z', '2026-03-01T00:20:00Z', '2026-03-01T00:35:00Z')
    expect(toldOf(wrong)).toEqual([`interval.step fail m2:${line(wrong, '00:20')}`])
  })
  test('gaps, clocks that are a little off, the days clocks change, and types without a fixed period', () => {
    expect(toldOf(of('2026-03-01T00:15:03Z', '2026-03-01T00:29:58Z', '2026-03-01T02:30:00Z'))).toEqual([])
    expect(toldOf(of('2026-03-29T01:45:00+01:00', '2026-03-29T03:00:00+02:00'))).toEqual([])
    expect(toldOf(profile(block('2026-03-01T00:15:00Z', '2026-03-01T00:16:00Z')))).toEqual([])
  })
})

test.describe('code.reading-type-fields', () => {
  const defined = (...fields: readonly string[]): string =>
    answering(reading(), type(forwardEnergy).replace('<r:Names>', `${fields.join('\n')}\n<r:Names>`))
  test('a multiplier that contradicts the code, as a number and as a word, at its line', () => {
    for (const word of ['0', 'M']) {
      const wrong = defined(`<r:multiplier>${word}</r:multiplier>`)
      expect(toldOf(wrong)).toEqual([`code.reading-type-fields fail m2:${line(wrong, '<r:multiplier>')}`])
    }
  })
  test('the same in words, in numbers, and in words that the tables do not hold', () => {
    expect(toldOf(defined('<r:flowDirection>forward</r:flowDirection>', '<r:multiplier>k</r:multiplier>'))).toEqual([])
    expect(toldOf(defined('<r:commodity>1</r:commodity>', '<r:unit>72</r:unit>'))).toEqual([])
    expect(toldOf(defined('<r:multiplier>Kilo</r:multiplier>', '<r:unit>wh</r:unit>'))).toEqual([])
  })
})

test('a profile of which only a skeleton is known is not judged beyond it', () => {
  const linkage = reply({
    noun: 'MasterDataLinkageConfig',
    payload:
      '<l:MasterDataLinkageConfig xmlns:l="http://iec.ch/TC57/2011/MasterDataLinkageConfig#">\n<l:Meter/>\n</l:MasterDataLinkageConfig>',
  })
  expect(toldOf(linkage)).toContain(`schema.payload not-judged m2:${line(linkage, '<l:MasterData')}`)
})
