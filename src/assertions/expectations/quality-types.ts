import type { DecodedMessage } from '../../exchange/decode.ts'
import { childrenNamed, childText } from '../../xml/tree.ts'

/** The names of the quality types that a reply defines, by the ids a reading may refer to them. */
export function namesOfQualityTypes(reply: DecodedMessage): ReadonlyMap<string, readonly string[]> {
  const profiles = reply.message?.payload?.profiles ?? []
  return new Map(
    profiles.flatMap((profile) =>
      childrenNamed(profile, 'ReadingQualityType').flatMap((type) => {
        const names = childrenNamed(type, 'Names').flatMap((one) => childText(one, 'name') ?? [])
        return [childText(type, 'mRID'), ...names].flatMap((id) => (id ? [[id, names] as const] : []))
      }),
    ),
  )
}

/** Three numbers: who says it, of what category, and what. */
const qualityCode = /^\d+\.\d+\.\d+$/

/** Is there a code among references to qualities, themselves or by the names of the types they refer to? */
export const bearsQualityCode = (refs: readonly string[], defined: ReadonlyMap<string, readonly string[]>): boolean =>
  refs.some((ref) => qualityCode.test(ref) || defined.get(ref)?.some((name) => qualityCode.test(name)))
