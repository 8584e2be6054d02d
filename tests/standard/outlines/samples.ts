import { element, type XmlElement } from '../../../src/xml/tree.ts'
import { writeXml } from '../../../src/xml/write.ts'
import { around, branchesOf, chosen, everyAttribute, full, minimal, valueOf } from './build.ts'
import { qualified, type Content, type ElementParticle, type Scope } from './model.ts'
import { changesOf, type Change } from './changes.ts'
import { valueChanges } from './value-changes.ts'
import { isValid } from './verdict.ts'

/** A document, and what the outline says of it. */
export interface Sample {
  readonly schema: string
  /** What was done to it, and where. */
  readonly rule: string
  readonly text: string
  readonly valid: boolean
}

/**
 * Documents made from an outline: for each root the least and the fullest ones, and for each type every single fact
 * changed in a document that is valid else.
 *
 * @throws Error where a change that must break a document, or must not, does otherwise by the outline itself
 */
export function samplesOf(schema: string, scope: Scope): readonly Sample[] {
  const sample = (rule: string, root: XmlElement, expected?: boolean): Sample => {
    const valid = isValid(root, scope)
    const text = writeXml(root, { prefixes: { [scope.namespace]: 'm' } })
    if (expected !== undefined && valid !== expected)
      throw new Error(`${schema}, ${rule}: the outline says ${valid ? 'valid' : 'invalid'}.\n${text}`)
    return { schema, rule, text, valid }
  }
  const roots = scope.roots.flatMap((name) => scope.elements.get(qualified(scope.namespace, name)) ?? [])
  const whole = roots.flatMap((root) => [
    sample(`least ${root.name}`, minimal(root), true),
    ...Array.from({ length: mostBranches(root) }, (_, branch) =>
      sample(`full ${root.name}, branch ${branch}`, full(root, branch), true),
    ),
    sample(`${root.name} of another namespace`, { ...minimal(root), namespace: 'urn:cim9:other' }, false),
    ...valueChanges(root).map(({ rule, changed, expected }) => sample(`${root.name} ${rule}`, changed, expected)),
    sample(`${root.name} of no namespace`, { ...minimal(root), namespace: '' }, false),
  ])
  const unknown = sample('an unknown root', element(scope.namespace, 'Unknown'), false)
  const parts = sitesOf(roots, schema).flatMap(({ path, content }) =>
    changesAt(path, content).map(({ rule, changed, expected }) =>
      sample(`${path.map(({ name }) => name).join('/')}: ${rule}`, around(path, changed), expected),
    ),
  )
  const all = [...whole, unknown, ...parts]
  return [...new Map(all.map((one) => [one.text, one])).values()]

  function changesAt(path: readonly ElementParticle[], content: Content): readonly Change[] {
    const self = path.at(-1)
    if (!self) return []
    return Array.from({ length: branchesOf(content) }, (_, branch) => {
      const children = content.text ? valueOf(content.text) : chosen(content.particles, branch).map(minimal)
      const changed = element(self.namespace, self.name, children, everyAttribute(content))
      return [{ rule: 'every element once', changed, expected: true }, ...changesOf(changed, content, scope)]
    }).flat()
  }
}

interface Site {
  readonly path: readonly ElementParticle[]
  readonly content: Content
}

/** Every type of the outline that a root leads to, and one way there. */
function sitesOf(roots: readonly ElementParticle[], owner: string): readonly Site[] {
  const seen = new Set<Content>()
  const walk = (path: readonly ElementParticle[]): readonly Site[] => {
    const content = path.at(-1)?.content()
    if (!content || content.owner !== owner || seen.has(content) || isLeaf(content)) return []
    seen.add(content)
    const below = Array.from({ length: branchesOf(content) }, (_, branch) => chosen(content.particles, branch)).flat()
    return [{ path, content }, ...[...new Set(below)].flatMap((child) => walk([...path, child]))]
  }
  return roots.flatMap((root) => walk([root]))
}

/** Its text is judged as a child of another content; only attributes make it a place of its own. */
const isLeaf = ({ text, attributes }: Content) => text !== undefined && attributes.length === 0

function mostBranches(root: ElementParticle): number {
  const below = (particle: ElementParticle): number => {
    const content = particle.content()
    const inner = Array.from({ length: branchesOf(content) }, (_, branch) => chosen(content.particles, branch)).flat()
    return Math.max(branchesOf(content), ...inner.map(below))
  }
  return below(root)
}
