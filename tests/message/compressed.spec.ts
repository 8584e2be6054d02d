import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { armoured, armours, bytesIn, gzipped, packed, unpack } from '../../src/message/compressed.ts'
import { parseMessage } from '../../src/message/parse.ts'
import { readXml } from '../../src/xml/intake.ts'
import { element, elements, type XmlElement } from '../../src/xml/tree.ts'
import { writeXml } from '../../src/xml/write.ts'

const holding = (text: string): XmlElement => element('urn:e', 'Compressed', text)
const profile = '<MeterConfig xmlns="urn:m"><Meter><mRID>a</mRID></Meter></MeterConfig>'

for (const armour of armours)
  test(`what is written in ${armour} is read again, of any length and any bytes`, () => {
    for (const length of [1, 2, 3, 44, 45, 46, 89, 90, 91, 1000]) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 37 + length) & 255)
      const found = bytesIn(armoured(bytes, armour))
      expect(found?.armour).toBe(armour)
      expect(Buffer.from(found?.bytes ?? [])).toEqual(Buffer.from(bytes))
    }
  })

test('the text survives a document, as XML writes it and reads it', () => {
  for (const armour of armours) {
    const read = readXml(Buffer.from(writeXml(holding(packed(profile, armour)))))
    const unpacked = read.ok ? unpack(read.root) : undefined
    expect(unpacked).toMatchObject({ ok: true, text: profile })
  }
})

test('uuencode is what the old tool makes of it', () => {
  expect(armoured(Buffer.from('Cat'), 'uuencode')).toBe('begin 644 payload.gz\n#0V%T\n`\nend')
})

test('what is no gzip, is broken, or holds no XML, is told apart', () => {
  const kind = (text: string) => {
    const unpacked = unpack(holding(text))
    return unpacked.ok ? 'ok' : unpacked.kind
  }
  expect(kind('not packed at all')).toBe('unknown')
  expect(kind(Buffer.from('PK..').toString('base64'))).toBe('unknown')
  expect(kind(packed('no XML', 'base64'))).toBe('unknown')
  const whole = gzipped(profile)
  for (const end of [3, 10, whole.length >> 1, whole.length - 1])
    expect(kind(armoured(whole.subarray(0, end), 'base64'))).toBe('broken')
})

test('more than a message may have never comes out: a small gzip of much is stopped at the limit', () => {
  const much = gzipSync(Buffer.alloc(50_000_000, ' '))
  expect(much.byteLength).toBeLessThan(60_000)
  const before = process.memoryUsage().arrayBuffers
  expect(unpack(holding(armoured(much, 'base64')), 100_000)).toMatchObject({ ok: false, kind: 'limit' })
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000)
})

test('a message shows what came compressed as a profile, at the place where it stood', () => {
  const read = readXml(
    Buffer.from(`<R><Header/>\n<Payload>\n<Compressed>${packed(profile, 'base64')}</Compressed></Payload></R>`),
  )
  const message = read.ok ? parseMessage(read.root, 'RequestMessage') : undefined
  const [found] = message?.payload?.profiles ?? []
  expect(found?.name).toBe('MeterConfig')
  expect(found && elements(found)[0]?.line).toBe(3)
})

test('what gzip made is what others read', () => {
  expect(gunzipSync(Buffer.from(packed(profile, 'base64'), 'base64')).toString('utf8')).toBe(profile)
})
