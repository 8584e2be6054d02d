import { XmlElement as Libxml2Element, type XmlNode } from 'libxml2-wasm'
import { nextSibling, withDocument } from './libxml2.ts'
import type { XmlElement } from './tree.ts'

/** A name with its namespace; the empty string where it has none. */
export interface QualifiedName {
  readonly namespace: string
  readonly name: string
}

/** Reads a value of an element that is a qualified name, `tns:Port`; undefined where its prefix is not declared there. */
export type QualifiedNameReader = (at: XmlElement, value: string) => QualifiedName | undefined

/**
 * Reads qualified names in the values of a document, for formats that refer by them: a tree alone has no prefixes any more.
 *
 * @param text that of a document that readXml took in; the elements are those of its tree
 */
export function qualifiedNamesIn(text: string): QualifiedNameReader {
  const declared = withDocument(text, (document) => {
    const found = new Map<string, Readonly<Record<string, string>>>()
    const read = (element: Libxml2Element, position: readonly number[]): void => {
      if (Object.keys(element.nsDeclarations).length) found.set(position.join(), element.nsDeclarations)
      let index = 0
      for (let child: XmlNode | null = element.firstChild; child; child = nextSibling(child))
        if (child instanceof Libxml2Element) read(child, [...position, index++])
    }
    read(document.root, [])
    return found
  })
  return ({ position }, value) => {
    const [, prefix = '', name] = /^\s*(?:([^:\s]+):)?([^:\s]+)\s*$/.exec(value) ?? []
    if (name === undefined) return undefined
    for (let depth = position.length; depth >= 0; depth--) {
      const namespace = declared.get(position.slice(0, depth).join())?.[prefix]
      if (namespace !== undefined) return { namespace, name }
    }
    return prefix === '' ? { namespace: '', name } : undefined
  }
}
