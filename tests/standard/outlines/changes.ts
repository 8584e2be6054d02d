import { element, elements, type XmlElement } from '../../../src/xml/tree.ts'
import { attributeChanges, valueChanges } from './value-changes.ts'
import { elementParticles, isNamed, wildcards } from './verdict.ts'
import { wildcardChanges } from './wildcard-changes.ts'
import type { Content, ElementParticle, Scope } from './model.ts'

/** One fact changed in an element; what it must lead to, where that is plain without reading the outline again. */
export interface Change {
  readonly rule: string
  readonly changed: XmlElement
  readonly expected?: boolean | undefined
}

/** An element that no outline knows. */
export const stranger = (namespace = 'urn:cim9:other'): XmlElement => element(namespace, 'cim9Stranger', 'text')

/** Every change of one fact in an element that holds every element once. */
export function changesOf(whole: XmlElement, content: Content, scope: Scope): readonly Change[] {
  const children = elements(whole)
  const isOpen = content.particles.some((particle) => wildcards(particle).length > 0)
  const broken = isOpen ? undefined : false
  const { namespace } = whole
  const having = (rule: string, list: XmlElement['children'], expected?: boolean): Change => ({
    rule,
    changed: { ...whole, children: list },
    expected,
  })
  return [
    having('an unknown element first', [stranger(namespace), ...children], broken),
    having('an unknown element last', [...children, stranger(namespace)], broken),
    having('an element of another namespace last', [...children, stranger()], broken),
    ...(content.text ? [] : [having('text', [{ kind: 'text', text: 'cim9 was here' }, ...children], false)]),
    ...attributeChanges(whole, content),
    ...children.flatMap((child, index) => childChanges(child, index)),
    ...(isOpen ? wildcardChanges(whole, content, scope) : []),
  ]

  function childChanges(child: XmlElement, index: number): readonly Change[] {
    const particle = content.particles.flatMap(elementParticles).find((one) => isNamed(child, one))
    if (!particle) return []
    const instead = (rule: string, put: readonly XmlElement[], expected?: boolean) =>
      having(`${child.name} ${rule}`, children.toSpliced(index, 1, ...put), expected)
    const next = children[index + 1]
    return [
      instead('missing', [], isPlain(particle) ? particle.min === 0 : undefined),
      instead('twice', [child, child], isPlain(particle) ? particle.max > 1 : undefined),
      instead('of another namespace', [{ ...child, namespace: 'urn:cim9:other' }], broken),
      instead('of no namespace', [{ ...child, namespace: '' }], broken),
      ...(next ? [having(`${child.name} behind ${next.name}`, children.toSpliced(index, 2, next, child))] : []),
      ...valueChanges(particle).map(({ rule, changed, expected }) => instead(rule, [changed], expected)),
    ]
  }

  /** Do its own bounds alone say how often it may stand here? */
  function isPlain(particle: ElementParticle): boolean {
    return !isOpen && content.particles.includes(particle)
  }
}
