import { byteMutations } from './mutations/bytes.ts'
import { envelopeMutations } from './mutations/envelope.ts'
import { headerFieldMutations } from './mutations/header-fields.ts'
import type { Mutation } from './mutations/mutation.ts'
import { verbAndNounMutations } from './mutations/verb-and-noun.ts'

const all: readonly Mutation[] = [
  ...verbAndNounMutations,
  ...headerFieldMutations,
  ...envelopeMutations,
  ...byteMutations,
]

/** The mutations by name. Features call them by these names. */
export const mutations: ReadonlyMap<string, Mutation> = new Map(all.map((one) => [one.name, one]))
