/**
 * Where a document type declaration begins, or undefined where the document has none.
 *
 * Only the prolog is looked at: the word in a comment, a processing instruction, CDATA or text is just a word.
 */
export function findDoctype(text: string): number | undefined {
  let at = 0
  for (;;) {
    while (isWhiteSpace(text[at])) at++
    if (text.startsWith('<!DOCTYPE', at)) return at
    const next = text.startsWith('<!--', at)
      ? endOf(text, '-->', at + 4)
      : text.startsWith('<?', at)
        ? endOf(text, '?>', at + 2)
        : undefined
    if (next === undefined) return undefined
    at = next
  }
}

function isWhiteSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t'
}

function endOf(text: string, terminator: string, from: number): number | undefined {
  const start = text.indexOf(terminator, from)
  return start === -1 ? undefined : start + terminator.length
}
