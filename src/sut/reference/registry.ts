import type { ObjectReference } from '../../message/build.ts'
import { childNamed, childrenNamed, childText, elements, textOf, type XmlElement } from '../../xml/tree.ts'

/** Objects that clients have put on file, as they sent them. */
export interface Registry {
  /** The object of that class that a reference calls; several names of one kind would be an error of who asks. */
  find(className: string, reference: ObjectReference): XmlElement | undefined
  /** All objects of that class. */
  all(className: string): readonly XmlElement[]
  /** That object, and others that are called as it is: none, where all is well. */
  alike(object: XmlElement): readonly XmlElement[]
  add(object: XmlElement): void
  replace(old: XmlElement, by: XmlElement): void
  remove(object: XmlElement): void
  /** All that is on file now; restored, it is on file again. */
  snapshot(): readonly XmlElement[]
  restore(snapshot: readonly XmlElement[]): void
}

export function emptyRegistry(): Registry {
  let objects: readonly XmlElement[] = []
  return {
    find: (className, reference) => objects.find((one) => one.name === className && isCalled(one, reference)),
    all: (className) => objects.filter(({ name }) => name === className),
    alike: (object) => [
      object,
      ...objects.filter((one) => one !== object && one.name === object.name && isCalled(one, referenceIn(object))),
    ],
    add: (object) => {
      objects = [...objects, object]
    },
    replace: (old, by) => {
      objects = objects.map((one) => (one === old ? by : one))
    },
    remove: (object) => {
      objects = objects.filter((one) => one !== object)
    },
    snapshot: () => objects,
    restore: (snapshot) => {
      objects = snapshot
    },
  }
}

/** How an object in a message is called. */
export function referenceIn(object: XmlElement): ObjectReference {
  const mRID = childText(object, 'mRID')
  const names = childrenNamed(object, 'Names').map((one) => {
    const type = childNamed(one, 'NameType')
    const authority = type && childNamed(type, 'NameTypeAuthority')
    const [name = '', nameType, giver] = [one, type, authority].map((holder) => holder && childText(holder, 'name'))
    return { name, ...(nameType && { nameType }), ...(giver && { authority: giver }) }
  })
  return { ...(mRID && { mRID }), names }
}

/** The mRID decides where both have one; else a name, with its type and authority where the asker gives them. */
function isCalled(object: XmlElement, asked: ObjectReference): boolean {
  const own = referenceIn(object)
  if (asked.mRID !== undefined && own.mRID !== undefined) return asked.mRID === own.mRID
  return (asked.names ?? []).some((wanted) =>
    (own.names ?? []).some(
      ({ name, nameType, authority }) =>
        name === wanted.name &&
        (wanted.nameType === undefined || wanted.nameType === nameType) &&
        (wanted.authority === undefined || wanted.authority === authority),
    ),
  )
}

/** What is on file, changed by what was sent: each element that was sent stands for all of its name. */
export function changed(old: XmlElement, sent: XmlElement): XmlElement {
  const names = new Set(elements(sent).map(({ name }) => name))
  const kept = elements(old).filter(({ name }) => !names.has(name))
  const order = [...new Set([...elements(old), ...elements(sent)].map(({ name }) => name))].sort(bySchema)
  const all = [...kept, ...elements(sent)]
  return { ...old, children: order.flatMap((name) => all.filter((one) => one.name === name)) }
}

/** By these an object is called; they are no elements that a change of single elements speaks of. */
const identifying: ReadonlySet<string> = new Set(['mRID', 'Names'])

/** What is on file, without the elements that were named; undefined where it has none of them. */
export function without(old: XmlElement, named: XmlElement): XmlElement | undefined {
  const names = new Set(elements(named).flatMap(({ name }) => (identifying.has(name) ? [] : [name])))
  const kept = elements(old).filter(({ name }) => !names.has(name))
  return kept.length === elements(old).length ? undefined : { ...old, children: kept }
}

/** In the profiles mRID stands first, then attributes, then associations, each from A to Z as far as capitals tell. */
function bySchema(one: string, other: string): number {
  if (one === 'mRID' || other === 'mRID') return one === 'mRID' ? -1 : 1
  return one < other ? rank(one, other) : -rank(other, one)
}

/** Attributes begin with a small letter and come first; of associations some do so too. */
const associations: ReadonlySet<string> = new Set(['electronicAddress', 'lifecycle', 'rcdInfo', 'status'])
function rank(one: string, other: string): number {
  const isAttribute = (name: string) => /^[a-z]/.test(name) && !associations.has(name)
  if (isAttribute(one) !== isAttribute(other)) return isAttribute(one) ? -1 : 1
  return one.toLowerCase() < other.toLowerCase() ? -1 : 1
}

/** The text of an object's first name, for an Error. */
export const nameOf = (object: XmlElement): string => {
  const [names] = childrenNamed(object, 'Names')
  const name = names && childNamed(names, 'name')
  return name ? textOf(name) : (childText(object, 'mRID') ?? '')
}
