/** Of a combination, the index of the value in each dimension. */
type Chosen = readonly number[]

/** So many tries are made for each combination, of which the best is taken. */
const tries = 12

/**
 * Combinations of values in which every value of a dimension meets every value of every other one: greedy, so not the fewest
 * there are, and the same for the same seed.
 *
 * @param sizes how many values each dimension has; two dimensions at least
 * @param seed decides between what serves equally well
 * @example allPairs([2, 2, 2], 1).length // 4 or a little more
 */
export function allPairs(sizes: readonly number[], seed: number): readonly Chosen[] {
  const chance = chances(seed)
  const open = new Set(pairsOf(sizes.map((size) => Array.from({ length: size }, (_, value) => value))))
  const combinations: Chosen[] = []
  while (open.size) {
    const [best] = Array.from({ length: tries }, () => attempt(sizes, open, chance)).sort(
      (one, other) => newIn(other, open) - newIn(one, open),
    )
    if (!best) break
    for (const pair of pairsOf(best.map((value) => [value]))) open.delete(pair)
    combinations.push(best)
  }
  return combinations
}

/**
 * One combination, dimension by dimension in any order: of each the value that meets most of those chosen before for the first
 * time; of several, that which has most left to meet.
 */
function attempt(sizes: readonly number[], open: ReadonlySet<string>, chance: () => number): Chosen {
  const left = new Map<string, number>()
  for (const one of open) for (const side of one.split(',')) left.set(side, (left.get(side) ?? 0) + 1)
  const chosen = new Map<number, number>()
  for (const dimension of shuffled([...sizes.keys()], chance)) {
    const gain = (value: number): number =>
      [...chosen].filter(([at, other]) => open.has(pair(dimension, value, at, other))).length +
      (left.get(`${dimension}=${value}`) ?? 0) / (open.size + 1)
    const [best = 0] = shuffled([...Array(sizes[dimension]).keys()], chance).sort((a, b) => gain(b) - gain(a))
    chosen.set(dimension, best)
  }
  return [...sizes.keys()].map((dimension) => chosen.get(dimension) ?? 0)
}

/** Two values that meet, by dimension and value: `0=1,4=2`. */
const pair = (first: number, value: number, second: number, other: number): string =>
  first < second ? `${first}=${value},${second}=${other}` : `${second}=${other},${first}=${value}`

/** All pairs of values of different dimensions. */
export const pairsOf = (values: readonly (readonly number[])[]): readonly string[] =>
  values.flatMap((ones, first) =>
    values
      .slice(first + 1)
      .flatMap((others, next) =>
        ones.flatMap((one) => others.map((other) => pair(first, one, first + 1 + next, other))),
      ),
  )

const newIn = (chosen: Chosen, open: ReadonlySet<string>): number =>
  pairsOf(chosen.map((value) => [value])).filter((one) => open.has(one)).length

/** Numbers from 0 up to 1, the same for the same seed: a linear congruential generator. */
function chances(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const shuffled = <T>(list: readonly T[], chance: () => number): T[] =>
  list
    .map((one) => ({ one, at: chance() }))
    .sort((one, other) => one.at - other.at)
    .map(({ one }) => one)
