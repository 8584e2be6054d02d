import { join } from 'node:path'
import { z } from 'zod'
import { basis } from '../rule.ts'
import type { ReplyCode } from '../standard.ts'
import { readingTypeFields, type ReadingTypeField } from './reading-type.ts'
import { readChecked, readCodeTable, type CodeTable } from './table.ts'

const replyCodes = z.array(
  z.strictObject({ code: z.string().regex(/^\d+\.\d+$/), category: z.string(), meaning: z.string(), basis }),
)

/** The tables of a code of four parts; `full` holds whole codes seen in published data. */
export interface EndDeviceTables {
  readonly type: CodeTable
  readonly domain: CodeTable
  readonly subDomain: CodeTable
  readonly eventOrAction: CodeTable
  readonly full: CodeTable
}

/** All code tables under profiles/codes/. */
export interface CodeTables {
  readonly readingType: {
    /** What each of the 18 parts says, in their order. */
    readonly parts: CodeTable
    /** The values of the parts that have a table; the seven others hold plain numbers. */
    readonly values: ReadonlyMap<ReadingTypeField, CodeTable>
    readonly examples: CodeTable
  }
  readonly readingQuality: {
    readonly systemId: CodeTable
    readonly category: CodeTable
    /** Codes are category.index. */
    readonly index: CodeTable
    readonly full: CodeTable
  }
  readonly endDeviceEvent: EndDeviceTables
  readonly endDeviceControl: EndDeviceTables
  readonly errorLevel: CodeTable
  /** ISO 4217: codes are its numbers in three digits, names its letters. */
  readonly currencies: CodeTable
  readonly replyCodes: ReadonlyMap<string, ReplyCode>
}

/**
 * Reads all code tables.
 *
 * @param profiles the profiles folder
 * @throws Error naming the file, and the field where there is one, that is missing or broken
 * @example loadCodeTables('profiles').endDeviceEvent.domain.find('26')?.name // 'Power'
 */
export function loadCodeTables(profiles: string): CodeTables {
  const folder = join(profiles, 'codes')
  const read = (name: string) => readCodeTable(join(folder, `${name}.json`))
  return {
    readingType: readReadingType(folder, read),
    readingQuality: {
      systemId: read('reading-quality/system-id'),
      category: read('reading-quality/category'),
      index: read('reading-quality/index'),
      full: read('reading-quality/full'),
    },
    endDeviceEvent: readEndDevice('end-device-event', read),
    endDeviceControl: readEndDevice('end-device-control', read),
    errorLevel: read('error-level'),
    currencies: read('iso-4217'),
    replyCodes: new Map(readChecked(join(folder, 'reply-codes.json'), replyCodes).map((entry) => [entry.code, entry])),
  }
}

function readReadingType(folder: string, read: (name: string) => CodeTable): CodeTables['readingType'] {
  const parts = read('reading-type/parts')
  const values = new Map<ReadingTypeField, CodeTable>()
  for (const [index, field] of readingTypeFields.entries()) {
    const entry = parts.entries[index]
    const place = `${join(folder, 'reading-type/parts.json')}, field entries.${index}`
    if (entry?.code !== String(index + 1) || entry.name !== field)
      throw new Error(`${place}: part ${index + 1}, ${field}, is expected here.`)
    if (!entry.values) throw new Error(`${place}.values: the name of a table is expected here, or "number".`)
    if (entry.values !== 'number') values.set(field, read(entry.values))
  }
  return { parts, values, examples: read('reading-type/examples') }
}

function readEndDevice(name: string, read: (name: string) => CodeTable): EndDeviceTables {
  return {
    type: read(`${name}/type`),
    domain: read(`${name}/domain`),
    subDomain: read(`${name}/sub-domain`),
    eventOrAction: read(`${name}/event-or-action`),
    full: read(`${name}/full`),
  }
}
