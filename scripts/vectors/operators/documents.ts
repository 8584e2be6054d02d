import { z } from 'zod'
import { onBytes, onText, type Operator } from './operator.ts'

const none = z.strictObject({})

/** Puts lines behind the XML declaration, or at the beginning where there is none. */
const behindDeclaration = (text: string, line: string): string => {
  const end = /^<\?xml[^>]*\?>\n?/.exec(text)?.[0].length ?? 0
  return `${text.slice(0, end)}${line}\n${text.slice(end)}`
}

const doctype = onText(
  'add a DOCTYPE',
  'Puts a document type declaration before the document element.',
  z.strictObject({ name: z.string() }),
  (text, { name }) => behindDeclaration(text, `<!DOCTYPE ${name}>`),
)

const comment = onText(
  'add a comment',
  'Puts a comment before the document element.',
  z.strictObject({ comment: z.string() }),
  (text, { comment: words }) => behindDeclaration(text, `<!-- ${words} -->`),
)

const cut = onText(
  'cut off the end',
  'Takes the last lines away.',
  z.strictObject({ lines: z.int().positive() }),
  (text, { lines }) => {
    const all = text.trimEnd().split('\n')
    return `${all.slice(0, all.length - lines).join('\n')}\n`
  },
)

const prefix = onText(
  'rename a prefix',
  'Calls a namespace by another prefix throughout; an empty one makes it the default namespace.',
  z.strictObject({ prefix: z.string(), to: z.string() }),
  (text, { prefix: from, to }) =>
    text
      .replaceAll(`xmlns:${from}=`, to ? `xmlns:${to}=` : 'xmlns=')
      .replaceAll(`<${from}:`, to ? `<${to}:` : '<')
      .replaceAll(`</${from}:`, to ? `</${to}:` : '</'),
)

const namespace = onText(
  'set a namespace',
  'Writes another namespace wherever one is declared.',
  z.strictObject({ namespace: z.string(), to: z.string() }),
  (text, { namespace: from, to }) => {
    if (!text.includes(`"${from}"`)) throw new RangeError(`The vector declares no namespace ${from}.`)
    return text.replaceAll(`"${from}"`, `"${to}"`)
  },
)

const lineEnds = onText('set the line ends', 'Ends every line by carriage return and line feed.', none, (text) =>
  text.replaceAll('\n', '\r\n'),
)

const encoding = onBytes(
  'encode anew',
  'Writes the same characters in UTF-16, with a byte order mark, and says so in the XML declaration.',
  none,
  (bytes) =>
    Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(bytes.toString('utf8').replace('encoding="UTF-8"', 'encoding="UTF-16"'), 'utf16le'),
    ]),
)

/** Operators on a document as a whole. */
export const documentOperators: readonly Operator[] = [doctype, comment, cut, prefix, namespace, lineEnds, encoding]
