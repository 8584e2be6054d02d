import { tags } from '../tags.ts'

const blank = '(?:[ \\t\\r\\n]|&#(?:x0*(?:9|a|d|20)|0*(?:9|10|13|32));)+'
const digit = '-?(?:\\d|&#(?:x3\\d|4[89]|5[0-7]);)'
/** Blanks where a text begins that may be a date, as they are or as references. */
const blanksBeforeDigit = new RegExp(`${blank}(?=${digit})`, 'iy')
const anyOfThem = new RegExp(`>${blank}${digit}`, 'i')

/**
 * The same document for libxml2, which takes blanks before a value of xs:dateTime or xs:date for a part of it, though these types
 * collapse white space: it finds them in a comment. Lines stay where they are.
 *
 * @param text a well-formed document
 */
export function withoutBlanksBeforeDates(text: string): string {
  if (!anyOfThem.test(text)) return text
  const pieces: string[] = []
  let done = 0
  for (const { kind, end } of tags(text)) {
    blanksBeforeDigit.lastIndex = end
    const [blanks] = (kind === 'start' && blanksBeforeDigit.exec(text)) || []
    if (blanks === undefined) continue
    pieces.push(text.slice(done, end), `<!--${blanks}-->`)
    done = end + blanks.length
  }
  return pieces.join('') + text.slice(done)
}
