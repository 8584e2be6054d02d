import type { ObjectFixture } from '../config/ixit.ts'
import type { Bench } from './bench.ts'

/** The beginning of every name that a run makes up. */
export const ownPrefix = 'CIM9-'

/**
 * Makes up an object: a fresh mRID, and a name that says which run made it, of the kind and authority that the SUT knows
 * from the IXIT. From now on the run may change it.
 *
 * @param kind as the features call it; of kinds that the IXIT does not know, names have neither kind nor authority
 */
export function makeUp({ ixit, own, newId, parameters }: Bench, kind: string, name?: string): ObjectFixture {
  const like = kind === 'meter' ? ixit.meters[0] : kind === 'usage point' ? ixit.usagePoints[0] : undefined
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
