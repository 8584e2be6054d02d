import { elements, type XmlElement } from '../../../src/xml/tree.ts'
import { minimal } from './build.ts'
import { stranger, type Change } from './changes.ts'
import { elementParticles, wildcards } from './verdict.ts'
import type { Content, ElementParticle, Scope } from './model.ts'

/** What a wildcard of the content lets in, and what not, there and at every other place. */
export function wildcardChanges(whole: XmlElement, { particles }: Content, scope: Scope): readonly Change[] {
  const children = elements(whole)
  const having = (rule: string, list: readonly XmlElement[]): Change => ({
    rule,
    changed: { ...whole, children: list },
  })
  const guests = [...scope.elements.values()].filter(isGuest).map(minimal)
  const place = particles.findIndex((particle) => wildcards(particle).length > 0)
  const namesOf = (from: number, to?: number) => particles.slice(from, to).flatMap(elementParticles)
  const standing = (names: readonly ElementParticle[]) =>
    children.filter((child) => names.some(({ name }) => name === child.name))
  // In a choice, what the wildcard lets in takes the place of the other branches.
  const head = standing(namesOf(0, place))
  const tail = standing(namesOf(place + 1))
  const there = (rule: string, ...list: readonly XmlElement[]) =>
    having(`at the wildcard ${rule}`, [...head, ...list, ...tail])
  const before = (rule: string, index: number, ...list: readonly XmlElement[]) =>
    having(`${children[index]?.name} behind ${rule}`, children.toSpliced(index, 0, ...list))
  return [
    there('nothing'),
    there('a stranger', stranger()),
    there('strangers', stranger(), stranger('urn:cim9:others')),
    there('a stranger of this namespace', stranger(whole.namespace)),
    there('a stranger of no namespace', stranger('')),
    ...guests.map((guest) => there(`${guest.name}, which is known`, guest)),
    ...guests.slice(0, 2).flatMap((guest) => [
      there(`${guest.name} twice`, guest, guest),
      there(`${guest.name} with text`, { ...guest, children: [{ kind: 'text', text: 'cim9' }, ...guest.children] }),
      there(`a stranger around ${guest.name} with an attribute`, {
        ...stranger(),
        children: [{ ...guest, attributes: [{ name: 'cim9', namespace: '', value: 'x' }] }],
      }),
    ]),
    ...children.flatMap((child, index) => [
      before('a stranger', index, stranger()),
      before('itself and a stranger', index, child, stranger()),
      ...guests.slice(0, 1).map((guest) => before(`${guest.name}, which is known`, index, guest)),
    ]),
  ]

  /** May a wildcard let it in, and look into it? */
  function isGuest({ namespace }: ElementParticle): boolean {
    return particles.flatMap(wildcards).some(({ except }) => namespace !== except)
  }
}
