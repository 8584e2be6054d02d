import { ParseOption, XmlDocument, XmlTreeNode, type XmlNode } from 'libxml2-wasm'

/**
 * Nothing is fetched or opened. HUGE lifts the limit of 10 MB on one text node, which a compressed payload may pass;
 * what made that option dangerous, entities, needs a DTD, and readXml refuses those.
 */
export const safeParsing = (ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_BIG_LINES |
  ParseOption.XML_PARSE_HUGE) as ParseOption

/**
 * Parses a decoded document, hands it over and frees it. What the XML declaration says of the encoding is overruled.
 *
 * @throws XmlParseError where the text is not well-formed
 */
export function withDocument<Result>(text: string, use: (document: XmlDocument) => Result): Result {
  const document = XmlDocument.fromBuffer(new TextEncoder().encode(text), { encoding: 'utf-8', option: safeParsing })
  try {
    return use(document)
  } finally {
    document.dispose()
  }
}

/**
 * The next node of the same parent. A processing instruction has no `next` in libxml2-wasm, whatever its types say of
 * children: XPath finds the way on.
 */
export function nextSibling(node: XmlNode): XmlNode | null {
  return node instanceof XmlTreeNode ? node.next : node.get('following-sibling::node()[1]')
}
