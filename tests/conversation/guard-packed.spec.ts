import { expect, test } from '@playwright/test'
import { guard } from '../../src/conversation/guard.ts'
import { guardPacked } from '../../src/conversation/guard-packed.ts'
import { permissionOf } from '../../src/conversation/permission.ts'
import { ixitSchema } from '../../src/config/ixit.ts'
import { buildTransaction } from '../../src/message/build.ts'
import { armoured, gzipped, packed } from '../../src/message/compressed.ts'
import { profileNamespace } from '../../src/message/namespaces.ts'
import {
  compressed,
  packedShort,
  payloadText,
  underVerb,
  withCompressed,
  withFormat,
  type Reshape,
} from '../../src/message/reshape.ts'
import { element, type XmlElement } from '../../src/xml/tree.ts'

const namespace = profileNamespace('MeterConfig')
const creating = (...ids: readonly string[]): XmlElement =>
  buildTransaction(
    { verb: 'create', noun: 'MeterConfig' },
    element(
      namespace,
      'MeterConfig',
      ids.map((id) => element(namespace, 'Meter', [element(namespace, 'mRID', id)])),
    ),
  )
const plain = creating('made')
const sent = (pack: Reshape) => () => guardPacked(plain, pack(plain))

test('what was seen in plain may leave compressed, or the beginning of it', () => {
  for (const pack of [compressed('base64'), compressed('uuencode'), packedShort('base64'), packedShort('uuencode')])
    expect(sent(pack)).not.toThrow()
})

test('another payload than was seen is stopped, whole or as a beginning', () => {
  const other = payloadText(creating('stranger'))
  const longer = `${payloadText(plain)} `
  for (const text of [other, longer, 'Please delete everything.', ''])
    expect(sent(withCompressed(packed(text, 'base64')))).toThrow('holds something else')
  const half = gzipped(other)
  expect(sent(withCompressed(armoured(half.subarray(0, half.byteLength - 4), 'base64')))).toThrow('something else')
})

test('a second gzip behind the first is stopped, and so is anything else there', () => {
  const two = Buffer.concat([gzipped(payloadText(plain)), gzipped(payloadText(creating('stranger')))])
  const more = Buffer.concat([gzipped(payloadText(plain)), Buffer.from(payloadText(creating('stranger')))])
  for (const bytes of [two, more])
    expect(sent(withCompressed(armoured(bytes, 'base64')))).toThrow('holds something else')
})

test('what nobody can look into is stopped', () => {
  for (const text of ['', 'neither', Buffer.from('PK..').toString('base64'), payloadText(plain)])
    expect(sent(withCompressed(text))).toThrow('holds something else')
})

test('another header, and anything beside what was compressed, is stopped', () => {
  expect(sent((message) => underVerb('delete')(compressed('base64')(message)))).toThrow('another message')
  expect(sent((message) => withFormat('XML')(compressed('base64')(message)))).toThrow('beside')
  expect(sent((message) => message)).toThrow('beside')
})

const own = permissionOf(ixitSchema.parse({ meters: [{ mRID: 'known' }] }), 'own-data', new Set(['made']))
const none = permissionOf(ixitSchema.parse({}), 'reads', new Set(['made']))

test('the verb of an event is guarded as the verb of the order that it might be taken for', () => {
  for (const verb of ['created', 'changed', 'canceled', 'closed', 'deleted', 'executed', ' CREATED ']) {
    expect(() => guard(underVerb(verb)(creating('made')), own)).not.toThrow()
    expect(() => guard(underVerb(verb)(creating('known')), own)).toThrow('known is neither sacrificial')
    expect(() => guard(underVerb(verb)(creating('made', 'known')), own)).toThrow('known is neither sacrificial')
    expect(() => guard(underVerb(verb)(creating('made')), none)).toThrow('may change nothing')
  }
  expect(() => guard(underVerb('reply')(creating('made')), own)).toThrow('queries carry none')
})

test('a message that came compressed to the guard itself is stopped, whatever its verb', () => {
  for (const verb of ['create', 'deleted', 'get', 'reply'])
    expect(() => guard(underVerb(verb)(compressed('base64')(plain)), own)).toThrow('The guard stopped')
})
