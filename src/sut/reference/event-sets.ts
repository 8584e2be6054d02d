import type { Header } from '../../message/model.ts'
import { childrenNamed, childText } from '../../xml/tree.ts'
import type { Outcome } from './outcome.ts'

/** One message of several that belong together: they bear one CorrelationID, and each says which of how many it is. */
export interface Part {
  readonly set: string
  readonly number: number
  readonly of: number
}

/** What a part asks for, once it is its turn. */
export type Due = () => Outcome

/** Keeps the parts of sets until all of a set are there. */
export interface EventSets {
  /** Keeps a part. Tells which are missing still, and what is due where none is. */
  join(part: Part, due: Due): { readonly missing: readonly number[]; readonly due: readonly Due[] }
}

/** Which part of which set a message is; undefined where it stands alone. */
export function partIn({ element, correlationId }: Header): Part | undefined {
  const index = childrenNamed(element, 'Property').find((one) => childText(one, 'Name') === 'MessageIndex')
  const [, number, of] = /^\s*(\d+)\s*\/\s*(\d+)\s*$/.exec((index && childText(index, 'Value')) ?? '') ?? []
  if (number === undefined || of === undefined || !correlationId?.value) return undefined
  const part = { set: correlationId.value, number: Number(number), of: Number(of) }
  return part.number >= 1 && part.number <= part.of && part.of > 1 && part.of <= mostParts ? part : undefined
}

/** A set of more is none: nobody waits for a million parts. */
const mostParts = 1_000

export function noEventSets(): EventSets {
  const sets = new Map<string, Map<number, Due>>()
  return {
    join: ({ set, number, of }, due) => {
      const parts = sets.get(set) ?? new Map<number, Due>()
      sets.set(set, parts.set(number, due))
      const missing = Array.from({ length: of }, (_, index) => index + 1).filter((one) => !parts.has(one))
      if (missing.length) return { missing, due: [] }
      sets.delete(set)
      return { missing, due: [...parts].sort(([one], [other]) => one - other).map(([, act]) => act) }
    },
  }
}
