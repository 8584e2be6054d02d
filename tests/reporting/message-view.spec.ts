import { expect, test } from '@playwright/test'
import { decodeRecord, type DecodedMessage } from '../../src/exchange/decode.ts'
import { render } from '../../src/reporting/html/template.ts'
import { findingExcerpt, messagePage, messageView } from '../../src/reporting/message-view.ts'
import { reindented, textOf } from '../../src/reporting/message-text.ts'
import { answer, hostile, lineWith, oneError, placed, recordOf, reply, request, scenario, send } from './sample.ts'

const told = scenario({ id: 'VIEW-1', verdict: 'fail' })

/** The reply as a message of a record; it is m2 with the number 2. */
function replied(body: string | Uint8Array): DecodedMessage {
  const record = recordOf(told, (recorder) => answer(recorder, send(recorder, request), body))
  const message = decodeRecord(record).message(2)
  if (!message) throw new Error('The record has no reply.')
  return message
}

const entityOf: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}
const plain = (html: string): string =>
  html.replace(/<[^>]*>/g, '').replace(/&(?:lt|gt|quot|amp|#39);/g, (entity) => entityOf[entity] ?? entity)

/** The shown lines by number, and the numbers that are marked. */
function shown(html: string) {
  const found = [...html.matchAll(/<span class="line ?(\w*)" data-line="(\d+)">([^]*?)\n<\/span>/g)]
  return {
    lines: new Map(found.map(([, , number, text]) => [Number(number), plain(text ?? '')])),
    marked: found.filter(([, tone]) => tone === 'fail').map(([, , number]) => Number(number)),
  }
}

test('the lines are those received, numbered as findings number them', () => {
  const text = reply('OK', oneError)
  const line = lineWith(text, '<Error>')
  const html = render(messageView(replied(text), [placed(2, 'm2', { line })]))
  const { lines, marked } = shown(html)
  expect(marked).toEqual([line])
  expect(lines.get(line)).toBe('        <Error>')
  expect([...lines.values()].join('\n')).toBe(text.trimEnd())
})

test('lines that end with carriage return and line feed count as one', () => {
  const text = reply('OK', oneError).replaceAll('\n', '\r\n')
  const message = replied(text)
  const error = [...(message.message?.reply?.errors ?? [])][0]
  const line = error?.element.line ?? 0
  expect(textOf(message).lines[line - 1]).toContain('<Error>')
})

test('a finding about another message marks nothing', () => {
  expect(shown(render(messageView(replied(reply('OK')), [placed(9, 'm9', { line: 3 })]))).marked).toEqual([])
})

test('a message on one line is laid out anew, and the element at fault is marked in it', () => {
  const text = reply('FAILED', oneError + oneError).replace(/\n\s*/g, '')
  const message = replied(text)
  const path = 'Envelope/Body/ResponseMessage/Reply/Error[2]/code'
  const pretty = reindented(message)
  const line = pretty?.lineOf(path) ?? 0
  expect(pretty?.lines[line - 1]?.trim()).toBe('<code>2.4</code>')
  expect(pretty?.lines.slice(0, line).filter((one) => one.includes('<code>'))).toHaveLength(2)
  expect(pretty?.lines.map((one) => one.trim()).join('')).toBe(text)
  const finding = placed(2, 'm2', { line: 1, path })
  expect(shown(render(messageView(message, [finding]))).marked).toContain(line)
  const excerpt = findingExcerpt(message, finding)
  expect(excerpt && shown(render(excerpt)).marked).toEqual([line])
})

test('tags, comments, CDATA and quoted angle brackets keep their text when laid out anew', () => {
  const filler = 'x'.repeat(400)
  const text = `<?xml version="1.0"?><a b="1>2" c='"'><!-- <no> --><d><![CDATA[<e>]]></d>${filler}<f/></a>`
  expect(reindented(replied(text))?.lines).toEqual([
    '<?xml version="1.0"?>',
    `<a b="1>2" c='"'>`,
    '  <!-- <no> -->',
    '  <d><![CDATA[<e>]]></d>',
    `  ${filler}`,
    '  <f/>',
    '</a>',
  ])
})

test('a path that leads nowhere is no line', () => {
  const pretty = reindented(replied(reply('OK', '', 'x'.repeat(400))))
  for (const path of ['', 'Other', 'Envelope/Body/Nothing', 'Envelope/Body[2]', hostile])
    expect(pretty?.lineOf(path)).toBeUndefined()
})

test('a message of 5 MB is shortened, and its marked line still shown', () => {
  const rows = Array.from({ length: 60_000 }, (_, index) => `<row>${index} ${'x'.repeat(70)}</row>`)
  const text = `<rows>\n${rows.join('\n')}\n</rows>`
  expect(text.length).toBeGreaterThan(5_000_000)
  const html = messagePage(replied(text), [placed(2, 'm2', { line: 50_000 })])
  expect(html.length).toBeLessThan(300_000)
  expect(shown(html).marked).toEqual([50_000])
  expect(shown(html).lines.get(50_000)).toContain('<row>49998 ')
  expect(html).toMatch(/… \d+ lines not shown/)
})

test('a line of 5 MB is cut around the column at fault', () => {
  const text = `${'x'.repeat(3_000_000)}HERE${'y'.repeat(2_000_000)}`
  const html = messagePage(replied(text), [placed(2, 'm2', { line: 1, column: 3_000_001 })])
  expect(html.length).toBeLessThan(30_000)
  expect(html).toContain('HERE')
  expect(html).toMatch(/\[… \d+ characters\]/)
})

test('bytes that are no text are dumped, an empty body is called empty', () => {
  const html = render(messageView(replied(new Uint8Array([0x1f, 0x8b, 0xff, 0xfe, 0x3c, 0x80])), []))
  expect(plain(html)).toContain('1f 8b ff fe 3c 80')
  expect(plain(render(messageView(replied(''), [])))).toContain('The body is empty.')
})

test('nothing of a hostile message is markup', () => {
  const html = messagePage(replied(hostile), [placed(2, 'm2', { line: 1, rule: hostile, actual: hostile })])
  expect(html).not.toMatch(/<script|<img/)
  expect(html).not.toMatch(/[^\P{Cc}\n]/u)
  expect(html).toContain('default-src &#39;none&#39;')
})
