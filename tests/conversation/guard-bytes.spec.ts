import { expect, test } from '@playwright/test'
import { guardBytes } from '../../src/conversation/guard-bytes.ts'
import { mutations } from '../../src/message/mutate.ts'

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8')
const query = bytes('<Envelope><Body><Message><Request><Get/></Request></Message></Body></Envelope>')

test('a query, its beginning and nothing at all may leave', () => {
  for (const part of [query, query.subarray(0, 30), new Uint8Array()])
    expect(() => guardBytes(query, part)).not.toThrow()
})

test('plain text may leave', () => {
  expect(() => guardBytes(query, bytes('Please read the first meter.'))).not.toThrow()
})

test('anything in which an element can begin is stopped', () => {
  for (const other of ['<Envelope><Verb>create</Verb>', 'x<Verb>', `${String.fromCharCode(0)}text`, 'Zähler'])
    expect(() => guardBytes(query, bytes(other))).toThrow(/guard/)
})

test('what follows the end of the query is stopped', () => {
  expect(() => guardBytes(query, Buffer.concat([query, bytes('more')]))).toThrow(/guard/)
})

test('every mutation of bytes makes what may leave', () => {
  const ofBytes = [...mutations.values()].filter(({ applyToBytes }) => applyToBytes)
  expect(ofBytes.length).toBeGreaterThan(0)
  for (const { applyToBytes } of ofBytes) {
    const spoilt = applyToBytes?.(query) ?? query
    expect(spoilt).not.toEqual(query)
    expect(() => guardBytes(query, spoilt)).not.toThrow()
  }
})
