import { escapeMarkup } from '../text.ts'

const markup = Symbol('html')

/** Markup that is safe to write out. Only this module makes it; data that merely looks like it is escaped. */
export interface Html {
  readonly [markup]: string
}

/** What a template takes: text (which is escaped), markup, numbers, lists of these; `undefined` and `false` write nothing. */
export type Fragment = Html | string | number | false | undefined | readonly Fragment[]

/**
 * Writes markup. Everything interpolated is escaped unless it is Html itself, so it may stand in text and in quoted
 * attributes, and nowhere else.
 *
 * @example html`<td class="${tone}">${finding.actual}</td>`
 */
export function html(strings: TemplateStringsArray, ...values: readonly Fragment[]): Html {
  return raw(strings.map((part, index) => part + (index < values.length ? markupOf(values[index]) : '')).join(''))
}

/** Markup as text. */
export function render(content: Html): string {
  return content[markup]
}

/** Takes text for markup. Only for what we wrote ourselves, or what has been escaped. */
export function raw(text: string): Html {
  return { [markup]: text }
}

/** Data for a `<script type="application/json">`: nothing in it can end the script. */
export function json(value: unknown): Html {
  const text = JSON.stringify(value) as string | undefined
  return raw(
    (text ?? 'null').replace(/[<>&\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`),
  )
}

/** The address for an href: http, https, a fragment or a relative path; `#` in place of every other scheme. */
export function href(address: string): string {
  const scheme = /^[^/?#]*:/.exec(address)?.[0].toLowerCase()
  const allowed = scheme === undefined ? !/^[\s\\/]{2}/.test(address) : /^https?:$/.test(scheme)
  return allowed && !/[\p{Cc}\s]/u.test(address) ? address : '#'
}

function markupOf(value: Fragment): string {
  if (value === undefined || value === false) return ''
  if (typeof value === 'string') return escapeMarkup(value)
  if (typeof value === 'number') return String(value)
  return isList(value) ? value.map(markupOf).join('') : value[markup]
}

const isList = (value: Html | readonly Fragment[]): value is readonly Fragment[] => Array.isArray(value)
