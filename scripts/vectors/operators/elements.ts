import { z } from 'zod'
import { locate, type Place } from './locate.ts'
import { onText, type Operator } from './operator.ts'

const element = z.string()

const replaced = (text: string, from: number, to: number, by: string): string =>
  text.slice(0, from) + by + text.slice(to)

/** With the line feed and the spaces before it. */
const withoutLine = (text: string, { start, end, indent }: Place): string =>
  replaced(text, start - indent.length - (text[start - indent.length - 1] === '\n' ? 1 : 0), end, '')

const indented = (lines: readonly string[], indent: string): string =>
  lines.map((line) => `\n${indent}${line}`).join('')

const leaveOut = onText(
  'leave out an element',
  'Takes an element out, with all it holds.',
  z.strictObject({ element }),
  (text, { element: path }) => withoutLine(text, locate(text, path)),
)

const empty = onText(
  'empty an element',
  'Takes out what an element holds, and leaves the element.',
  z.strictObject({ element }),
  (text, { element: path }) => {
    const { contentStart, contentEnd } = locate(text, path)
    return replaced(text, contentStart, contentEnd, '')
  },
)

const setText = onText(
  'set a text',
  'Gives an element another text.',
  z.strictObject({ element, to: z.string() }),
  (text, { element: path, to }) => {
    const { contentStart, contentEnd } = locate(text, path)
    return replaced(text, contentStart, contentEnd, to)
  },
)

const setAttribute = onText(
  'set an attribute',
  'Gives an attribute of an element another value; without a value it is taken out.',
  z.strictObject({ element, attribute: z.string(), to: z.string().optional() }),
  (text, { element: path, attribute, to }) => {
    const { start, contentStart } = locate(text, path)
    const tag = text.slice(start, contentStart)
    const written = new RegExp(` ${attribute}="[^"]*"`)
    if (!written.test(tag)) throw new RangeError(`There is no attribute ${attribute} at ${path}.`)
    return replaced(text, start, contentStart, tag.replace(written, to === undefined ? '' : ` ${attribute}="${to}"`))
  },
)

const addAfter = onText(
  'add after an element',
  'Puts lines of XML behind an element, as far to the right as it stands.',
  z.strictObject({ element, xml: z.array(z.string()).min(1) }),
  (text, { element: path, xml }) => {
    const { end, indent } = locate(text, path)
    return replaced(text, end, end, indented(xml, indent))
  },
)

const addInto = onText(
  'add into an element',
  'Puts lines of XML into an element, before all else in it.',
  z.strictObject({ element, xml: z.array(z.string()).min(1) }),
  (text, { element: path, xml }) => {
    const { contentStart, indent } = locate(text, path)
    return replaced(text, contentStart, contentStart, indented(xml, `${indent}  `))
  },
)

const replace = onText(
  'replace an element',
  'Puts lines of XML in the place of an element.',
  z.strictObject({ element, xml: z.array(z.string()).min(1) }),
  (text, { element: path, xml }) => {
    const { start, end, indent } = locate(text, path)
    return replaced(text, start, end, xml.join(`\n${indent}`))
  },
)

const repeat = onText(
  'repeat an element',
  'Puts the same element behind an element once more.',
  z.strictObject({ element }),
  (text, { element: path }) => {
    const { start, end, indent } = locate(text, path)
    return replaced(text, end, end, `\n${indent}${text.slice(start, end)}`)
  },
)

const swap = onText(
  'swap two elements',
  'Puts two elements each in the place of the other.',
  z.strictObject({ element, with: element }),
  (text, { element: one, with: other }) => {
    const [first, second] = [locate(text, one), locate(text, other)].sort((a, b) => a.start - b.start)
    if (!first || !second || second.start < first.end) throw new RangeError(`${one} and ${other} are not side by side.`)
    const [before, after] = [text.slice(first.start, first.end), text.slice(second.start, second.end)]
    return replaced(replaced(text, second.start, second.end, before), first.start, first.end, after)
  },
)

const rename = onText(
  'rename an element',
  'Gives an element another local name.',
  z.strictObject({ element, to: z.string() }),
  (text, { element: path, to }) => {
    const { start, end, contentStart, contentEnd } = locate(text, path)
    const named = (tag: string) => tag.replace(/^(<\/?(?:[\w.-]+:)?)[\w.-]+/, `$1${to}`)
    return (
      text.slice(0, start) +
      named(text.slice(start, contentStart)) +
      text.slice(contentStart, contentEnd) +
      named(text.slice(contentEnd, end)) +
      text.slice(end)
    )
  },
)

const nest = onText(
  'nest elements',
  'Puts a number of elements into an element, each into the one before it.',
  z.strictObject({ element, name: z.string(), times: z.int().positive() }),
  (text, { element: path, name, times }) => {
    const { contentStart, indent } = locate(text, path)
    const nested = `${`<${name}>`.repeat(times)}${`</${name}>`.repeat(times)}`
    return replaced(text, contentStart, contentStart, indented([nested], `${indent}  `))
  },
)

/** Operators on one element or two. */
export const elementOperators: readonly Operator[] = [
  leaveOut,
  empty,
  setText,
  setAttribute,
  addAfter,
  addInto,
  replace,
  repeat,
  swap,
  rename,
  nest,
]
