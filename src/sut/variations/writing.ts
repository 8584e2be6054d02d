import { soapNamespaces } from '../../binding/soap.ts'
import { envelopeNamespace } from '../../message/namespaces.ts'
import { elements, textOf, type XmlElement } from '../../xml/tree.ts'
import { everywhere, usual, type Dimension, type Variation } from './variation.ts'

/** How the same document is written. */

const soaps: ReadonlySet<string> = new Set(Object.values(soapNamespaces))
const isSoap = ({ namespace }: XmlElement): boolean => soaps.has(namespace)

const namespacesIn = (root: XmlElement): readonly string[] => [
  ...new Set([root.namespace, ...elements(root).flatMap(namespacesIn)]),
]

const isFault = (document: XmlElement): boolean =>
  elements(document).some((part) => elements(part).some((content) => content.name === 'Fault' && isSoap(content)))

const defaultNamespaces: Variation = {
  name: 'default-namespaces',
  says: 'No prefixes: each element of another namespace redeclares the default one.',
  behaviours: () => ({
    // The code of a fault is a qualified name, which needs one.
    'wire.prefixes': (due, document) =>
      isFault(document) ? { [document.namespace]: due[document.namespace] ?? '' } : {},
  }),
}

/** The prefixes of nobody else, dots and all. */
const oddPrefix = (namespace: string, index: number): string =>
  soaps.has(namespace) ? 'SOAP-ENV' : namespace === envelopeNamespace ? '_m.100' : `ns${index}-x`

const oddPrefixes: Variation = {
  name: 'odd-prefixes',
  says: 'Strange prefixes, for the profiles too, all declared on the root.',
  behaviours: (due) => ({
    'wire.prefixes': (_, document) =>
      Object.fromEntries(
        namespacesIn(document).flatMap((namespace, index) =>
          namespace === '' ? [] : [[namespace, oddPrefix(namespace, index)]],
        ),
      ),
    'wire.document': (document) =>
      everywhere(due['wire.document'](document), (element) =>
        element.name === 'faultcode' || (element.name === 'Value' && isSoap(element))
          ? { ...element, children: [{ kind: 'text', text: textOf(element).replace(/^soap:/, 'SOAP-ENV:') }] }
          : element,
      ),
  }),
}

/** A variation of the text of every document. */
const eachText =
  (change: (text: string) => string): Variation['behaviours'] =>
  (due) => ({ 'wire.text': (text) => change(due['wire.text'](text)) })

/** The line ends between tags as they are written here, with the indentation of what follows. */
const layout = />\n( *)</g
/** A text that is not white space alone, and is all that its element holds. */
const leaf = />([^<>&]*[^<>&\s][^<>&]*)<\//g

const inTexts = (change: (text: string) => string): Variation['behaviours'] =>
  eachText((document) => document.replace(leaf, (_, text: string) => `>${change(text)}</`))

const references = (text: string): string =>
  Array.from(text, (character) => `&#x${(character.codePointAt(0) ?? 0).toString(16)};`).join('')

const halves = (text: string): readonly [string, string] => {
  const characters = Array.from(text)
  const middle = characters.length >> 1
  return [characters.slice(0, middle).join(''), characters.slice(middle).join('')]
}

const encodedAs =
  (charset: string, name: string, bytesOf: (text: string) => Uint8Array): Variation['behaviours'] =>
  () => ({
    'wire.encoded': (text) => ({
      bytes: bytesOf(`\uFEFF${text.replace(/^(<\?xml[^>]*encoding=["'])[^"']*/, `$1${name}`)}`),
      charset,
    }),
  })

const declaration = /^<\?xml[^>]*\?>\n/

export const writingDimensions: readonly Dimension[] = [
  { name: 'prefixes', values: [usual, defaultNamespaces, oddPrefixes] },
  {
    name: 'layout',
    values: [
      usual,
      {
        name: 'on-one-line',
        says: 'Nothing between the tags.',
        behaviours: eachText((text) => text.replace(layout, '><')),
      },
      {
        name: 'comments',
        says: 'Comments between the elements; lines end as on Windows, and tabs indent.',
        behaviours: eachText((text) =>
          text.replace(layout, (_, indent: string) => {
            const begin = `\r\n${indent.replaceAll('  ', '\t')}`
            return `>${begin}<!-- not <Result/> & such -->${begin}<`
          }),
        ),
      },
    ],
  },
  {
    name: 'texts',
    values: [
      usual,
      {
        name: 'references',
        says: 'Every character is written as a reference.',
        behaviours: inTexts(references),
      },
      {
        name: 'in-pieces',
        says: 'Every text is half bare and half CDATA, with a comment between.',
        behaviours: inTexts((text) => {
          const [first, second] = halves(text)
          return `${first}<!-- here --><![CDATA[${second}]]>`
        }),
      },
    ],
  },
  {
    name: 'declaration',
    values: [
      usual,
      {
        name: 'none',
        says: 'No XML declaration.',
        behaviours: eachText((text) => text.replace(declaration, '')),
      },
      {
        name: 'standalone',
        says: 'Single quotes, small letters, standalone.',
        behaviours: eachText((text) =>
          text.replace(declaration, `<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n`),
        ),
      },
    ],
  },
  {
    name: 'encoding',
    values: [
      usual,
      {
        name: 'utf-8-mark',
        says: 'UTF-8 with a byte order mark.',
        behaviours: encodedAs('utf-8', 'UTF-8', (text) => Buffer.from(text, 'utf8')),
      },
      {
        name: 'utf-16',
        says: 'UTF-16 with a byte order mark.',
        behaviours: encodedAs('utf-16', 'UTF-16', (text) => Buffer.from(text, 'utf16le')),
      },
    ],
  },
]
