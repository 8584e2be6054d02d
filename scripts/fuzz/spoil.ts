import { readRecord, writeRecord } from '../../src/exchange/ndjson.ts'
import { bodyOf, bytesOf } from '../../src/exchange/recorder.ts'
import type { Dice } from '../../tests/assertions/random-steps.ts'

/** Ways to spoil bytes, as chance, a bad line, or somebody with intentions might. */

type Spoil = (bytes: Buffer, roll: Dice, others: readonly Buffer[]) => Buffer

const spliced = (bytes: Buffer, from: number, to: number, by: Uint8Array | string): Buffer =>
  Buffer.concat([bytes.subarray(0, from), typeof by === 'string' ? Buffer.from(by, 'latin1') : by, bytes.subarray(to)])

/** A piece of the bytes: where it begins, and where it ends. */
function piece(bytes: Buffer, roll: Dice): readonly [from: number, to: number] {
  const from = roll(bytes.length + 1)
  return [from, from + roll(Math.min(bytes.length - from, 1_000) + 1)]
}

/** A place behind a tag, where most of what is put in does something. */
function betweenTags(bytes: Buffer, roll: Dice): number {
  const at = bytes.indexOf('>', roll(bytes.length + 1))
  return at === -1 ? roll(bytes.length + 1) : at + 1
}

const inject =
  (...texts: readonly string[]): Spoil =>
  (bytes, roll) => {
    const at = betweenTags(bytes, roll)
    return spliced(bytes, at, at, texts[roll(texts.length)] ?? '')
  }

const billion = '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">'

const spoils: readonly Spoil[] = [
  // a bit, a byte, a piece
  (bytes, roll) => {
    const at = roll(bytes.length + 1)
    return spliced(bytes, at, at + 1, Buffer.from([(bytes[at] ?? 0) ^ (1 << roll(8))]))
  },
  (bytes, roll) => {
    const at = roll(bytes.length + 1)
    return spliced(bytes, at, at + 1, Buffer.from([roll(256)]))
  },
  (bytes, roll) => bytes.subarray(0, roll(bytes.length + 1)),
  (bytes, roll) => bytes.subarray(roll(bytes.length + 1)),
  (bytes, roll) => spliced(bytes, ...piece(bytes, roll), ''),
  (bytes, roll) => {
    const [from, to] = piece(bytes, roll)
    return spliced(bytes, to, to, bytes.subarray(from, to))
  },
  (bytes, roll, others) => {
    const other = others[roll(others.length)] ?? bytes
    return spliced(bytes, ...piece(bytes, roll), other.subarray(...piece(other, roll)))
  },
  (bytes, roll, others) => Buffer.concat([bytes, others[roll(others.length)] ?? bytes]),
  // one text for another, wherever it stands: names, namespaces, numbers
  (bytes, roll) => {
    const words = bytes.toString('latin1').match(/[\w.:/#-]+/g) ?? ['']
    const [one = '', other = ''] = [words[roll(words.length)], words[roll(words.length)]]
    return Buffer.from(
      bytes.toString('latin1').replaceAll(one || '\0', () => other),
      'latin1',
    )
  },
  // what a reader of XML must not be led astray by
  (bytes, roll) => {
    const dtd = [
      `<!DOCTYPE x [${billion}]>`,
      '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>',
      '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
      '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p">%p;]>',
      '<!DOCTYPE',
    ]
    const declared = /^<\?xml[^>]*\?>/.exec(bytes.toString('latin1'))?.[0].length ?? 0
    return spliced(bytes, declared, declared, dtd[roll(dtd.length)] ?? '')
  },
  inject(
    '&c;',
    '&f;',
    '&lt;&#0;',
    '&#x110000;',
    '&#xD800;',
    '&#65;',
    '&',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?x',
    '\0',
  ),
  inject('\xff\xfe', '\xc0\xaf', '\xed\xa0\x80', '\xf4\x90\x80\x80', '\xef\xbb\xbf', '\x80', '\xef\xbf\xbf'),
  inject('<a xmlns="">', '</a>', '<a:b/>', '<a b="1" b="2"/>', '<xs:import namespace="x" schemaLocation="y"/>'),
  inject(
    '<m:Payload xmlns:m="http://iec.ch/TC57/2011/schema/message"><m:Compressed>H4sIAAAAAAAAA0tMBADXQ7M1AwAAAA==</m:Compressed></m:Payload>',
  ),
  inject('xsi:nil="true"', ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xsi:none"'),
  (bytes, roll) => {
    const [from, to] = piece(bytes, roll)
    const says = ['UTF-16', 'UTF-32', 'EBCDIC-CP-US', 'utf-7', 'x', 'ISO-2022-JP', 'windows-1252']
    const declaration = Buffer.from(`<?xml version="1.${roll(3)}" encoding="${says[roll(says.length)] ?? ''}"?>`)
    return roll(2) ? Buffer.concat([declaration, bytes]) : spliced(bytes, from, to, declaration)
  },
  (bytes) => Buffer.from(bytes.toString('latin1'), 'utf16le'),
  // much of it
  (bytes, roll) => {
    const at = betweenTags(bytes, roll)
    const depth = 10 ** (1 + roll(4)) + roll(300)
    return spliced(bytes, at, at, '<d>'.repeat(depth) + (roll(2) ? '</d>'.repeat(depth) : ''))
  },
  (bytes, roll) => {
    const at = bytes.indexOf('>', roll(bytes.length + 1))
    return spliced(bytes, at, at, ` huge="${'x'.repeat(10 ** (2 + roll(4)))}"`)
  },
  (bytes, roll) => {
    const at = bytes.indexOf('>', roll(bytes.length + 1))
    const many = Array.from(
      { length: 10 ** (1 + roll(4)) },
      (_, index) => ` a${index}="${index}" xmlns:n${index}="urn:${index}"`,
    )
    return spliced(bytes, at, at, many.join(''))
  },
  (bytes, roll) => {
    const at = betweenTags(bytes, roll)
    return spliced(bytes, at, at, '<e/>'.repeat(10 ** (1 + roll(4))))
  },
  (bytes, roll) => spliced(bytes, ...piece(bytes, roll), 'A'.repeat(10 ** (1 + roll(5)))),
]

/** Bytes made others, once to four times; now and then left as they are. */
export function spoilt(bytes: Buffer, roll: Dice, others: readonly Buffer[]): Buffer {
  let made = bytes
  for (let left = roll(5); left > 0; left--) made = spoils[roll(spoils.length)]?.(made, roll, others) ?? made
  // Two long things may multiply.
  return made.subarray(0, 4 * 1024 * 1024)
}

/** A record in which one message has such bytes, and all else is as it was. */
export function spoiltRecord(bytes: Buffer, roll: Dice, others: readonly Buffer[]): Buffer {
  const { context, entries } = readRecord(bytes.toString(), 'the vector')
  const chosen = roll(entries.filter(({ kind }) => kind === 'message').length)
  let index = 0
  const changed = entries.map((entry) =>
    entry.kind === 'message' && index++ === chosen
      ? { ...entry, body: bodyOf(spoilt(Buffer.from(bytesOf(entry.body)), roll, others)) }
      : entry,
  )
  return Buffer.from(writeRecord({ context, entries: changed }))
}
