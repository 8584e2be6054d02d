/** Encodes text the ways senders do, for the tests of intake. */
export const utf8 = (text: string): Uint8Array => Buffer.from(text)
export const utf8WithMark = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`)
export const utf16le = (text: string): Uint8Array => Buffer.from(text, 'utf16le')
export const utf16be = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16()
export const utf16leWithMark = (text: string): Uint8Array => utf16le(`\uFEFF${text}`)
export const utf16beWithMark = (text: string): Uint8Array => utf16be(`\uFEFF${text}`)
export const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1')
