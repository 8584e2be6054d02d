import { expect, test } from '@playwright/test'
import { configSchema, effects, type ConfigInput } from '../../src/config/config.ts'
import { icsSchema } from '../../src/config/ics.ts'
import { ixitSchema, type IxitInput } from '../../src/config/ixit.ts'
import { bindingInput, bindingOver } from '../../src/config/transport.ts'
import { review } from '../../src/config/review.ts'
import type { Notice } from '../../src/config/review-notice.ts'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'

const meter = { mRID: 'm-1', names: [{ name: 'S-1', nameType: 'Serial' }], serialNumber: 'S-1' }
const plain = {
  ics: { nouns: ['MeterReadings'], addressByUsagePoint: false } as NonNullable<ConfigInput['ics']>,
  ixit: { meters: [meter], readingTypes: { supported: ['t-1'] } } as IxitInput,
}

interface Case {
  readonly ics?: ConfigInput['ics']
  readonly ixit?: IxitInput
  readonly endpoint?: string
  readonly allowEffects?: (typeof effects)[number][]
  readonly binding?: ConfigInput['binding']
}

const reviewed = ({ ics, ixit, endpoint, allowEffects = ['reads'], binding }: Case): readonly Notice[] =>
  review({
    ...configSchema.parse({}),
    transport: 'http',
    binding: bindingOver('http', bindingInput.parse(binding ?? {})),
    ics: icsSchema.parse({ ...plain.ics, ...ics }),
    ixit: ixitSchema.parse({ ...plain.ixit, ...ixit }),
    ...(endpoint !== undefined && { endpoint }),
    allowEffects,
  })

const told = (given: Case): readonly string[] => reviewed(given).map(({ weight, where }) => `${weight} ${where}`)

test('nothing is noted of the reference head end, nor of a small plain declaration', () => {
  const { ics, ixit } = { ics: referenceIcs, ixit: referenceIxit }
  expect(reviewed({ ics, ixit, allowEffects: [...effects] })).toEqual([])
  expect(reviewed({})).toEqual([])
  expect(reviewed({ endpoint: 'http://hes.example/x' })).toEqual([])
})

const contradictions: Readonly<Record<string, readonly [Case, string]>> = {
  'nothing is claimed': [{ ics: { nouns: [] } }, 'ics.nouns, ics.publishes, ics.changes'],
  'a known meter is unknown': [
    { ixit: { unknownMeters: [{ names: [{ name: 'S-1', nameType: 'Serial' }] }] } },
    'ixit.meters[0] and ixit.unknownMeters[0]',
  ],
  'a meter given up is unknown': [
    { ixit: { sacrificial: { meters: [{ mRID: 'm-9' }] }, unknownMeters: [{ mRID: 'm-9' }] } },
    'ixit.sacrificial.meters[0] and ixit.unknownMeters[0]',
  ],
  'a known usage point is unknown': [
    { ixit: { usagePoints: [{ mRID: 'p-1' }], unknownUsagePoint: { mRID: 'p-1' } } },
    'ixit.usagePoints[0] and ixit.unknownUsagePoint[0]',
  ],
  'two meters share an mRID': [{ ixit: { meters: [meter, { mRID: 'm-1' }] } }, 'ixit.meters[0] and ixit.meters[1]'],
  'a type is supported and is not': [
    { ixit: { readingTypes: { supported: ['t-1'], unsupported: 't-1' } } },
    'ixit.readingTypes',
  ],
}
for (const [name, [given, where]] of Object.entries(contradictions))
  test(`a contradiction: ${name}`, () => expect(told(given)).toContain(`contradiction ${where}`))

test('switches that a hook or the control port looks at need no reading', () => {
  const seen = (hooks: IxitInput['hooks']) => told({ ics: { changes: ['EndDeviceControls'] }, ixit: { hooks } })
  const gap = 'note ics.changes, ixit.switches'
  expect(seen({})).toContain(gap)
  expect(seen({ stimulate: { url: 'http://127.0.0.1:1/x' } })).toContain(gap)
  expect(seen({ inspect: { command: ['look'] } })).not.toContain(gap)
  expect(seen({ stimulate: { control: 'http://127.0.0.1:1/x' } })).not.toContain(gap)
})

test('one text under two kinds of names is no contradiction, nor is a meter both known and given up', () => {
  const other = { mRID: 'm-2', names: [{ name: 'S-1', nameType: 'Place' }] }
  expect(told({ ixit: { meters: [meter, other], sacrificial: { meters: [meter] } } })).toEqual([])
})

const remote = 'http://hes.example/services'
const notes: Readonly<Record<string, readonly [Case, string]>> = {
  'sets without changes': [{ ics: { operationSets: 'served' } }, 'ics.operationSets, ics.changes'],
  'events without a hook': [
    { ics: { publishes: ['EndDeviceEvents'] }, ixit: { callback: { port: 9000 } }, endpoint: 'http://127.0.0.1:1/x' },
    'ics.publishes, ixit.hooks.stimulate',
  ],
  'events to a port that nobody knows': [
    { ics: { publishes: ['EndDeviceEvents'] }, endpoint: 'http://127.0.0.1:1/x' },
    'ics.publishes, ixit.callback',
  ],
  'a callback on loopback for a SUT elsewhere': [
    { ics: { asynchronous: 'reply-address' }, endpoint: remote },
    'ics.asynchronous, ixit.callback',
  ],
  'a fixed address with another port each time': [
    { ics: { asynchronous: 'fixed-address' }, endpoint: 'http://127.0.0.1:1/x' },
    'ics.asynchronous, ixit.callback',
  ],
  'effects without sacrificial objects': [
    { allowEffects: ['reads', 'operates'] },
    'policy.allowEffects, ixit.sacrificial',
  ],
  'own data of no noun': [{ allowEffects: ['reads', 'own-data'] }, 'policy.allowEffects, ics.changes'],
  'changes that are not permitted': [{ ics: { changes: ['MeterConfig'] } }, 'ics.changes, policy.allowEffects'],
  'changes that cannot be looked at': [{ ics: { changes: ['MeterConfig'] } }, 'ics.changes, ics.nouns'],
  'controls whose effect cannot be looked at': [
    { ics: { changes: ['EndDeviceControls'] } },
    'ics.changes, ixit.switches',
  ],
  'sets of operations over typed services': [
    { ics: { operationSets: 'served' }, binding: { wrapper: 'typed' }, endpoint: remote },
    'ics.operationSets, binding.wrapper',
  ],
  'groups without a group': [{ ics: { addressByGroup: true } }, 'ics.addressByGroup, ixit.groups'],
  'switches read nobody knows how': [{ ics: { switchPosition: 'reading' } }, 'ics.switchPosition, ixit.switches'],
  'device ids that nobody knows': [
    { ics: { nouns: ['MeterReadings', 'MeterConfig'], deviceIds: true } },
    'ics.deviceIds, ixit.deviceIds',
  ],
  'past events that nobody knows': [
    { ics: { nouns: ['MeterReadings', 'EndDeviceEvents'] } },
    'ics.nouns, ixit.events.history',
  ],
  'usage points that are not listed': [
    { ixit: { meters: [{ ...meter, usagePoint: 'p-7' }] } },
    'ixit.meters[0].usagePoint',
  ],
  'no meter': [{ ixit: { meters: [] } }, 'ics.nouns, ixit.meters'],
  'no reading type': [{ ixit: { readingTypes: {} } }, 'ics.nouns, ixit.readingTypes.supported'],
  'an answer to a question that does not arise': [
    { ics: { addressByUsagePoint: false, meterWithUsagePoint: 'related' } },
    'ics.meterWithUsagePoint',
  ],
  'a password in clear text': [
    { ixit: { credentials: { user: { env: 'U' }, password: { env: 'P' } } }, endpoint: remote },
    'ixit.credentials, sut.endpoint',
  ],
}
for (const [name, [given, where]] of Object.entries(notes))
  test(`a note: ${name}`, () => {
    expect(told(given)).toContain(`note ${where}`)
    for (const { says } of reviewed(given)) expect(says).toMatch(/^\S.*\.$/)
  })

test.describe('events that the SUT hears', () => {
  const takesEvents = ['created(MeterConfig)', 'deleted(MeterConfig)']
  const nouns = ['MeterReadings' as const, 'MeterConfig' as const]

  test('that are taken and refused contradict each other', () => {
    const ics = { nouns, takesEvents, deniedEvents: ['created(MeterConfig)'] }
    expect(told({ ics, ixit: { subscriber: {} } })).toEqual(['contradiction ics.takesEvents, ics.deniedEvents'])
  })

  test('are noted where nobody knows the address, the object cannot be there, or nobody can see it', () => {
    expect(told({ ics: { nouns, takesEvents }, ixit: { subscriber: {} } })).toEqual([])
    expect(told({ ics: { nouns, takesEvents } })).toEqual(['note ics.takesEvents, ixit.subscriber'])
    expect(told({ ics: { nouns, takesEvents: ['deleted(MeterConfig)'] }, ixit: { subscriber: {} } })).toEqual([
      'note ics.takesEvents',
    ])
    expect(told({ ics: { takesEvents }, ixit: { subscriber: {} } })).toEqual(['note ics.takesEvents, ics.nouns'])
  })

  test('that go in clear text to another machine with what says who asks are noted', () => {
    const credentials = { user: { env: 'USER_OF_SUT' }, password: { env: 'PASSWORD_OF_SUT' } }
    const at = (endpoint: string) => told({ ixit: { credentials, subscriber: { endpoint } } })
    expect(at('http://hes.example/events')).toEqual(['note ixit.credentials, ixit.token, ixit.subscriber.endpoint'])
    expect(at('https://hes.example/events')).toEqual([])
    expect(at('http://127.0.0.1/events')).toEqual([])
  })
})
