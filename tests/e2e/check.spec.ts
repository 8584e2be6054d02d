import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect } from '@playwright/test'
import { cim9, filesIn, runFolder, writeConfig } from './cli.ts'
import { test } from './desk.ts'

test.describe.configure({ timeout: 120_000 })

const good = (folder: string) => {
  const [record = ''] = filesIn(join(runFolder(folder), 'records'))
  return record
}

const envelope = 'http://iec.ch/TC57/2011/schema/message'
const payload = (value = '4711') => `<MeterReadings xmlns="http://iec.ch/TC57/2011/MeterReadings#">
<MeterReading>
<Meter><mRID>3d1f7d52-6a0e-4b57-9b1e-0c5a4f5e1a01</mRID></Meter>
<Readings>
<timeStamp>2026-03-01T12:00:00Z</timeStamp>
<value>${value}</value>
<ReadingType ref="0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0"/>
</Readings>
</MeterReading>
</MeterReadings>`
const reply = (id: number, verb = 'reply', content = payload(String(id))) => `<ResponseMessage xmlns="${envelope}">
<Header><Verb>${verb}</Verb><Noun>MeterReadings</Noun><MessageID>m-${id}</MessageID></Header>
<Reply><Result>OK</Result></Reply>
<Payload>
${content}
</Payload>
</ResponseMessage>`
const soap = (
  version: 'http://schemas.xmlsoap.org/soap/envelope/' | 'http://www.w3.org/2003/05/soap-envelope',
  id: number,
) => `<s:Envelope xmlns:s="${version}"><s:Body>${reply(id)}</s:Body></s:Envelope>`

test('judges a record as the run did, and a message that stands alone from standard input', async ({ folder }) => {
  await cim9(['run', 'RD-001'], { cwd: folder })
  const record = await cim9(['check', good(folder)], { cwd: folder })
  expect(record.stdout).toContain('RD-001.ndjson: pass (the record of RD-001, 2 messages, edition 2013)')
  expect(record.code).toBe(0)

  const entries = readFileSync(good(folder), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  const answer = entries.find(({ kind, from }) => kind === 'message' && from === 'sut') as { body: { text: string } }
  const alone = await cim9(['check', '-'], { cwd: folder, input: answer.body.text })
  expect(alone.stdout).toContain('standard input: pass (ResponseMessage reply MeterReadings, edition 2013)')
  expect(alone.code).toBe(0)
  const wrong = await cim9(['check', '-'], {
    cwd: folder,
    input: answer.body.text.replace('>reply<', '>get<').replaceAll('><', '>\n<'),
  })
  expect(wrong.stdout).toMatch(/NON-CONFORMITY verb\.root \(m1, line \d+\)/)
  expect(wrong.stdout).toMatch(/^ +\d+ \| .*<msg:Verb>get<\/msg:Verb>$/m)
  expect(wrong.code).toBe(1)
})

test('XML that no schema of ours describes is inconclusive', async ({ folder }) => {
  writeFileSync(join(folder, 'order.xml'), '<order/>')
  const { code, stdout } = await cim9(['check', 'order.xml'], { cwd: folder })
  expect(stdout).toContain('order.xml: inconclusive (order; No schema or rule of this edition speaks about it.)')
  expect(code).toBe(4)
})

/** A kind of file, how many of it, what is made of it, and what is said of it. */
const kinds: readonly {
  readonly name: string
  readonly ending: string
  readonly count: number
  readonly bytes: (index: number) => string | Buffer
  readonly verdict: string
  readonly says: string
}[] = [
  {
    name: 'reply',
    ending: 'xml',
    count: 500,
    bytes: (i) => reply(i),
    verdict: 'pass',
    says: 'ResponseMessage reply MeterReadings, edition 2013',
  },
  {
    name: 'payload',
    ending: 'xml',
    count: 150,
    bytes: (i) => payload(String(i)),
    verdict: 'pass',
    says: 'MeterReadings, edition 2013',
  },
  {
    name: 'soap11',
    ending: 'soap',
    count: 80,
    bytes: (i) => soap('http://schemas.xmlsoap.org/soap/envelope/', i),
    verdict: 'pass',
    says: 'ResponseMessage reply',
  },
  {
    name: 'soap12',
    ending: 'soap',
    count: 40,
    bytes: (i) => soap('http://www.w3.org/2003/05/soap-envelope', i),
    verdict: 'pass',
    says: 'ResponseMessage reply',
  },
  {
    name: 'gzip',
    ending: 'xml.gz',
    count: 40,
    bytes: (i) => gzipSync(reply(i)),
    verdict: 'pass',
    says: 'ResponseMessage reply',
  },
  {
    name: 'wrong-verb',
    ending: 'xml',
    count: 60,
    bytes: (i) => reply(i, 'get'),
    verdict: 'fail',
    says: 'ResponseMessage get',
  },
  {
    name: 'wrong-order',
    ending: 'xml',
    count: 40,
    bytes: (i) => reply(i).replace(/(<timeStamp>.*)\n(<value>.*)/, '$2\n$1'),
    verdict: 'fail',
    says: 'ResponseMessage reply',
  },
  {
    name: 'first-edition',
    ending: 'xml',
    count: 20,
    bytes: () => payload().replace('TC57/2011', 'TC57/2009'),
    verdict: 'inconclusive',
    says: 'It is of edition 1 (2009), and 2013 is judged here.',
  },
  {
    name: 'order',
    ending: 'xml',
    count: 20,
    bytes: (i) => `<order number="${i}"/>`,
    verdict: 'inconclusive',
    says: 'No schema or rule',
  },
  { name: 'cut', ending: 'xml', count: 20, bytes: (i) => reply(i).slice(0, -40), verdict: 'fail', says: 'no XML' },
  { name: 'empty', ending: 'xml', count: 2, bytes: () => '', verdict: 'fail', says: 'no XML' },
  {
    name: 'binary',
    ending: 'xml',
    count: 10,
    bytes: (i) => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, i, 0xff, 0xfe]),
    verdict: 'fail',
    says: 'no XML',
  },
  {
    name: 'dtd',
    ending: 'xml',
    count: 10,
    bytes: (i) => `<!DOCTYPE r SYSTEM "http://127.0.0.1:1/x.dtd">\n${reply(i)}`,
    verdict: 'fail',
    says: 'no XML',
  },
  {
    name: 'bomb',
    ending: 'xml',
    count: 5,
    bytes: () =>
      `<!DOCTYPE b [${Array.from({ length: 12 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('')}<!ENTITY e0 "ha">]>\n<b>&e12;</b>`,
    verdict: 'fail',
    says: 'no XML',
  },
  {
    name: 'gzip-bomb',
    ending: 'xml.gz',
    count: 1,
    bytes: () => gzipSync(Buffer.alloc(65 * 1024 * 1024)),
    verdict: 'not-run',
    says: 'cannot be unpacked to at most 67108864 bytes',
  },
  {
    name: 'not-gzip',
    ending: 'xml.gz',
    count: 1,
    bytes: () => Buffer.from([0x1f, 0x8b, 1, 2, 3]),
    verdict: 'not-run',
    says: 'cannot be unpacked',
  },
  {
    name: 'record',
    ending: 'ndjson',
    count: 1,
    bytes: () => '{"kind":"context"}\n',
    verdict: 'not-run',
    says: 'this version of cim9 reads "cim9-record/1" only',
  },
]

test('a thousand files of all kinds in nested folders are each judged rightly, the hostile ones among them', async ({
  folder,
}) => {
  const written = kinds.flatMap((kind) =>
    Array.from({ length: kind.count }, (_, index) => {
      const path = `capture/${index % 7}/${kind.name}-${index}.${kind.ending}`
      mkdirSync(join(folder, dirname(path)), { recursive: true })
      writeFileSync(join(folder, path), kind.bytes(index))
      return { path, ...kind }
    }),
  )
  writeFileSync(join(folder, 'capture/too-long.xml'), '<a>')
  truncateSync(join(folder, 'capture/too-long.xml'), 64 * 1024 * 1024 + 1)
  expect(written.length + 1).toBeGreaterThanOrEqual(1_000)

  const { code, stdout, stderr } = await cim9(['check', 'capture'], { cwd: folder })
  const lines = new Map(
    stdout.split('\n').flatMap((line) => {
      const [path, rest] = line.split(/: (.*)/)
      return path?.startsWith('capture/') && rest ? [[path, rest]] : []
    }),
  )
  expect(lines.size).toBe(written.length + 1)
  for (const { path, verdict, says } of written) {
    expect(lines.get(path), path).toMatch(new RegExp(`^${verdict} \\(`))
    expect(lines.get(path), path).toContain(says)
  }
  expect(lines.get('capture/too-long.xml')).toMatch(/^not-run .*has 67108865 bytes; the limit is 67108864 bytes/)
  const count = (verdict: string) => written.filter((one) => one.verdict === verdict).length
  expect(stdout).toContain(
    `${written.length + 1} checked: ${count('pass')} without a non-conformity, ${count('fail')} with a non-conformity, ${count('inconclusive')} inconclusive, ${count('not-run') + 1} not readable`,
  )
  expect(stderr).toContain(`${written.length + 1}/${written.length + 1} files`)
  expect(stderr).not.toContain('error of the harness')
  expect(code).toBe(2)

  const json = await cim9(['check', 'capture', '--format', 'json'], { cwd: folder })
  const told = JSON.parse(json.stdout) as { file: string; verdict: string; what: string }[]
  expect(told.map(({ file }) => file).sort()).toEqual([...lines.keys()].sort())
  const junit = await cim9(['check', 'capture', '--format', 'junit'], { cwd: folder })
  expect(junit.stdout).toContain(`tests="${written.length + 1}" failures="${count('fail')}"`)
})

test('the exit code is the gravest: not readable, a non-conformity, inconclusive', async ({ folder }) => {
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
  write('good.xml', reply(1))
  write('order.xml', '<order/>')
  write('bad.xml', reply(1, 'get'))
  write('bad.ndjson', '?')
  const codeOf = async (...files: string[]) => (await cim9(['check', ...files], { cwd: folder })).code
  expect(await codeOf('good.xml')).toBe(0)
  expect(await codeOf('good.xml', 'order.xml')).toBe(4)
  expect(await codeOf('good.xml', 'order.xml', 'bad.xml')).toBe(1)
  expect(await codeOf('good.xml', 'order.xml', 'bad.xml', 'bad.ndjson')).toBe(2)
})

test('a record is judged by the form of the envelope in which it was made; a message by the one that is asked for', async ({
  folder,
}) => {
  writeConfig(folder, { schemas: { dialect: 'tightened' } })
  await cim9(['run', 'RD-001'], { cwd: folder })
  const judged = await cim9(['check', good(folder)], { cwd: folder })
  expect(judged.code).toBe(0)
  const [context] = readFileSync(good(folder), 'utf8').split('\n')
  expect(JSON.parse(context ?? '')).toMatchObject({ dialect: 'tightened', wildcards: 'lax' })

  writeFileSync(join(folder, 'sparse.xml'), reply(1))
  expect((await cim9(['check', 'sparse.xml'], { cwd: folder })).code).toBe(0)
  const tightened = await cim9(['check', 'sparse.xml', '--dialect', 'tightened'], { cwd: folder })
  expect(tightened.stdout).toContain('schema.envelope')
  expect(tightened.code).toBe(1)
})
