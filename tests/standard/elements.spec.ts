import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { loadElementReference } from '../../src/standard/elements.ts'
import { findElements } from '../../src/standard/find-element.ts'
import { listedSchemas } from '../../src/standard/schemas.ts'
import { readXml } from '../../src/xml/intake.ts'
import { attributeOf, elements as childrenOf, type XmlElement } from '../../src/xml/tree.ts'

const profiles = join(import.meta.dirname, '..', '..', 'profiles')
const folder = join(profiles, '2013', 'elements')
const reference = loadElementReference('2013', profiles)
const described = [...reference.elements.values()]
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
const entriesOf = (file: string) =>
  z
    .array(z.object({ element: z.string(), meaning: z.string(), unit: z.string().optional() }))
    .parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
const entries = files.flatMap(entriesOf)

/** The generated schema of each schema that is covered: another way to the same elements than the outlines. */
const generated = [
  { name: 'envelope fdis', file: 'Message.xsd' },
  { name: 'envelope draft-2011', file: 'Message.draft-2011-lax.xsd' },
  { name: 'envelope tightened', file: 'Message.tightened-lax.xsd' },
  ...listedSchemas('2013', profiles).flatMap(({ kind, noun, file, skeleton }) =>
    kind === 'profile' && noun && !skeleton ? [{ name: noun, file }] : [],
  ),
]

/** Each local element and attribute of a generated schema: `name min..max`. */
function localNames(file: string): readonly string[] {
  const intake = readXml(readFileSync(join(profiles, '2013', 'schemas', file)))
  if (!intake.ok) throw new Error(intake.problem.message)
  const below = (element: XmlElement): readonly string[] =>
    childrenOf(element).flatMap((child) => {
      const name = attributeOf(child, 'name') ?? ''
      if (child.name === 'attribute') return [`@${name} 0..1`]
      if (child.name !== 'element') return below(child)
      const max = attributeOf(child, 'maxOccurs')?.replace('unbounded', '*')
      return [`${name} ${attributeOf(child, 'minOccurs') ?? '1'}..${max ?? '1'}`, ...below(child)]
    })
  return childrenOf(intake.root)
    .filter(({ name }) => name === 'complexType' || name === 'attributeGroup')
    .flatMap(below)
}

test('the schemas covered are the profiles that are more than skeletons, and the dialects of the envelope', () => {
  expect([...reference.schemas.keys()].sort()).toEqual(generated.map(({ name }) => name).sort())
})

for (const { name, file } of generated)
  test(`${name}: every element and attribute of its schema is described, with its cardinality, and no other`, () => {
    const uses = described.flatMap((element) => element.uses).filter(({ schema }) => schema === name)
    expect(uses.map((use) => `${use.name} ${use.range}`).sort()).toEqual([...localNames(file)].sort())
  })

test('every element has a meaning of at least four words that are not in its name', () => {
  for (const { element, meaning } of entries) {
    const name = element.toLowerCase()
    const words = new Set(meaning.toLowerCase().match(/[a-z]+/g))
    expect([...words].filter((word) => !name.includes(word)).length, element).toBeGreaterThanOrEqual(4)
  }
})

test('a meaning is a plain sentence or a few, and speaks of no clause, table or address', () => {
  for (const { element, meaning } of entries) {
    expect(meaning, element).toMatch(/^[A-Z0-9].*\.$/)
    expect(meaning, element).not.toMatch(/clause|annex|table \d|\d\.\d\.\d\.\d\.\d|https?:|github/i)
    expect(meaning.length, element).toBeLessThan(240)
  }
})

for (const file of files)
  test(`${file} is sorted, so that an entry is found by eye`, () => {
    const keys = entriesOf(file).map(({ element }) => element)
    expect(keys).toEqual([...keys].sort())
  })

test('an entry for every class stands for several classes that have none of their own', () => {
  for (const { element } of entries.filter((entry) => entry.element.startsWith('*/'))) {
    const name = element.replace('*/', '')
    const own = new Set(entries.map((entry) => entry.element))
    const bearers = described.filter((one) => one.name === name && !own.has(one.key))
    expect(bearers.length, element).toBeGreaterThan(1)
  }
})

test('a unit is written once: at the type where the type tells it, else at the element', () => {
  const units = z
    .array(z.object({ type: z.string() }))
    .parse(JSON.parse(readFileSync(join(profiles, '2013', 'units.json'), 'utf8')))
  const types = new Set(units.map(({ type }) => type))
  const used = new Set(described.flatMap(({ uses }) => uses.map(({ type }) => type.simpleName ?? '')))
  expect([...types].filter((type) => !used.has(type))).toEqual([])
  for (const { element, unit } of entries) {
    const typed = reference.elements.get(element)?.uses.some(({ type }) => types.has(type.simpleName ?? ''))
    expect(unit !== undefined && typed === true, element).toBe(false)
  }
  expect(reference.elements.get('EndDeviceTiming/duration')?.unit).toEqual({ text: 'min', basis: 'confirmed' })
  expect(reference.elements.get('Reading/value')?.unit?.text).toBe('by its ReadingType')
})

test('a class whose type has no name is found by the name that its element leads to', () => {
  const keyAt = (path: string) => {
    const found = findElements(reference, path)
    return found?.kind === 'element' ? found.element.key : found
  }
  expect(keyAt('Header/Verb')).toBe('Header/Verb')
  expect(keyAt('RequestMessage/Header/Verb')).toBe('Header/Verb')
  expect(keyAt('EndDeviceControls/EndDeviceControl/primaryDeviceTiming')).toBe('EndDeviceControl/primaryDeviceTiming')
  expect(keyAt('MeterReadings/MeterReading/Readings/ReadingType/@ref')).toBe('ReadingType/@ref')
  expect(keyAt('UsagePointConfig/UsagePoint/ServiceMultipliers/value')).toBe('ServiceMultiplier/value')
  expect(keyAt('MeterServiceRequests/MeterServiceWork/UsagePoint/ServiceLocation/mainAddress/streetDetail')).toBe(
    'StreetAddress/streetDetail',
  )
  expect(keyAt('Error/ID/@kind')).toBe('IDatts/@kind')
  expect(keyAt('nonsense')).toBeUndefined()
})

test('a path that begins with a noun stays within its profile, and a reference holds nothing but @ref', () => {
  expect(findElements(reference, 'EndDevice/serialNumber')?.kind).toBe('element')
  expect(findElements(reference, 'EndDeviceControls/EndDeviceControl/EndDevices/serialNumber')).toMatchObject({
    kind: 'unknown',
    parent: 'EndDeviceControls/EndDeviceControl/EndDevices',
    known: ['mRID', 'installCode', 'isPan', 'electronicAddress', 'Names'],
  })
  expect(findElements(reference, 'Reading/ReadingType/unit')).toMatchObject({ kind: 'unknown', known: ['@ref'] })
})

const broken: Readonly<Record<string, readonly [file: string, change: (text: string) => string, error: RegExp]>> = {
  'an element that no outline has': [
    'events.json',
    (text) => text.replace('EndDeviceEvent/reason', 'EndDeviceEvent/motive'),
    /events\.json: no outline has an element EndDeviceEvent\/motive\./,
  ],
  'an element that is described twice': [
    'events.json',
    (text) => text.replace('EndDeviceEvent/userID', 'EndDeviceEvent/reason'),
    /events\.json: EndDeviceEvent\/reason is described twice\./,
  ],
  'an element that is not described': [
    'schedules.json',
    (text) => text.replace(/^.*"TimePoint\/window".*,\n/m, ''),
    /elements: no file says what TimePoint\/window means\./,
  ],
  'a basis that is none': [
    'groups.json',
    (text) => text.replace('"inferred"', '"certain"'),
    /groups\.json is not as expected: [^]*basis/,
  ],
}
for (const [what, [file, change, error]] of Object.entries(broken))
  test(`${what} is an error that names the file`, () => {
    const copy = mkdtempSync(join(tmpdir(), 'cim9-elements-'))
    try {
      cpSync(profiles, copy, { recursive: true })
      const path = join(copy, '2013', 'elements', file)
      writeFileSync(path, change(readFileSync(path, 'utf8')))
      expect(() => loadElementReference('2013', copy)).toThrow(error)
    } finally {
      rmSync(copy, { recursive: true })
    }
  })
