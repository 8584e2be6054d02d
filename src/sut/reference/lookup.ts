import type { ObjectName, ObjectReference } from '../../message/build.ts'

/**
 * Finds the object a message calls. An mRID decides where one is given; otherwise one fitting name is enough.
 *
 * @example findObject(plant.meters, { names: [{ name: 'CMW-00048210' }] })
 */
export function findObject<T extends { readonly mRID: string; readonly names: readonly ObjectName[] }>(
  objects: readonly T[],
  { mRID, names = [] }: ObjectReference,
): T | undefined {
  if (mRID !== undefined) return objects.find((object) => object.mRID === mRID)
  return objects.find((object) => object.names.some((known) => names.some((asked) => fits(asked, known))))
}

/** Kind and giver of a name count only where the asker gives them. */
function fits(asked: ObjectName, known: ObjectName): boolean {
  return (
    asked.name === known.name &&
    (asked.nameType === undefined || asked.nameType === known.nameType) &&
    (asked.authority === undefined || asked.authority === known.authority)
  )
}

/**
 * Finds an object as findObject does, and where there is none, one whose name is alike after both were simplified.
 *
 * @example findLoosely(everyMeter, { names: [{ name: 'cmw-00048210' }] }, (name) => name.toLowerCase())
 */
export function findLoosely<T extends { readonly mRID: string; readonly names: readonly ObjectName[] }>(
  objects: readonly T[],
  reference: ObjectReference,
  simplified: (name: string) => string,
): T | undefined {
  const simple = (names: readonly ObjectName[] = []) => names.map((one) => ({ ...one, name: simplified(one.name) }))
  const alike = { ...reference, names: simple(reference.names) }
  return (
    findObject(objects, reference) ??
    objects.find(({ mRID, names }) => findObject([{ mRID, names: simple(names) }], alike))
  )
}
