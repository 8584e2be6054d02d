import { createHash } from 'node:crypto'
import { elements, textOf, type XmlElement } from '../../src/xml/tree.ts'
import { textsByName } from './texts.ts'

/**
 * Gives every text and reference of a message that was built from an outline a value that might stand there: codes are
 * codes, ids are ids and lead somewhere, intervals begin before they end.
 *
 * @param own texts by the name of their element, that take precedence
 * @throws Error naming a text for which no value is known
 */
export function withPlausibleTexts(root: XmlElement, own: Readonly<Record<string, string>>): XmlElement {
  return changed(root, [root.name], own)
}

function changed(source: XmlElement, path: readonly string[], own: Readonly<Record<string, string>>): XmlElement {
  const children = elements(source)
  return {
    ...source,
    attributes: source.attributes.map((one) => ({ ...one, value: plausibleAttribute(one.name, one.value, path) })),
    children: children.length
      ? children.map((child) => changed(child, [...path, child.name], own))
      : textOf(source) === ''
        ? source.children
        : [{ kind: 'text', text: own[source.name] ?? plausibleText(textOf(source), path) }],
  }
}

/** What the outline gives as example of a string, and says nothing to a reader. */
const anyText = 'text'

function known(example: string, path: readonly string[]): string {
  if (example !== anyText) return example
  throw new Error(`No plausible text is known for ${path.join('/')}: write one in scripts/vectors/texts.ts.`)
}

/**
 * A text that might stand in an element.
 *
 * @param example of its type
 * @param path names from the root of the message or profile down to the element
 * @throws Error naming a text for which no value is known
 */
export const plausibleText = (example: string, path: readonly string[]): string => textAt(path) ?? known(example, path)

function textAt(path: readonly string[]): string | undefined {
  const [parent = '', name = ''] = path.slice(-2)
  if (name === 'mRID') return idOf(parent)
  if (name === 'name' && /^Names?$/.test(parent)) {
    const owner = singular(path.at(-3) ?? '')
    return codes[owner] ?? `${owner} 1`
  }
  return textsByName[`${parent}/${name}`] ?? textsByName[name]
}

/** A value that might stand in an attribute of the element at the end of a path; see `plausibleText`. */
export function plausibleAttribute(name: string, example: string, path: readonly string[]): string {
  const here = path.at(-1) ?? ''
  if (name === 'ref') return refs[path.slice(-2).join('/')] ?? codes[singular(here)] ?? idOf(here)
  return textsByName[`@${name}`] ?? known(example, [...path, `@${name}`])
}

/** The codes that stand in full messages. */
const codes: Readonly<Record<string, string>> = {
  ReadingType: '0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0',
  ReadingQualityType: '1.4.9',
  EndDeviceEventType: '3.26.38.47',
  EndDeviceControlType: '3.31.0.23',
}

const refs: Readonly<Record<string, string>> = {
  'IntervalBlocks/ReadingType': '0.0.2.4.1.1.12.0.0.0.0.0.0.0.0.3.72.0',
  'PendingCalculation/ReadingType': '0.0.2.4.1.1.12.0.0.0.0.0.0.0.0.0.72.0',
  // The draft has references here, and no element that they could lead to.
  'ReadingType/argument': '0',
  'ReadingType/interharmonic': '0',
}

/** In a container an object is called by its own name, inside another object often by the plural. */
const singular = (name: string): string => name.replace(/(?<!statu)s$/, '')

/** The mRID of an object of that name, the same in all vectors. */
function idOf(name: string): string {
  const hex = createHash('sha256').update(singular(name)).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
