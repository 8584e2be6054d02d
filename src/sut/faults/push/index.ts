import type { Fault } from '../fault.ts'
import { fillsGapsWithZero } from './fills-gaps-with-zero.ts'
import { pushesAgainRounded } from './pushes-again-rounded.ts'
import { pushesFullBundlesOnly } from './pushes-full-bundles-only.ts'
import { pushesTheValuesOfTheNeighbour } from './pushes-the-values-of-the-neighbour.ts'

/** Ways to go wrong with readings that are pushed in bulk. */
export const pushFaults: readonly Fault[] = [
  pushesFullBundlesOnly,
  pushesTheValuesOfTheNeighbour,
  pushesAgainRounded,
  fillsGapsWithZero,
]
