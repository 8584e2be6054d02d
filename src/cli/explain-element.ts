import { loadElementReference, type ElementReference, type ReferenceElement } from '../standard/elements.ts'
import type { ElementUse } from '../standard/element-uses.ts'
import { findElements } from '../standard/find-element.ts'
import { UsageError } from './exit-codes.ts'

/**
 * An element, an attribute, a class or a path through a noun in words.
 *
 * @returns undefined where the path begins with no class and no element
 * @throws UsageError where it begins well and leads nowhere
 * @example aboutElement('EndDeviceControl/primaryDeviceTiming', 'profiles')
 */
export function aboutElement(path: string, profiles: string): string | undefined {
  const reference = loadElementReference('2013', profiles)
  const found = findElements(reference, path)
  switch (found?.kind) {
    case undefined:
      return undefined
    case 'element':
      return oneElement(found.element, reference)
    case 'class':
      return [classHeading(found.name, found.elements), ...elementList(found.elements, ({ name }) => name)].join('\n')
    case 'named':
      return [`${found.name} in several classes`, ...elementList(found.elements, ({ key }) => key)].join('\n')
    case 'unknown':
      throw new UsageError(
        found.known.length > 0
          ? `${found.parent} has no ${found.name}; it has ${found.known.join(', ')}.`
          : `${found.parent} has no ${found.name}; no element and no attribute is known in it.`,
      )
  }
}

function oneElement({ key, meaning, basis, unit, uses }: ReferenceElement, reference: ElementReference): string {
  const forms = [...new Set(uses.map(formText))]
  return [
    key,
    `  ${meaning}`,
    row('meaning is', basis),
    ...(unit ? [row('unit', `${unit.text} (${unit.basis})`)] : []),
    ...forms.flatMap((form) => [form, row('in', schemaList(uses.filter((use) => formText(use) === form)))]),
    row('edition', reference.edition),
  ].join('\n')

  function schemaList(those: readonly ElementUse[]): string {
    const bases = new Set(those.map(({ schema }) => reference.schemas.get(schema)))
    const lists = [...bases].map((one) => {
      const places = those.filter(({ schema }) => reference.schemas.get(schema) === one).map(placeOf)
      return `${[...new Set(places)].join(', ')} (schema ${one})`
    })
    return lists.join('; ')
  }

  /** Where a schema has the element in several forms, the anonymous classes it stands in tell them apart. */
  function placeOf({ schema, within, className }: ElementUse): string {
    const here = new Set(uses.filter((use) => use.schema === schema).map(formText))
    return here.size > 1 && within !== className ? `${schema} within ${within}` : schema
  }
}

function formText({ type, range, choice, defaultValue }: ElementUse): string {
  const necessity = range.startsWith('0') ? 'optional' : 'required'
  const repeated = range.endsWith('*') ? ', may repeat' : ''
  return [
    row('type', type.text),
    ...(type.values ? [row('values', type.values.join(', '))] : []),
    ...(type.pattern ? [row('pattern', type.pattern)] : []),
    ...(defaultValue ? [row('default', defaultValue)] : []),
    ...(choice
      ? [row('cardinality', `${range} in a choice`), row('choice', `${choice.range} of ${choice.members.join(', ')}`)]
      : [row('cardinality', `${range} (${necessity}${repeated})`)]),
  ].join('\n')
}

function classHeading(name: string, elements: readonly ReferenceElement[]): string {
  const schemas = new Set(elements.flatMap(({ uses }) => uses.map(({ schema }) => schema)))
  return `${name}, a class of ${[...schemas].join(', ')}`
}

function elementList(
  elements: readonly ReferenceElement[],
  label: (element: ReferenceElement) => string,
): readonly string[] {
  const width = Math.max(...elements.map((element) => label(element).length))
  const list = elements.map((element) => {
    const ranges = [...new Set(element.uses.map(({ range }) => range))].join(' or ')
    return `  ${label(element).padEnd(width)}  ${ranges}  ${element.meaning} (${element.basis})`
  })
  const [first] = elements
  return first ? [...list, `  \`cim9 explain ${first.key}\` tells type, unit and nouns of one of them.`] : list
}

function row(label: string, text: string): string {
  return `  ${label.padEnd(11)}  ${text}`
}
