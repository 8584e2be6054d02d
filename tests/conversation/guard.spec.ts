import { expect, test } from '@playwright/test'
import { effects } from '../../src/config/config.ts'
import { ixitSchema } from '../../src/config/ixit.ts'
import { guard } from '../../src/conversation/guard.ts'
import { permissionOf } from '../../src/conversation/permission.ts'
import { element, type XmlElement, type XmlNode } from '../../src/xml/tree.ts'

const ours = ixitSchema.parse({
  meters: [{ mRID: 'known', names: [{ name: 'known-name' }] }],
  unknownMeters: [{ names: [{ name: 'nobody' }] }],
  sacrificial: { meters: [{ mRID: 'given-up', names: [{ name: 'given-up-name' }] }] },
})
const own = (name: string, content: readonly XmlNode[] | string = []) => element('urn:any', name, content)
const message = (verb: string, payload?: XmlElement, ...more: readonly XmlElement[]): XmlElement =>
  own('RequestMessage', [
    own('Header', [own('Verb', verb), own('Noun', 'EndDeviceControls')]),
    ...more,
    ...(payload ? [own('Payload', [payload])] : []),
  ])
const control = (...targets: readonly XmlElement[]) =>
  own('EndDeviceControls', [
    own('EndDeviceControl', [own('EndDeviceControlType', [own('name', '3.31.0.23')]), ...targets]),
  ])
const byId = (id: string, name = 'EndDevices') => own(name, [own('mRID', id)])
const byName = (id: string) =>
  own('EndDevices', [own('Names', [own('name', id), own('NameType', [own('name', 'Serial')])])])
const guarded =
  (one: XmlElement, effect: (typeof effects)[number] = 'operates') =>
  () =>
    guard(one, permissionOf(ours, effect))

const changing = ['create', 'change', 'cancel', 'close', 'delete', 'execute', 'CREATE', ' Delete ']

for (const verb of changing)
  test(`"${verb}" of what is given up, or of what nobody bears, is let pass; of anything else it is stopped`, () => {
    expect(guarded(message(verb, control(byId('given-up'), byName('given-up-name'), byName('nobody'))))).not.toThrow()
    for (const foreign of [byId('known'), byName('known-name'), byId('anything'), byId('group', 'EndDeviceGroups')])
      expect(guarded(message(verb, control(byId('given-up'), foreign)))).toThrow(/neither sacrificial/)
  })

for (const effect of effects)
  test(`a case with the effect @${effect} ${effect === 'reads' || effect === 'load' ? 'changes nothing' : 'changes what is given up'}`, () => {
    const act = guarded(message('create', control(byId('given-up'))), effect)
    if (effect === 'reads' || effect === 'load') expect(act).toThrow(`@${effect} may change nothing`)
    else expect(act).not.toThrow()
  })

for (const verb of ['created', 'changed', 'canceled', 'closed', 'deleted', 'executed', 'CREATED'])
  test(`an event "${verb}" is judged as the request that brings it about`, () => {
    const told = (...targets: readonly XmlElement[]) => ({
      ...message(verb, control(...targets)),
      name: 'EventMessage',
    })
    expect(guarded(told(byId('given-up'), byName('nobody')))).not.toThrow()
    for (const foreign of [byId('known'), byName('known-name'), byId('anything')])
      expect(guarded(told(byId('given-up'), foreign))).toThrow(/neither sacrificial/)
    expect(guarded(told(byId('given-up')), 'reads')).toThrow('@reads may change nothing')
    expect(guarded({ ...message(verb), name: 'EventMessage' })).toThrow('names no object')
  })

test('a change that names no object is stopped: it might be meant for all', () => {
  expect(guarded(message('create', control()))).toThrow('names no object')
  expect(guarded(message('create'))).toThrow('names no object')
})

test('a control of a type that names nobody is stopped, though it has an id of its own', () => {
  const type = element('urn:any', 'EndDeviceControlType', [], { ref: '3.31.0.23' })
  const one = (...parts: readonly XmlElement[]) => own('EndDeviceControl', [own('mRID', 'given-up'), type, ...parts])
  expect(guarded(message('create', own('EndDeviceControls', [one()])))).toThrow('names nobody')
  expect(guarded(message('create', own('EndDeviceControls', [one(own('EndDevices', []))])))).toThrow('names nobody')
  expect(guarded(message('create', own('EndDeviceControls', [one(byId('given-up'))])))).not.toThrow()
  // A target without an id may be read as all there are, also beside one that has one.
  const both = [byId('given-up'), own('EndDeviceGroups', [])]
  expect(guarded(message('create', own('EndDeviceControls', [one(...both)])))).toThrow('names nobody')
  // What has been ordered before may be called off by its own id.
  expect(guarded(message('cancel', own('EndDeviceControls', [one()])))).not.toThrow()
})

test('ids of the envelope, references and serial numbers count like any other', () => {
  const good = control(byId('given-up'))
  expect(guarded(message('cancel', good, own('Request', [own('ID', 'known')])))).toThrow('known is neither')
  expect(
    guarded(message('create', control(byId('given-up'), element('urn:any', 'EndDeviceGroups', [], { ref: 'all' })))),
  ).toThrow('all is neither')
  expect(guarded(message('create', control(own('EndDevices', [own('serialNumber', '4711')]))))).toThrow(
    '4711 is neither',
  )
})

test('what cannot be looked into is stopped', () => {
  expect(guarded(message('create', own('Compressed', 'H4sIAAAA'), own('Request', [own('ID', 'given-up')])))).toThrow(
    'compressed',
  )
})

test('the verb of old editions is stopped, whatever it names', () => {
  expect(guarded(message('update', control(byId('given-up'))))).toThrow('old editions')
})

test('a query carries no payload, whatever the effect', () => {
  expect(guarded(message('get'))).not.toThrow()
  expect(guarded(message('get', control(byId('given-up'))))).toThrow('queries carry none')
})

test('without anything given up nothing is changed', () => {
  const none = ixitSchema.parse({})
  expect(() => guard(message('create', control(byId('given-up'))), permissionOf(none, 'operates'))).toThrow(
    'may change nothing',
  )
})
