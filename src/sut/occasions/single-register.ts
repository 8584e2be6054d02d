import { isKnownType } from '../reference/readings.ts'
import type { Query } from '../reference/query.ts'

/** Does a query ask for one register of one meter, called by its mRID? It is what quick ways are made for. */
export function asksForOneRegister({ objects: [object, ...others], readingTypes: [type, ...more] }: Query): boolean {
  const isOne = !others.length && !more.length
  return isOne && object?.type === 'Meter' && object.reference.mRID !== undefined && isKnownType(type ?? '')
}
