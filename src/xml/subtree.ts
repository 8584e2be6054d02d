import { lineFeedsBefore } from './place.ts'
import { tags, type Tag } from './tags.ts'

/**
 * The text of one element as a document of its own: its lines stay where they were, and it declares the namespace
 * prefixes it inherits. For a parser that cannot validate a part of a document.
 *
 * @param text a well-formed document
 * @param position see XmlElement.position
 * @returns undefined where the document has no element there
 */
export function subtreeText(text: string, position: readonly number[]): string | undefined {
  const inherited = new Map<string, string>()
  const rest = tags(text)
  const first = find(text, rest, position, inherited)
  if (!first) return undefined

  const startTag = text.slice(first.start, first.end)
  for (const name of declarations(startTag).keys()) inherited.delete(name)
  const name = /^<[^\s/>]+/.exec(startTag)?.[0] ?? ''
  const declared = [...inherited].map(([prefix, value]) => ` ${prefix}=${value}`).join('')
  const behindName = text.slice(first.start + name.length, endOfElement(first, rest))
  return '\n'.repeat(lineFeedsBefore(text, first.start)) + name + declared + behindName
}

/** Walks down to the tag of the element; collects the declarations it passes on the way. */
function find(
  text: string,
  rest: Generator<Tag>,
  position: readonly number[],
  inherited: Map<string, string>,
): Tag | undefined {
  const steps = [0, ...position]
  let open = 0
  let onPath = 0
  let siblings = 0
  // Not a for-of loop: it would close the generator, which endOfElement still needs.
  for (let next = rest.next(); !next.done; next = rest.next()) {
    const tag = next.value
    if (tag.kind === 'end') {
      open--
      if (open < onPath) return undefined
      continue
    }
    if (open === onPath && siblings++ === steps[onPath]) {
      if (onPath === position.length) return tag
      for (const [name, value] of declarations(text.slice(tag.start, tag.end))) inherited.set(name, value)
      onPath++
      siblings = 0
      if (tag.kind === 'empty') return undefined
    }
    if (tag.kind === 'start') open++
  }
  return undefined
}

function endOfElement(first: Tag, rest: Generator<Tag>): number {
  let open = first.kind === 'start' ? 1 : 0
  let end = first.end
  while (open > 0) {
    const next = rest.next()
    if (next.done) break
    open += { start: 1, end: -1, empty: 0 }[next.value.kind]
    end = next.value.end
  }
  return end
}

/** The namespace declarations of a start tag, values as they are written, with their quotes. */
function declarations(startTag: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', value = ''] of startTag.matchAll(/([^\s=]+)\s*=\s*("[^"]*"|'[^']*')/g)) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) found.set(name, value)
  }
  return found
}
