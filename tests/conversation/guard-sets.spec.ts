import { expect, test } from '@playwright/test'
import { guard } from '../../src/conversation/guard.ts'
import { permissionOf } from '../../src/conversation/permission.ts'
import { ixitSchema } from '../../src/config/ixit.ts'
import { buildChangeOrSet, changeOrSet, type OperationInput } from '../../src/message/operation-set.ts'
import { buildTransaction } from '../../src/message/build.ts'
import { envelopeNamespace, profileNamespace } from '../../src/message/namespaces.ts'
import { loadStandard } from '../../src/standard/standard.ts'
import { element, type XmlElement, type XmlNode } from '../../src/xml/tree.ts'

const { templates } = loadStandard('2013', new URL('../../profiles', import.meta.url).pathname)
const permission = permissionOf(
  ixitSchema.parse({ meters: [{ mRID: 'known', names: [{ name: 'known-name' }] }] }),
  'own-data',
  new Set(['made', 'made-name']),
)
const made: OperationInput = {
  operationId: 1,
  noun: 'MeterConfig',
  verb: 'delete',
  payload: { noun: 'MeterConfig', objects: [{ mRID: 'made', names: [{ name: 'made-name' }] }] },
}
const guarded = (verb: string, operations: readonly OperationInput[]) => () => {
  const set = changeOrSet.parse({ noun: 'OperationSet', verb: 'execute', operations })
  const payload = buildChangeOrSet(set, templates, { issuer: 'i', tracking: 't' })
  guard(buildTransaction({ verb, noun: 'OperationSet' }, payload), permission)
}
const meters = (...objects: readonly XmlElement[]) => element(profileNamespace('MeterConfig'), 'MeterConfig', objects)
const own = (name: string, content: readonly XmlNode[] | string = []) => element(envelopeNamespace, name, content)
const operation = (...content: readonly XmlElement[]) =>
  own('Operation', [own('operationId', '1'), own('noun', 'MeterConfig'), own('verb', 'delete'), ...content])
const meter = (id: string) =>
  element(profileNamespace('MeterConfig'), 'Meter', [element(profileNamespace('MeterConfig'), 'mRID', id)])
const message = (verb: string, ...parts: readonly XmlElement[]) =>
  own('RequestMessage', [own('Header', [own('Verb', verb), own('Noun', 'OperationSet')]), ...parts])
const payload = (...operations: readonly XmlElement[]) => own('Payload', [own('OperationSet', operations)])
const act = (one: XmlElement) => () => guard(one, permission)

test('a set about what the run has made is let pass', () => {
  expect(guarded('execute', [made, { ...made, operationId: 2, elementOperation: true }])).not.toThrow()
})

test('an object of somebody else in any one of the operations stops the set', () => {
  for (const id of ['known', 'anything']) {
    const foreign = { ...made, payload: { noun: 'MeterConfig' as const, objects: [{ mRID: id }] } }
    for (const operations of [[foreign], [made, foreign], [foreign, made]])
      expect(guarded('execute', operations)).toThrow(`${id} is neither sacrificial`)
  }
})

test('what an operation is said to be makes no difference: without noun, without verb, with a get', () => {
  const foreign = { operationId: 1, payload: { noun: 'MeterConfig' as const, objects: [{ mRID: 'known' }] } }
  for (const more of [{}, { noun: 'OperationSet' }, { verb: 'get' }, { verb: 'create' }, { extended: true }])
    expect(guarded('execute', [{ ...foreign, ...more }])).toThrow('known is neither')
})

test('an operation that names no object is stopped, though others do: it might be meant for all', () => {
  const nobody = { ...made, payload: { noun: 'MeterConfig' as const, objects: [{ fields: { lotNumber: 'L' } }] } }
  expect(guarded('execute', [made, nobody])).toThrow('names no object')
  for (const empty of [operation(), operation(meters()), operation(meters(meter('made'), own('Meter')))])
    expect(act(message('execute', payload(operation(meters(meter('made'))), empty)))).toThrow('names no object')
  expect(act(message('execute', payload(operation(meters(meter('made')), element('urn:other', 'All')))))).toThrow(
    'names no object',
  )
})

test('a payload beside a set of operations says whom it means as well', () => {
  const set = own('OperationSet', [operation(meters(meter('made')))])
  expect(act(message('execute', own('Payload', [set, meters(meter('made'))])))).not.toThrow()
  expect(act(message('execute', own('Payload', [set, meters()])))).toThrow('names no object')
})

test('the verb of old editions is stopped inside a set as well', () => {
  for (const verb of ['update', ' UPDATE ']) expect(guarded('execute', [{ ...made, verb }])).toThrow('old editions')
})

test('a set is stopped in whatever is no change, wherever it stands', () => {
  for (const verb of ['get', 'reply', '']) {
    expect(guarded(verb, [made])).toThrow('queries carry none')
    for (const smuggled of [own('OperationSet', [operation(meters(meter('made')))]), operation(meters(meter('made')))])
      expect(act(message(verb, own('Request', [smuggled])))).toThrow('queries carry none')
  }
})

test('a set of no operation asks for nothing and is let pass; with anything beside it, it is stopped', () => {
  expect(guarded('execute', [])).not.toThrow()
  const empty = own('OperationSet', [own('enforceMsgSequence', 'true')])
  expect(act(message('execute', own('Payload', [empty])))).not.toThrow()
  expect(act(message('execute', own('Payload', [empty, meters()])))).toThrow('names no object')
  expect(act(message('execute', own('Request', []), own('Payload', [empty])))).toThrow('names no object')
  expect(act(message('execute', own('Payload', [own('OperationSet', [own('Other')])])))).toThrow('names no object')
})

test('where nothing may be changed, no set is sent, not even an empty one', () => {
  const none = permissionOf(ixitSchema.parse({}), 'reads', new Set(['made']))
  for (const one of [payload(), payload(operation(meters(meter('made'))))])
    expect(() => guard(message('execute', one), none)).toThrow('may change nothing')
})
