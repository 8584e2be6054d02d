import { allPairs } from './pairs.ts'
import { attributes, envelopeDimensions } from './envelope.ts'
import { httpDimensions } from './http.ts'
import { payloadDimensions } from './payload.ts'
import type { Dimension, Variation } from './variation.ts'
import { writingDimensions } from './writing.ts'

/** In what systems differ that conform. Later ones build on earlier ones. */
export const dimensions: readonly Dimension[] = [
  ...payloadDimensions,
  ...envelopeDimensions,
  ...writingDimensions,
  attributes,
  ...httpDimensions,
]

/** A SUT that shows one value of each dimension. */
export interface Combination {
  /** From 1. */
  readonly number: number
  readonly variations: readonly Variation[]
  /** The values that are not the usual ones: `prefixes odd-prefixes, layout comments`. */
  readonly says: string
}

/** Combinations in which every two values of two dimensions meet. */
export const combinations = (seed = 1): readonly Combination[] =>
  allPairs(
    dimensions.map(({ values }) => values.length),
    seed,
  ).map((chosen, index) => {
    const picked = dimensions.flatMap(({ name, values }, dimension) => {
      const variation = values[chosen[dimension] ?? 0]
      return variation ? [{ name, variation }] : []
    })
    return {
      number: index + 1,
      variations: picked.map(({ variation }) => variation),
      says: picked
        .filter(({ variation }) => variation.name !== 'usual')
        .map(({ name, variation }) => `${name} ${variation.name}`)
        .join(', '),
    }
  })
