import type { DecodedMessage } from '../exchange/decode.ts'
import { tags } from '../xml/tags.ts'
import { elements, type XmlElement } from '../xml/tree.ts'

/** Messages larger than this are not re-indented, in characters. */
const largestReindented = 1_000_000
/** A line longer than this makes a message hard to read, in characters. */
const longLine = 300
/** How much of bytes that are no text is shown. */
const mostDumped = 1024

/** A message as lines of text, numbered as findings number them. */
export interface MessageText {
  readonly lines: readonly string[]
  /** `dump`: the bytes are no text, and the lines are a hex dump. */
  readonly kind: 'text' | 'dump'
}

/** The text of a message as received, or a hex dump where the bytes are no text. */
export function textOf({ intake, entry, bytes }: DecodedMessage): MessageText {
  const text = intake.text ?? ('text' in entry.body ? entry.body.text : undefined)
  return text === undefined ? { lines: hexDump(bytes), kind: 'dump' } : { lines: linesOf(text), kind: 'text' }
}

/** Lines as the XML parser counts them: a line ends with a line feed. */
function linesOf(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
  if (lines.length > 1 && lines.at(-1) === '') lines.pop()
  return lines
}

/** A message laid out anew, an element a line. */
export interface Reindented {
  readonly lines: readonly string[]
  /** The line of the element at a path like `Envelope/Body/Reply/Error[2]`, counted from 1. */
  lineOf(path: string): number | undefined
}

/** The message laid out anew, where it is XML with lines too long to read; tags and text stay as they are written. */
export function reindented({ intake }: DecodedMessage): Reindented | undefined {
  if (!intake.ok || intake.text.length > largestReindented) return undefined
  const { text, root } = intake
  if (!text.split('\n').some((line) => line.length > longLine)) return undefined
  const { lines, starts } = layOut(text)
  return {
    lines,
    lineOf: (path) => {
      const order = orderOf(root, path)
      return order === undefined ? undefined : starts[order]
    },
  }
}

function layOut(text: string): { readonly lines: readonly string[]; readonly starts: readonly number[] } {
  const lines: string[] = []
  const starts: number[] = []
  let depth = 0
  let end = 0
  let open = false
  const add = (written: string) => lines.push('  '.repeat(depth) + written)
  for (const tag of tags(text)) {
    const between = text.slice(end, tag.start)
    const written = text.slice(tag.start, tag.end)
    end = tag.end
    if (tag.kind === 'end') depth--
    if (tag.kind === 'end' && open) {
      lines.push(`${lines.pop() ?? ''}${between}${written}`)
    } else {
      if (between.trim()) add(between.trim())
      add(written)
    }
    if (tag.kind !== 'end') starts.push(lines.length)
    if (tag.kind === 'start') depth++
    open = tag.kind === 'start'
  }
  const rest = text.slice(end).trim()
  if (rest) add(rest)
  // Text of an element may itself hold line ends; they stay within its line, so that lines can be counted.
  return { lines: lines.map((line) => line.replace(/\r?\n/g, ' ')), starts }
}

/** How many elements stand before the one at the path, in document order. */
function orderOf(root: XmlElement, path: string): number | undefined {
  const [first, ...steps] = path.split('/').filter((step) => !step.startsWith('@'))
  if (first !== root.name) return undefined
  let order = 0
  let here = root
  for (const step of steps) {
    const [, name, twin = '1'] = /^([^[]+)(?:\[(\d+)\])?$/.exec(step) ?? []
    let wanted = Number(twin)
    let found: XmlElement | undefined
    order++
    for (const child of elements(here)) {
      if (child.name === name && --wanted === 0) {
        found = child
        break
      }
      order += elementsIn(child)
    }
    if (!found) return undefined
    here = found
  }
  return order
}

const elementsIn = (element: XmlElement): number => elements(element).reduce((sum, child) => sum + elementsIn(child), 1)

function hexDump(bytes: Uint8Array): readonly string[] {
  const lines: string[] = []
  for (let at = 0; at < Math.min(bytes.length, mostDumped); at += 16) {
    const row = [...bytes.subarray(at, Math.min(at + 16, mostDumped))]
    const hex = row.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
    const ascii = row.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('')
    lines.push(`${at.toString(16).padStart(6, '0')}  ${hex.padEnd(47)}  ${ascii}`)
  }
  if (bytes.length > mostDumped) lines.push(`… ${bytes.length - mostDumped} bytes more`)
  return lines
}
