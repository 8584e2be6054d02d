/** Where an element stands in a text; the offsets count characters. */
export interface Place {
  readonly start: number
  readonly end: number
  /** Where its start tag ends, and its end tag starts; both `end` where it is empty (`<a/>`). */
  readonly contentStart: number
  readonly contentEnd: number
  /** The spaces before it on its line. */
  readonly indent: string
}

interface Open {
  readonly name: string
  readonly start: number
  readonly contentStart: number
}

const markup = /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[[^]*?\]\]>|<[^>]+>/g

/**
 * Finds an element in a text without touching anything else in it: comments and layout of a vector are kept.
 *
 * @param path local names from any element down, `Error/code[2]`; the number counts all elements of that path in
 * the document, from 1
 * @throws RangeError where there is none
 */
export function locate(text: string, path: string): Place {
  const [, names = '', number = '1'] = /^(.*?)(?:\[(\d+)\])?$/.exec(path) ?? []
  const found = places(text).filter(({ at }) => `/${at}`.endsWith(`/${names}`))[Number(number) - 1]
  if (!found) throw new RangeError(`There is no ${path} in the vector.`)
  return found.place
}

/** All elements of a text in document order, each with its path of local names. */
function places(text: string): readonly { at: string; place: Place }[] {
  const open: Open[] = []
  const closed: { at: string; place: Place }[] = []
  for (const { 0: tag, index } of text.matchAll(markup)) {
    if (/^<[!?]/.test(tag)) continue
    const end = index + tag.length
    if (tag.startsWith('</')) {
      const { start, contentStart } = open.at(-1) ?? { start: index, contentStart: index }
      closed.push({ at: pathOf(open), place: { start, end, contentStart, contentEnd: index, indent: '' } })
      open.pop()
      continue
    }
    open.push({ name: /^<(?:[\w.-]+:)?([\w.-]+)/.exec(tag)?.[1] ?? '', start: index, contentStart: end })
    if (!tag.endsWith('/>')) continue
    closed.push({ at: pathOf(open), place: { start: index, end, contentStart: end, contentEnd: end, indent: '' } })
    open.pop()
  }
  return closed
    .sort((one, other) => one.place.start - other.place.start)
    .map(({ at, place }) => ({ at, place: { ...place, indent: indentAt(text, place.start) } }))
}

const pathOf = (open: readonly Open[]): string => open.map(({ name }) => name).join('/')

const indentAt = (text: string, start: number): string => /(?:^|\n)([ \t]*)$/.exec(text.slice(0, start))?.[1] ?? ''
