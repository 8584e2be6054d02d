import { oneLine } from '../text.ts'

/**
 * The width of a text in pixels, estimated by classes of characters. It errs on the wide side for the usual system
 * fonts (measured against DejaVu Sans, the widest of them).
 */
export function textWidth(text: string, fontSize: number, bold = false): number {
  let ems = 0
  for (const character of text) ems += emsOf(character)
  return ems * fontSize * (bold ? 1.1 : 1)
}

function emsOf(character: string): number {
  if (/[ijltfrI.,:;|!'`()[\]{} /\\-]/.test(character)) return 0.36
  if (/[mwMW@%…—]/.test(character)) return 0.98
  if (/[<>=+#~^&OQGDNH]/.test(character)) return 0.84
  if (/[A-Z0-9_$?]/.test(character)) return 0.68
  return character.charCodeAt(0) >= 0x1100 ? 1 : 0.6
}

/** The text on one line, cut with an ellipsis where it is wider than the room. */
export function fit(text: string, room: number, fontSize: number, bold = false): string {
  return wrap(text, room, fontSize, 1, bold)[0] ?? ''
}

/** The text in at most `most` lines that fit the room; what remains is cut with an ellipsis. Breaks between words where it can. */
export function wrap(text: string, room: number, fontSize: number, most: number, bold = false): readonly string[] {
  const lines: string[] = []
  let rest = oneLine(text.slice(0, 2000))
  while (rest) {
    const taken = thatFits(rest, room, fontSize, bold)
    if (taken.length === rest.length) return [...lines, rest]
    if (lines.length === most - 1) {
      const ellipsis = textWidth('…', fontSize, bold)
      return [...lines, `${thatFits(rest, room - ellipsis, fontSize, bold).trimEnd()}…`]
    }
    const space = taken.lastIndexOf(' ')
    const line = space > taken.length / 2 ? taken.slice(0, space) : taken
    lines.push(line)
    rest = rest.slice(line.length).trimStart()
  }
  return lines
}

function thatFits(text: string, room: number, fontSize: number, bold: boolean): string {
  let width = 0
  let end = 0
  for (const character of text) {
    width += textWidth(character, fontSize, bold)
    if (width > room && end > 0) break
    end += character.length
  }
  return text.slice(0, end)
}
