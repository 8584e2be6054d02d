import type { SchemaEngine, SchemaProblem } from '../schema-engine.ts'
import { tags } from '../tags.ts'

/**
 * An engine that knows that white space around a date, a time or a number is no part of it. XML Schema takes it away before
 * it looks at the value (whiteSpace is collapse); libxml2 forgets that for some types, and refuses what a formatter has laid
 * out on lines of its own.
 */
export function collapsingWhiteSpace(engine: SchemaEngine): SchemaEngine {
  return {
    name: engine.name,
    validate(text, tasks) {
      const problems = engine.validate(text, tasks)
      const refused = paddedValues(problems.flat())
      return refused.size ? engine.validate(withoutPadding(text, refused), tasks) : problems
    },
  }
}

const paddedValue = /: '( .*|.* )' is not a valid value of the (?:local )?atomic type/
/** Dates, times, durations, numbers; of a word nobody knows here whether white space belongs to it. */
const collapsed = /^[-+]?[\dP.][-+\d.:A-Z]*$/

/** The values that were refused with white space around them, and not because of a facet of their type. */
function paddedValues(problems: readonly SchemaProblem[]): ReadonlySet<string> {
  const byFacet = problems.filter(({ message }) => message.includes('[facet '))
  return new Set(
    problems.flatMap(({ message }) => {
      const value = paddedValue.exec(message)?.[1]
      if (value === undefined || byFacet.some((facet) => facet.message.includes(`'${value}'`))) return []
      return collapsed.test(value.trim()) ? [value.trim()] : []
    }),
  )
}

/** The document without the white space around those values; every start tag ends on the line on which it ended. */
function withoutPadding(text: string, values: ReadonlySet<string>): string {
  const parts: string[] = []
  let copied = 0
  let before: { readonly kind: string; readonly end: number } | undefined
  for (const tag of tags(text)) {
    if (before?.kind === 'start' && tag.kind === 'end') {
      const written = text.slice(before.end, tag.start)
      const value = characters(written).trim()
      if (values.has(value)) {
        const lineFeeds = '\n'.repeat(written.split('\n').length - 1)
        parts.push(text.slice(copied, before.end), value, text.slice(tag.start, tag.end - 1), lineFeeds)
        copied = tag.end - 1
      }
    }
    before = tag
  }
  return parts.join('') + text.slice(copied)
}

/** The characters of an element that holds nothing but text; of the references those by number, more do not occur in values. */
const characters = (written: string): string =>
  written.replace(/<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[([^]*?)\]\]>|&#(x?)([\da-fA-F]+);/g, (_, data, x, code) =>
    typeof code === 'string' ? String.fromCodePoint(parseInt(code, x ? 16 : 10)) : typeof data === 'string' ? data : '',
  )
