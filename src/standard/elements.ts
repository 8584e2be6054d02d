import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { coveredSchemas } from './covered-schemas.ts'
import { elementUsesOf, type ElementUse } from './element-uses.ts'
import { basis, type Basis } from './rule.ts'

const elementEntry = z.strictObject({
  /** Class and element or attribute; `*` for the class stands for every class that has no entry of its own. */
  element: z.string().regex(/^(\w+|\*)\/@?\w+$/, 'write Class/element, Class/@attribute or */element'),
  /** In our own words; never a quotation. */
  meaning: z.string().min(1),
  /** Where the type does not tell it. */
  unit: z.string().min(1).optional(),
  basis,
})
type ElementEntry = z.infer<typeof elementEntry>

const unitEntry = z.strictObject({ type: z.string().min(1), unit: z.string().min(1), basis })

/** What an element, or an attribute, is and where it occurs. */
export interface ReferenceElement {
  /** `EndDeviceControl/reason`, `ReadingType/@ref`. */
  readonly key: string
  readonly className: string
  /** An attribute has an @ before it. */
  readonly name: string
  readonly meaning: string
  /** How sure we are of the meaning. */
  readonly basis: Basis
  readonly unit: { readonly text: string; readonly basis: Basis } | undefined
  /** In each schema, at each place. */
  readonly uses: readonly ElementUse[]
}

/** Every element of an edition's profiles that are more than skeletons, and of its envelope. */
export interface ElementReference {
  readonly edition: '2013'
  /** By key, in the order of the outlines. */
  readonly elements: ReadonlyMap<string, ReferenceElement>
  /** How sure we are of each schema that the elements occur in. */
  readonly schemas: ReadonlyMap<string, Basis>
}

/**
 * Reads what the elements of an edition mean, `elements/` and `units.json` of the edition, and joins it with the outlines,
 * which tell types, cardinalities, values and where an element occurs.
 *
 * @throws Error with file and field where the data are broken, with file and element where an element is described twice,
 *   where there is no such element, or where one is not described
 * @example loadElementReference('2013', 'profiles').elements.get('EndDeviceTiming/duration')?.unit?.text // 'min'
 */
export function loadElementReference(edition: '2013', profiles: string): ElementReference {
  const folder = join(profiles, edition, 'elements')
  const covered = coveredSchemas(edition, profiles)
  const usesByKey = byKey(elementUsesOf(covered))
  const entries = readEntries(folder, new Set(usesByKey.keys()))
  const units = readList(join(profiles, edition, 'units.json'), unitEntry)

  const elements = [...usesByKey].map(([key, uses]): readonly [string, ReferenceElement] => {
    const [className = '', name = ''] = key.split('/')
    const entry = entries.get(key) ?? entries.get(`*/${name}`)
    if (!entry) throw new Error(`${folder}: no file says what ${key} means.`)
    const { meaning, basis } = entry
    const ofType = units.find(({ type }) => uses.some((use) => use.type.simpleName === type))
    const unit = entry.unit ? { text: entry.unit, basis } : ofType && { text: ofType.unit, basis: ofType.basis }
    return [key, { key, className, name, meaning, basis, unit, uses }]
  })
  return {
    edition,
    elements: new Map(elements),
    schemas: new Map(covered.map((schema) => [schema.name, schema.basis])),
  }
}

function byKey(uses: readonly ElementUse[]): ReadonlyMap<string, readonly ElementUse[]> {
  const grouped = new Map<string, ElementUse[]>()
  for (const use of uses) {
    const key = `${use.className}/${use.name}`
    grouped.set(key, [...(grouped.get(key) ?? []), use])
  }
  return grouped
}

function readEntries(folder: string, keys: ReadonlySet<string>): ReadonlyMap<string, ElementEntry> {
  const names = new Set([...keys].map((key) => key.replace(/^\w+/, '*')))
  const entries = new Map<string, ElementEntry>()
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const path = join(folder, file)
    for (const entry of readList(path, elementEntry)) {
      const { element } = entry
      if (entries.has(element)) throw new Error(`${path}: ${element} is described twice.`)
      if (!keys.has(element) && !names.has(element)) throw new Error(`${path}: no outline has an element ${element}.`)
      entries.set(element, entry)
    }
  }
  return entries
}

function readList<T>(path: string, schema: z.ZodType<T>): readonly T[] {
  const parsed = z.array(schema).safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (!parsed.success) throw new Error(`${path} is not as expected: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}
