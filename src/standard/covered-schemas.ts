import type { CoveredSchema } from './element-uses.ts'
import { readOutline } from './outline.ts'
import { outlinesOf } from './outlines.ts'
import type { Basis } from './rule.ts'
import { listedSchemas } from './schemas.ts'

/** A schema that the element reference covers, and how sure we are of it. */
export interface RatedSchema extends CoveredSchema {
  readonly basis: Basis
}

/**
 * The schemas whose elements the reference describes: profiles that are more than skeletons, and the envelope in each of
 * its dialects. Its wildcards make no difference to elements, so each dialect stands there once.
 */
export function coveredSchemas(edition: '2013', profiles: string): readonly RatedSchema[] {
  const outlines = outlinesOf(edition, profiles)
  const outlineOf = (file: string) => readOutline(outlines.get(file)?.text ?? '')
  return listedSchemas(edition, profiles).flatMap(
    ({ kind, noun, file, basis, skeleton, variants = [] }): RatedSchema[] => {
      if (kind === 'profile' && noun && !skeleton)
        return [{ name: noun, isEnvelope: false, outline: outlineOf(file), basis }]
      if (kind !== 'envelope') return []
      const lax = variants.filter(({ wildcards }) => wildcards === 'lax')
      return [{ dialect: 'fdis', file, basis }, ...lax].map((variant) => ({
        name: `envelope ${variant.dialect}`,
        isEnvelope: true,
        outline: outlineOf(variant.file),
        basis: variant.basis,
      }))
    },
  )
}
