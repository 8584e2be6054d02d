import { placeholder, templateNamespace } from '../standard/templates.ts'
import type { XmlAttribute, XmlElement, XmlNode } from '../xml/tree.ts'

/** What a template is filled with: texts, and lists for what is repeated. */
export interface TemplateValues {
  readonly [name: string]: string | undefined | readonly TemplateValues[]
}

/**
 * Fills a template. `{name}` in text and attributes is replaced; an element with `t:each="list"` stands once for each entry
 * of the list, whose values come before those around it. What would hold a placeholder without a value is left out, and so
 * is an element of which nothing is left.
 *
 * @example
 * // <Meter t:each="meters"><mRID>{mRID}</mRID></Meter>
 * fillTemplate(template, { meters: [{ mRID: 'a' }, { mRID: 'b' }] })
 */
export function fillTemplate(template: XmlElement, values: TemplateValues): XmlElement {
  return { ...template, attributes: attributesOf(template, values) ?? [], children: childrenOf(template, values) }
}

function filled(template: XmlElement, values: TemplateValues): readonly XmlElement[] {
  const each = template.attributes.find(({ namespace, name }) => namespace === templateNamespace && name === 'each')
  if (!each) return filledOnce(template, values)
  const list = values[each.value]
  return Array.isArray(list)
    ? (list as readonly TemplateValues[]).flatMap((entry) => filledOnce(template, { ...values, ...entry }))
    : []
}

function filledOnce(template: XmlElement, values: TemplateValues): readonly XmlElement[] {
  const attributes = attributesOf(template, values)
  const children = childrenOf(template, values)
  const isEmptied =
    template.children.length > 0 && children.every((child) => child.kind === 'text' && !child.text.trim())
  return attributes && !isEmptied ? [{ ...template, attributes, children }] : []
}

/** Nothing where one of them has a placeholder without a value. */
function attributesOf({ attributes }: XmlElement, values: TemplateValues): readonly XmlAttribute[] | undefined {
  const own = attributes.filter(({ namespace }) => namespace !== templateNamespace)
  const texts = own.map(({ value }) => filledText(value, values))
  return texts.includes(undefined)
    ? undefined
    : own.map((attribute, index) => ({ ...attribute, value: texts[index] ?? '' }))
}

const childrenOf = (template: XmlElement, values: TemplateValues): readonly XmlNode[] =>
  template.children.flatMap((child): readonly XmlNode[] => {
    if (child.kind === 'element') return filled(child, values)
    const text = filledText(child.text, values)
    return text === undefined ? [] : [{ kind: 'text', text }]
  })

function filledText(text: string, values: TemplateValues): string | undefined {
  const missing: string[] = []
  const result = text.replace(placeholder, (_, name: string) => {
    const value = values[name]
    if (typeof value === 'string') return value
    missing.push(name)
    return ''
  })
  return missing.length ? undefined : result
}

/** How an object is called: by mRID, by names, or by both. */
interface CalledObject {
  readonly mRID?: string | undefined
  readonly names?:
    | readonly {
        readonly name: string
        readonly nameType?: string | undefined
        readonly authority?: string | undefined
      }[]
    | undefined
}

/** The values of an object, for templates that call it by `{mRID}` and `t:each="names"`. */
export const objectValues = ({ mRID, names = [] }: CalledObject): TemplateValues => ({
  mRID,
  names: names.map(({ name, nameType, authority }) => ({ name, nameType, authority })),
})
