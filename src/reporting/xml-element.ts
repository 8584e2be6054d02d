import { escapeMarkup } from './text.ts'

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** An XML element as text; attribute values and text are escaped, children are taken as they are. */
export function xmlElement(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${escapeMarkup(String(value))}"`,
  )
  return content ? `<${name}${written.join('')}>${content}</${name}>` : `<${name}${written.join('')}/>`
}
