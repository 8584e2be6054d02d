import { expect, test } from '@playwright/test'
import { systemClock } from '../../src/exchange/clock.ts'
import { readRecord, RecordError, writeRecord } from '../../src/exchange/ndjson.ts'
import { bytesOf, startRecord, type ExchangeRecord } from '../../src/exchange/recorder.ts'

test('a record reads back as it was written', () => {
  const record = recordOf(Buffer.from('<a/>'))
  expect(readRecord(writeRecord(record), 'x.ndjson')).toEqual(record)
})

test('a record stands one entry a line, each line ended', () => {
  const lines = writeRecord(recordOf(Buffer.from('a\nb'))).split('\n')
  expect(lines).toHaveLength(linesWritten + 1)
  expect(lines.at(-1)).toBe('')
})

test('what was read can be written and read again, without loss', () => {
  const read = readRecord(writeRecord(recordOf(Buffer.from('\u2028 é \u0000'))), 'x.ndjson')
  expect(readRecord(writeRecord(read), 'x.ndjson')).toEqual(read)
})

const bodies: Record<string, Uint8Array> = {
  'every byte there is': Uint8Array.from({ length: 256 }, (_, byte) => byte),
  'UTF-16': Buffer.from('\ufeff<a/>', 'utf16le'),
  'a byte order mark': Buffer.from('\ufeff<a/>'),
  'a lone CR': Buffer.from('a\rb'),
  'CR and LF': Buffer.from('a\r\nb\n'),
  'U+2028 and U+2029': Buffer.from('a\u2028b\u2029'),
  NUL: Buffer.from('a\u0000b'),
  'quotes and backslashes': Buffer.from('"\\n\\u0000"'),
  'half a character': Buffer.from('é').subarray(0, 1),
  nothing: Buffer.alloc(0),
}
for (const [what, bytes] of Object.entries(bodies))
  test(`a body of ${what} survives byte for byte`, () => {
    const { entries } = readRecord(writeRecord(recordOf(bytes)), 'x.ndjson')
    const message = entries.find((entry) => entry.kind === 'message')
    expect(message && Buffer.from(bytesOf(message.body))).toEqual(Buffer.from(bytes))
  })

test('a last line without its end, and lines ended by CR LF, are read', () => {
  const record = recordOf(Buffer.from('<a/>'))
  expect(readRecord(writeRecord(record).trimEnd(), 'x.ndjson')).toEqual(record)
  expect(readRecord(writeRecord(record).replaceAll('\n', '\r\n'), 'x.ndjson')).toEqual(record)
})

/** Changes the entry on a line, and what the error must then say. */
const faults: Record<string, { line: number; change: Record<string, unknown>; says: string }> = {
  'a value of the wrong kind': {
    line: 2,
    change: { from: 7 },
    says: 'x.ndjson, line 2, field from: read 7; write one of "harness", "sut", "unknown".',
  },
  'a field that is missing': {
    line: 2,
    change: { id: undefined },
    says: 'x.ndjson, line 2, field id: read nothing; write a text in quotes.',
  },
  'a field deep in an entry': {
    line: 2,
    change: { meta: { status: 'abc', headers: {} } },
    says: 'x.ndjson, line 2, field meta.status: read "abc"; write a number.',
  },
  'a field nobody knows': {
    line: 3,
    change: { colour: 'red' },
    says: 'leave out "colour", which no entry of this kind has.',
  },
  'a kind nobody knows': {
    line: 3,
    change: { kind: 'rumour' },
    says: 'x.ndjson, line 3, field kind: read "rumour"; write one of "context", "message",',
  },
  'a body that is neither text nor base64': {
    line: 2,
    change: { body: { hex: '00' } },
    says: 'x.ndjson, line 2, field body: read {"hex":"00"}; write {"text": "..."} or {"base64": "..."}.',
  },
  'a body whose base64 is none': {
    line: 2,
    change: { body: { base64: '%%' } },
    says: 'x.ndjson, line 2, field body',
  },
  'a time that is none': {
    line: 3,
    change: { at: { wall: 'noon', monotonicMs: 1 } },
    says: 'x.ndjson, line 3, field at.wall: read "noon"; ',
  },
  'a gap in the numbers': {
    line: 3,
    change: { seq: 5 },
    says: 'x.ndjson, line 3, field seq: read 5; write 2: entries count up from 0, without gaps.',
  },
  'a number that comes twice': {
    line: 3,
    change: { seq: 1 },
    says: 'x.ndjson, line 3, field seq: read 1; write 2',
  },
  'a context that is not numbered 0': {
    line: 1,
    change: { seq: 1 },
    says: 'x.ndjson, line 1, field seq: read 1; write 0',
  },
  'an unknown version of the format': {
    line: 1,
    change: { format: 'cim9-record/2', novelty: true },
    says: 'x.ndjson, line 1, field format: read "cim9-record/2", but this version of cim9 reads "cim9-record/1" only.',
  },
  'no version of the format': {
    line: 1,
    change: { format: undefined },
    says: 'x.ndjson, line 1, field format: read nothing, but this version',
  },
}
for (const [what, { line, change, says }] of Object.entries(faults))
  test(`${what} is refused with file, line, field, what was read and what to write`, () => {
    const lines = writeRecord(recordOf(Buffer.from('<a/>'))).split('\n')
    const entry = JSON.parse(lines[line - 1] ?? '') as Record<string, unknown>
    lines[line - 1] = JSON.stringify({ ...entry, ...change })
    const error = refusal(lines.join('\n'))
    expect(error.message).toContain(says)
  })

test('several faults of one entry are told together', () => {
  const lines = writeRecord(recordOf(Buffer.from('<a/>'))).split('\n')
  lines[1] = lines[1]?.replace('"harness"', '"hes"').replace('"http"', '"pigeon"') ?? ''
  const { message } = refusal(lines.join('\n'))
  expect(message).toContain('line 2, field from: read "hes"')
  expect(message).toContain('line 2, field transport: read "pigeon"')
})

test('a record that does not begin with a context is refused', () => {
  const [, ...rest] = writeRecord(recordOf(Buffer.from('<a/>'))).split('\n')
  expect(refusal(rest.join('\n').replace('"seq":1', '"seq":0')).message).toBe(
    'x.ndjson, line 1, field kind: read "message"; write the context of the scenario first.',
  )
})

test('a second context is refused', () => {
  const [context = ''] = writeRecord(recordOf(Buffer.from('<a/>'))).split('\n')
  expect(refusal(`${context}\n${context.replace('"seq":0', '"seq":1')}\n`).message).toContain(
    'x.ndjson, line 2, field kind: read a second "context"',
  )
})

const notEntries: Record<string, { text: string; says: RegExp }> = {
  'an empty file': { text: '', says: /^x\.ndjson, line 1: read an empty line; write one entry in JSON a line/ },
  'a line cut off in the middle': {
    text: writeRecord(recordOf(Buffer.from('<a/>'))).slice(0, -20),
    says: /^x\.ndjson, line 3: read \{"kind":"mark".*…, which is not JSON \(.*\); write one whole entry in JSON a line\.$/,
  },
  XML: { text: '<a/>', says: /^x\.ndjson, line 1: read <a\/>, which is not JSON/ },
  'JSON that is no object': { text: 'null', says: /^x\.ndjson, line 1: read null; write an object in \{\}\.$/ },
}
for (const [what, { text, says }] of Object.entries(notEntries))
  test(`${what} is refused`, () => {
    expect(refusal(text).message).toMatch(says)
  })

test('an empty line between entries is refused', () => {
  expect(refusal(writeRecord(recordOf(Buffer.from('<a/>'))).replace('\n', '\n\n')).message).toContain(
    'line 2: read an empty',
  )
})

test('what is shown of a long value is short', () => {
  expect(refusal(`"${'x'.repeat(10_000)}"`).message.length).toBeLessThan(300)
})

function refusal(text: string): RecordError {
  try {
    readRecord(text, 'x.ndjson')
  } catch (error) {
    if (error instanceof RecordError) return error
    throw error
  }
  throw new Error('The record was read without complaint.')
}

/** Context, message, mark. */
const linesWritten = 3

function recordOf(body: Uint8Array): ExchangeRecord {
  const recorder = startRecord(
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
    systemClock(),
  )
  const meta = { url: 'http://127.0.0.1/', method: 'POST', headers: { 'content-type': 'text/xml' } }
  recorder.message({ from: 'harness', to: 'sut', transport: 'http', meta }, body)
  recorder.append({ kind: 'mark', mark: 'end', text: 'done' })
  return recorder.record()
}
