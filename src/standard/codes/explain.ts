import { parseDotted, type ParsedCode } from './dotted.ts'
import {
  buildEndDeviceCode,
  explainEndDeviceControl,
  explainEndDeviceControlParts,
  explainEndDeviceEvent,
  explainEndDeviceEventParts,
  parseEndDeviceCode,
} from './end-device.ts'
import { explainReadingType, explainReadingTypeParts } from './explain-reading-type.ts'
import { explainPart, type Explanation } from './explanation.ts'
import { explainReadingQuality, explainReadingQualityParts, parseReadingQuality } from './reading-quality.ts'
import { parseReadingType } from './reading-type.ts'
import type { CodeTables } from './tables.ts'

/**
 * Says a code in words, of whichever kind it is: 18 parts are a ReadingType, four an end device event or control, three
 * a reading quality, two a reply code. Any other count of numbers is taken for a ReadingType that went wrong.
 *
 * @returns undefined where the text does not look like a code at all, as the name of an element does not
 * @example explainCode('2.4', tables)?.summary // 'invalid parameter: Invalid Meter(s)'
 */
export function explainCode(text: string, tables: CodeTables): Explanation | undefined {
  const count = text.split('.').length
  if (count !== 18 && !/^[-+\d\s]*(\.[-+\d\s]*)+$/.test(text)) return undefined
  if (!/\d/.test(text)) return undefined
  if (count === 2) return explainReplyCode(text, tables)
  if (count === 3) return explainQuality(text, tables)
  if (count === 4) return explainEndDevice(text, tables)
  return explain(text, 'reading type', parseReadingType(text), (parts) => ({
    summary: explainReadingType(parts, tables),
    parts: explainReadingTypeParts(parts, tables),
  }))
}

function explainQuality(text: string, tables: CodeTables): Explanation {
  return explain(text, 'reading quality', parseReadingQuality(text), (parts) => ({
    summary: explainReadingQuality(parts, tables),
    parts: explainReadingQualityParts(parts, tables),
  }))
}

/** Events and controls have one form: the action tells which it is, where we know it. */
function explainEndDevice(text: string, tables: CodeTables): Explanation {
  return explain(text, 'end device event or control', parseEndDeviceCode(text), (parts) => {
    const action = String(parts.eventOrAction)
    if (tables.endDeviceControl.eventOrAction.find(action))
      return {
        kind: 'end device control',
        summary: explainEndDeviceControl(parts, tables),
        parts: explainEndDeviceControlParts(parts, tables),
      }
    const summary = explainEndDeviceEvent(parts, tables)
    const explained = explainEndDeviceEventParts(parts, tables)
    const known =
      tables.endDeviceEvent.eventOrAction.find(action) ?? tables.endDeviceEvent.full.find(buildEndDeviceCode(parts))
    return { ...(known && { kind: 'end device event' }), summary, parts: explained }
  })
}

function explainReplyCode(text: string, tables: CodeTables): Explanation {
  const parsed = parseDotted(text, { name: 'reply code', fields: ['category', 'number'] })
  return explain(text, 'reply code', parsed, ({ category, number }) => {
    const code = `${category}.${number}`
    const known = tables.replyCodes.get(code)
    if (!known) {
      const unknown = explainPart(1, 'code', code, undefined)
      return { summary: `reply code ${code} not in our tables: it may be a vendor's own`, parts: [unknown] }
    }
    const { category: name, meaning, basis } = known
    return { summary: `${name}: ${meaning}`, parts: [explainPart(1, 'code', code, { code, name, meaning, basis })] }
  })
}

function explain<Field extends string>(
  code: string,
  kind: Explanation['kind'],
  parsed: ParsedCode<Field>,
  inWords: (parts: Readonly<Record<Field, number>>) => Partial<Explanation> & Pick<Explanation, 'summary' | 'parts'>,
): Explanation {
  if (parsed.ok) return { code, kind, ...inWords(parsed.parts) }
  return { code, kind, summary: parsed.problem.message, parts: [], problem: parsed.problem }
}
