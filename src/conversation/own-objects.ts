import type { ObjectFixture } from '../config/ixit.ts'
import type { Bench } from './bench.ts'

/** The beginning of every name that a run makes up. */
export const ownPrefix = 'CIM9-'

/**
 * Makes up an object: a fresh mRID, and a name that says which run made it, of the kind and authority that the SUT knows
 * from the IXIT. From now on the run may change it.
 */
export function makeUp(
  { ixit, own, newId, parameters }: Bench,
  kind: 'meter' | 'usage point',
  name?: string,
): ObjectFixture {
  const like = kind === 'meter' ? ixit.meters[0] : ixit.usagePoints[0]
  const wanted = kind === 'meter' ? ixit.naming.meterNameType : undefined
  const known = like?.names.find(({ nameType }) => nameType === wanted) ?? like?.names[0]
  const mRID = newId()
  const text = `${ownPrefix}${parameters.run.id}-${name ?? mRID.slice(0, 8)}`
  own.add(mRID)
  own.add(text)
  return {
    mRID,
    names: [
      {
        name: text,
        ...(known?.nameType !== undefined && { nameType: known.nameType }),
        ...(known?.authority !== undefined && { authority: known.authority }),
      },
    ],
  }
}
