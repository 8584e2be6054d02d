import type { ElementReference, ReferenceElement } from './elements.ts'
import type { ElementUse } from './element-uses.ts'

/** What a path leads to. */
export type FoundElements =
  | { readonly kind: 'element'; readonly element: ReferenceElement }
  /** Everything that stands in a class. */
  | { readonly kind: 'class'; readonly name: string; readonly elements: readonly ReferenceElement[] }
  /** Elements of the same name in several classes. */
  | { readonly kind: 'named'; readonly name: string; readonly elements: readonly ReferenceElement[] }
  /** The path begins well, and leads nowhere: what stands in `parent` instead. */
  | { readonly kind: 'unknown'; readonly name: string; readonly parent: string; readonly known: readonly string[] }

/**
 * Follows a path: a class, an element in it, an element in that one and so on. The root of a message or a profile is a
 * class too, so that a path may begin with a noun; then it stays within that profile.
 *
 * @param path `EndDeviceControl`, `EndDeviceControl/reason`, `Header/Verb`, `MeterReadings/MeterReading/Meter/mRID`; a
 *   single name of an element finds that element in all classes
 * @returns undefined where it begins with no class and no element
 * @example findElements(reference, 'Header/Verb')?.kind // 'element'
 */
export function findElements({ elements }: ElementReference, path: string): FoundElements | undefined {
  const [first = '', ...rest] = path.split('/')
  const all = [...elements.values()]
  const uses = all.flatMap((element) => element.uses)
  let inside: readonly ElementUse[] = uses.filter(({ className }) => className === first)
  if (inside.length === 0 && rest.length > 0)
    inside = contentsOf(
      uses.filter(({ name }) => name === first),
      uses,
    )
  if (inside.length === 0) return namedElements(all, first)

  let parent = first
  for (const [index, name] of rest.entries()) {
    const steps = inside.filter((use) => use.name === name)
    const [step] = steps
    if (!step) return { kind: 'unknown', name, parent, known: [...new Set(inside.map((use) => use.name))] }
    if (index === rest.length - 1) {
      const element = elements.get(`${step.className}/${step.name}`)
      return element && { kind: 'element', element }
    }
    inside = contentsOf(steps, uses)
    parent = `${parent}/${name}`
  }
  return { kind: 'class', name: first, elements: all.filter(({ className }) => className === first) }
}

/** What stands in these elements, each in its own schema: in a reference its `@ref`, not what it refers to. */
function contentsOf(parents: readonly ElementUse[], uses: readonly ElementUse[]): readonly ElementUse[] {
  return uses.filter((use) =>
    parents.some(({ schema, type }) => schema === use.schema && type.content?.within === use.within),
  )
}

function namedElements(all: readonly ReferenceElement[], wanted: string): FoundElements | undefined {
  const elements = all.filter(({ name }) => name === wanted)
  return elements.length > 0 ? { kind: 'named', name: wanted, elements } : undefined
}
