/** Text from outside made fit to be shown: for every report, whatever its format. */

const unshowable =
  /[^\P{Cc}\t\n\r]|\p{Surrogate}|\p{Noncharacter_Code_Point}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/**
 * The text with everything replaced that XML cannot hold, that steers a terminal, or that turns the direction of reading:
 * control characters by their pictures (U+001B by `␛`), the rest by U+FFFD. Tabs and line ends stay.
 */
export function visible(text: string): string {
  return text.replace(unshowable, (character) => {
    const code = character.charCodeAt(0)
    if (code < 0x20) return String.fromCharCode(0x2400 + code)
    return code === 0x7f ? '\u2421' : '\ufffd'
  })
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** The text for the content of an element or for a quoted attribute, in XML and in HTML alike. */
export function escapeMarkup(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

/** The text on one line: every run of white space becomes one space. */
export function oneLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim()
}

/** The text cut to a number of characters, the last of them an ellipsis; whole characters only. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const end = most - 1
  const splitsPair = /[\ud800-\udbff]/.test(text.charAt(end - 1))
  return `${text.slice(0, splitsPair ? end - 1 : end)}…`
}
