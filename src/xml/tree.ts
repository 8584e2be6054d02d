/** An element as it stands in a document: names resolved to namespaces, and where to find it. */
export interface XmlElement {
  readonly kind: 'element'
  /** Local name, without prefix. */
  readonly name: string
  /** Namespace name; the empty string where there is none. */
  readonly namespace: string
  readonly attributes: readonly XmlAttribute[]
  readonly children: readonly XmlNode[]
  /** Line of the start tag, counted from 1; 0 for an element that was built and never read. */
  readonly line: number
  /** Indices among element siblings from the document element down; `[]` is the document element itself. */
  readonly position: readonly number[]
}

export interface XmlAttribute {
  readonly name: string
  readonly namespace: string
  readonly value: string
}

/** Character data; CDATA sections are merged into it, comments and processing instructions are left out. */
export interface XmlText {
  readonly kind: 'text'
  readonly text: string
}

export type XmlNode = XmlElement | XmlText

/** The element children, in document order. */
export function elements(parent: XmlElement): readonly XmlElement[] {
  return parent.children.filter((child) => child.kind === 'element')
}

/** The element children of that local name, whatever their namespace (schema assertions judge the namespace). */
export function childrenNamed(parent: XmlElement, name: string): readonly XmlElement[] {
  return elements(parent).filter((child) => child.name === name)
}

/** The first element child of that local name. */
export function childNamed(parent: XmlElement, name: string): XmlElement | undefined {
  return elements(parent).find((child) => child.name === name)
}

/** The character data directly inside the element, white space at both ends removed. */
export function textOf(element: XmlElement): string {
  return element.children
    .map((child) => (child.kind === 'text' ? child.text : ''))
    .join('')
    .trim()
}

/** The text of a child element, or undefined where there is no such child. */
export function childText(parent: XmlElement, name: string): string | undefined {
  const child = childNamed(parent, name)
  return child && textOf(child)
}

/** The value of an attribute without namespace. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((attribute) => attribute.name === name && attribute.namespace === '')?.value
}

/** The element at a position, or undefined where the document has none there. */
export function elementAt(root: XmlElement, position: readonly number[]): XmlElement | undefined {
  return position.reduce<XmlElement | undefined>((here, index) => here && elements(here)[index], root)
}

/** A path a person can follow, `Envelope/Body/ResponseMessage/Reply/Error[2]`, made of local names. */
export function pathOf(root: XmlElement, position: readonly number[]): string {
  const steps = [root.name]
  let here: XmlElement = root
  for (const index of position) {
    const next = elements(here)[index]
    if (!next) break
    const twins = childrenNamed(here, next.name)
    steps.push(twins.length > 1 ? `${next.name}[${twins.indexOf(next) + 1}]` : next.name)
    here = next
  }
  return steps.join('/')
}

/**
 * Makes an element that was not read from a document.
 *
 * @example element('http://iec.ch/TC57/2011/MeterReadings#', 'MeterReadings', [])
 */
export function element(
  namespace: string,
  name: string,
  children: readonly XmlNode[] | string = [],
  attributes: Readonly<Record<string, string>> = {},
): XmlElement {
  return {
    kind: 'element',
    name,
    namespace,
    attributes: Object.entries(attributes).map(([key, value]) => ({ name: key, namespace: '', value })),
    children: typeof children === 'string' ? [{ kind: 'text', text: children }] : children,
    line: 0,
    position: [],
  }
}
