import { XmlCData, XmlElement as Libxml2Element, XmlText as Libxml2Text } from 'libxml2-wasm'
import type { XmlDocument, XmlNode as Libxml2Node } from 'libxml2-wasm'
import type { XmlLimits } from './intake.ts'
import { nextSibling } from './libxml2.ts'
import { lineFeedsBefore } from './place.ts'
import { startTagLines } from './tags.ts'
import type { XmlElement, XmlNode } from './tree.ts'

/** An element stands deeper than allowed, or is one too many. */
export class LimitReached extends Error {
  override readonly name = 'LimitReached'
  readonly limit: 'maxDepth' | 'maxElements'
  readonly line: number

  constructor(limit: LimitReached['limit'], line: number) {
    super(`${limit} is reached on line ${line}`)
    this.limit = limit
    this.line = line
  }
}

/**
 * Copies a parsed document into our own tree, so that the parser's memory can be freed.
 *
 * @param text the text it was parsed from
 * @throws LimitReached
 */
export function toTree(document: XmlDocument, text: string, { maxDepth, maxElements }: XmlLimits): XmlElement {
  const exactLines = linesBeyondLibxml2(text)
  let elementsRead = 0

  function read(source: Libxml2Element, position: readonly number[]): XmlElement {
    const line = exactLines?.[elementsRead] ?? source.line
    if (position.length >= maxDepth) throw new LimitReached('maxDepth', line)
    if (++elementsRead > maxElements) throw new LimitReached('maxElements', line)
    const children: XmlNode[] = []
    let childElements = 0
    let text = ''
    for (let child: Libxml2Node | null = source.firstChild; child; child = nextSibling(child)) {
      if (child instanceof Libxml2Element) {
        if (text) children.push({ kind: 'text', text })
        text = ''
        children.push(read(child, [...position, childElements++]))
      } else if (child instanceof Libxml2Text || child instanceof XmlCData) {
        text += child.content
      }
    }
    if (text) children.push({ kind: 'text', text })
    const attributes = source.attrs.map(({ name, namespaceUri, value }) => ({ name, namespace: namespaceUri, value }))
    return { kind: 'element', name: source.name, namespace: source.namespaceUri, attributes, children, line, position }
  }

  return read(document.root, [])
}

/** A libxml2 node holds its line in 16 bits; in longer documents the lines come from the text itself. */
function linesBeyondLibxml2(text: string): readonly number[] | undefined {
  return lineFeedsBefore(text, text.length) >= 0xfffe ? startTagLines(text) : undefined
}
