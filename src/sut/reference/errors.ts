import type { FiledClass } from '../../config/nouns.ts'
import type { ErrorFields, ObjectReference } from '../../message/build.ts'

/** The objects an Error can be about, as Error.ID calls their type. */
export type FailingType = FiledClass | 'ReadingType'

/** An Error about the request as a whole. */
export function requestError(code: string, reason: string, details?: string): ErrorFields {
  return { code, level: 'FATAL', reason, ...(details !== undefined && { details }) }
}

/**
 * An Error about one object, with the id by which the asker called it.
 *
 * @example objectError('2.4', 'No such meter.', 'Meter', { mRID: '4711' }).id // { value: '4711', kind: 'uuid', objectType: 'Meter' }
 */
export function objectError(
  code: string,
  reason: string,
  objectType: FailingType,
  { mRID, names = [] }: ObjectReference,
): ErrorFields {
  const value = mRID ?? names[0]?.name
  return {
    ...requestError(code, reason),
    ...(value !== undefined && { id: { value, kind: mRID === undefined ? 'name' : 'uuid', objectType } }),
  }
}

/** An Error about two objects that do not belong together. */
export function pairError(
  code: string,
  reason: string,
  [type, reference]: readonly [FailingType, ObjectReference],
  [relatedType, relatedReference]: readonly [FailingType, ObjectReference],
): ErrorFields {
  const { id: relatedId } = objectError(code, reason, relatedType, relatedReference)
  return { ...objectError(code, reason, type, reference), ...(relatedId && { relatedId }) }
}

/** The same Errors, each object and code once. */
export function withoutDuplicates(errors: readonly ErrorFields[]): readonly ErrorFields[] {
  const sameAs = (one: ErrorFields) => (other: ErrorFields) =>
    other.code === one.code &&
    other.id?.value === one.id?.value &&
    other.id?.objectType === one.id?.objectType &&
    other.operationId === one.operationId
  return errors.filter((error, index) => errors.findIndex(sameAs(error)) === index)
}
