import { buildDotted, parseDotted, type ParsedCode } from './dotted.ts'
import { explainPart, inOneLine, type ExplainedPart } from './explanation.ts'
import type { CodeEntry } from './table.ts'
import type { CodeTables, EndDeviceTables } from './tables.ts'

/** The four parts of an end device event or control code, in their order (annexes E and F of the standard). */
export const endDeviceFields = ['type', 'domain', 'subDomain', 'eventOrAction'] as const
export type EndDeviceField = (typeof endDeviceFields)[number]

/** An end device event or control code taken apart. */
export type EndDeviceParts = Readonly<Record<EndDeviceField, number>>

const form = { name: 'end device code', fields: endDeviceFields } as const

/**
 * Takes an end device event or control code apart: four whole numbers with dots between them. Both have one form.
 *
 * @example parseEndDeviceCode('3.31.0.23') // { ok: true, parts: { type: 3, domain: 31, subDomain: 0, eventOrAction: 23 } }
 */
export function parseEndDeviceCode(text: string): ParsedCode<EndDeviceField> {
  return parseDotted(text, form)
}

/**
 * Writes an end device event or control code; a part that is left out is 0.
 *
 * @throws RangeError naming the part that cannot be written
 * @example buildEndDeviceCode({ type: 3, domain: 31, eventOrAction: 23 }) // '3.31.0.23'
 */
export function buildEndDeviceCode(parts: Partial<EndDeviceParts>): string {
  return buildDotted(parts, form)
}

/**
 * Says an end device event in one line; where published data use the whole code, what they mean by it follows.
 *
 * @example explainEndDeviceEvent(parts, tables) // 'electricity meter, security, tampering detected: tampering found'
 */
export function explainEndDeviceEvent(parts: EndDeviceParts, tables: CodeTables): string {
  return say(parts, explainEndDeviceEventParts(parts, tables), tables.endDeviceEvent)
}

/**
 * Says an end device control in one line; where published data use the whole code, what they mean by it follows.
 *
 * @example explainEndDeviceControl(parts, tables) // 'electricity meter, remote disconnect switch, connect: ...'
 */
export function explainEndDeviceControl(parts: EndDeviceParts, tables: CodeTables): string {
  return say(parts, explainEndDeviceControlParts(parts, tables), tables.endDeviceControl)
}

/**
 * Says each of the four parts of an end device event.
 *
 * @example explainEndDeviceEventParts(parts, tables)[1]?.entry?.name // 'Power'
 */
export function explainEndDeviceEventParts(parts: EndDeviceParts, tables: CodeTables): readonly ExplainedPart[] {
  return explainEach(parts, (field, code) => tables.endDeviceEvent[field].find(code))
}

/**
 * Says each of the four parts of an end device control. Device, domain and sub-domain are numbered as those of events,
 * as far as we can see: where the table of controls has none, that of events is asked and the answer is inferred.
 *
 * @example explainEndDeviceControlParts(parts, tables)[3]?.entry?.name // 'Disconnect'
 */
export function explainEndDeviceControlParts(parts: EndDeviceParts, tables: CodeTables): readonly ExplainedPart[] {
  return explainEach(parts, (field, code) => {
    const own = tables.endDeviceControl[field].find(code)
    if (own || field === 'eventOrAction') return own
    const ofEvents = tables.endDeviceEvent[field].find(code)
    return ofEvents && { ...ofEvents, basis: 'inferred' }
  })
}

function explainEach(
  parts: EndDeviceParts,
  find: (field: EndDeviceField, code: string) => CodeEntry | undefined,
): readonly ExplainedPart[] {
  return endDeviceFields.map((field, index) => {
    const code = String(parts[field])
    return explainPart(index + 1, field, code, find(field, code))
  })
}

function say(parts: EndDeviceParts, explained: readonly ExplainedPart[], { full }: EndDeviceTables): string {
  const whole = full.find(buildEndDeviceCode(parts))
  return inOneLine(explained.map(({ words }) => words)) + (whole ? `: ${whole.meaning}` : '')
}
