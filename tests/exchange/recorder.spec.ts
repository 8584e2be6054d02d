import { expect, test } from '@playwright/test'
import { systemClock, type Clock } from '../../src/exchange/clock.ts'
import { entry } from '../../src/exchange/entries.ts'
import { bodyOf, bytesOf, startRecord, type Recorder } from '../../src/exchange/recorder.ts'

test('a record begins with its context, numbered 0', () => {
  const { context, entries } = recorder().record()
  expect(context).toMatchObject({ kind: 'context', seq: 0, format: 'cim9-record/1', run: 'r1' })
  expect(entries).toEqual([context])
})

test('entries are numbered in order, and each append returns its number', () => {
  const one = recorder()
  const numbers = [
    one.append({ kind: 'mark', mark: 'test', text: 'a' }),
    one.message({ from: 'harness', to: 'sut', transport: 'http', meta: { headers: {} } }, Buffer.from('<a/>')),
    one.append({ kind: 'mark', mark: 'end', text: 'b' }),
  ]
  expect(numbers).toEqual([1, 2, 3])
  expect(one.record().entries.map(({ seq }) => seq)).toEqual([0, 1, 2, 3])
})

test('messages are named m1, m2 ... whatever stands between them', () => {
  const one = recorder()
  const names = ['m1', 'm2', 'm3']
  for (const name of names) {
    one.append({ kind: 'intent', predicts: [] })
    one.message({ from: 'harness', to: 'sut', transport: 'http', meta: { headers: {} } }, Buffer.from(name))
  }
  const messages = one.record().entries.filter(({ kind }) => kind === 'message')
  expect(messages.map((message) => 'id' in message && message.id)).toEqual(names)
})

test('every entry bears the moment of its recording', () => {
  let ticks = 0
  const one = recorder({ now: () => ({ wall: '2026-01-02T03:04:05.000Z', monotonicMs: ticks++ }) })
  one.append({ kind: 'mark', mark: 'test', text: '' })
  one.append({ kind: 'mark', mark: 'end', text: '' })
  expect(one.record().entries.map(({ at }) => at.monotonicMs)).toEqual([0, 1, 2])
})

test('a record once taken does not grow', () => {
  const one = recorder()
  const { entries } = one.record()
  one.append({ kind: 'mark', mark: 'end', text: '' })
  expect(entries).toHaveLength(1)
})

test('all that is recorded is what an entry may be', () => {
  const one = recorder(systemClock())
  one.message({ from: 'sut', to: 'harness', transport: 'http', meta: { headers: {} } }, Buffer.from([0xff]))
  for (const recorded of one.record().entries) expect(entry.parse(recorded)).toEqual(recorded)
})

const bodies: Record<string, { bytes: Uint8Array; form: 'text' | 'base64' }> = {
  nothing: { bytes: Buffer.alloc(0), form: 'text' },
  'text with line ends of all kinds': { bytes: Buffer.from('a\rb\nc\r\nd\u2028e\u0085'), form: 'text' },
  'text with NUL and control characters': { bytes: Buffer.from('\u0000\u0001\u001f'), form: 'text' },
  'a byte order mark': { bytes: Buffer.from('\ufeff<a/>'), form: 'text' },
  'characters beyond the basic plane': { bytes: Buffer.from('⚡ 𝄞'), form: 'text' },
  'UTF-16': { bytes: Buffer.from('\ufeff<a/>', 'utf16le'), form: 'base64' },
  'Latin-1': { bytes: Buffer.from('Zähler', 'latin1'), form: 'base64' },
  'the replacement character itself': { bytes: Buffer.from('\ufffd'), form: 'text' },
  'a surrogate written in UTF-8': { bytes: Buffer.from([0xed, 0xa0, 0x80]), form: 'base64' },
  'every byte there is': { bytes: Uint8Array.from({ length: 256 }, (_, byte) => byte), form: 'base64' },
  'a view into a larger buffer': { bytes: new Uint8Array(Buffer.from('0123456789')).subarray(3, 6), form: 'text' },
}
for (const [what, { bytes, form }] of Object.entries(bodies))
  test(`${what} is kept as ${form} and comes back byte for byte`, () => {
    const body = bodyOf(bytes)
    expect(Object.keys(body)).toEqual([form])
    expect(Buffer.from(bytesOf(body))).toEqual(Buffer.from(bytes))
  })

function recorder(clock: Clock = systemClock()): Recorder {
  return startRecord(
    {
      run: 'r1',
      scenario: { id: 'T-1', title: 't', feature: 'f', uri: 'f.feature', line: 1, requirements: [], effect: 'reads' },
      edition: '2013',
      dialect: 'fdis',
      wildcards: 'lax',
      binding: { soap: '1.1', wrapper: 'generic-bare' },
      sut: { name: 'peer', version: '1', endpoint: 'http://127.0.0.1/' },
      declared: { replyMs: 1000, refusalStatuses: [] },
      objects: [],
    },
    clock,
  )
}
