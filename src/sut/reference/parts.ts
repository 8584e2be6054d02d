import { filedClasses, type FiledNoun } from '../../config/nouns.ts'
import { attributeOf, childText, elements, type XmlElement } from '../../xml/tree.ts'
import type { HeadEnd } from './head-end.ts'
import { changed } from './registry.ts'

/** What stands in a profile beside the objects themselves: the functions of a device, the programme of a group. */
export const partsIn = (noun: FiledNoun, profile: XmlElement): readonly XmlElement[] =>
  elements(profile).filter((child) => child.name !== filedClasses[noun] && childText(child, 'mRID') !== undefined)

/** Puts them on file, or changes those that are there. */
export function fileParts(parts: readonly XmlElement[], { registry, behaviours }: HeadEnd): void {
  for (const part of parts) {
    const old = registry.find(part.name, { mRID: childText(part, 'mRID') ?? '' })
    if (old) registry.replace(old, behaviours['registry.changed'](old, changed(old, part), part))
    else registry.add(part)
  }
}

const refsIn = (object: XmlElement): readonly { readonly name: string; readonly mRID: string }[] => [
  ...elements(object).flatMap((child) => {
    const mRID = attributeOf(child, 'ref')
    return [...(mRID === undefined ? [] : [{ name: child.name, mRID }]), ...refsIn(child)]
  }),
]

/** What the objects refer to, as far as it is on file: the programmes of a group are called otherwise than one of them. */
export function partsOf(objects: readonly XmlElement[], { registry, behaviours }: HeadEnd): readonly XmlElement[] {
  const found = objects
    .flatMap(refsIn)
    .flatMap(({ name, mRID }) => registry.find(name, { mRID }) ?? registry.find(name.replace(/s$/, ''), { mRID }) ?? [])
  return behaviours['parts.told']([...new Set(found)])
}
