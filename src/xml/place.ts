/** A place in a text. */
export interface Place {
  /** Counted from 1. */
  readonly line: number
  /** Counted from 1, in UTF-16 code units. */
  readonly column: number
}

/** The line and column of an offset. A line ends with a line feed, as the XML parser counts. */
export function placeOf(text: string, offset: number): Place {
  const lastLineFeed = offset === 0 ? -1 : text.lastIndexOf('\n', offset - 1)
  return { line: lineFeedsBefore(text, offset) + 1, column: offset - lastLineFeed }
}

/** How many line feeds stand before an offset. */
export function lineFeedsBefore(text: string, offset: number): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) count++
  return count
}
