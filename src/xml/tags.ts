/** A tag as it is written in a document. */
export interface Tag {
  readonly kind: 'start' | 'end' | 'empty'
  /** Offset of its `<`. */
  readonly start: number
  /** Offset behind its `>`. */
  readonly end: number
}

const markup =
  /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<(?<slash>\/?)[^!?/"'>][^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>/g

/** The tags of a well-formed document, in the order they are written. */
export function* tags(text: string): Generator<Tag> {
  for (const found of text.matchAll(markup)) {
    const slash = found.groups?.['slash']
    if (slash === undefined) continue
    const [source] = found
    const kind = slash ? 'end' : source.endsWith('/>') ? 'empty' : 'start'
    yield { kind, start: found.index, end: found.index + source.length }
  }
}

/** For each element, in document order, the line on which its start tag ends, counted from 1. */
export function startTagLines(text: string): readonly number[] {
  const lines: number[] = []
  let line = 1
  let counted = 0
  for (const tag of tags(text)) {
    if (tag.kind === 'end') continue
    for (let at = text.indexOf('\n', counted); at !== -1 && at < tag.end; at = text.indexOf('\n', at + 1)) line++
    counted = tag.end
    lines.push(line)
  }
  return lines
}
