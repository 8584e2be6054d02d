import { isFiledNoun } from '../../config/nouns.ts'
import type { ErrorFields } from '../../message/build.ts'
import type { Operation, OperationSet } from '../../message/operation-set.ts'
import type { XmlElement } from '../../xml/tree.ts'
import { requestError } from './errors.ts'
import { linkNoun } from './links.ts'
import { isVerb, type TransactionVerb } from './transactions.ts'

/** What an operation asks for. */
export interface MeantOperation {
  readonly verb: TransactionVerb
  /** What it carries: objects of one noun, or a link. */
  readonly profiles: readonly XmlElement[]
}

const isKnown = (noun: string): boolean => isFiledNoun(noun) || noun === linkNoun

/** Reads what an operation asks for: its noun may be missing, as the payload tells it, but may not contradict it. */
export function meantBy({ noun, verb, profiles }: Operation): MeantOperation | '2.5' | '2.9' {
  const [profile] = profiles
  if (!isVerb(verb)) return '2.9'
  if (!profile || !isKnown(profile.name) || (noun !== undefined && noun !== profile.name)) return '2.5'
  return { verb, profiles: [profile] }
}

/** Refuses a set of which replies could not speak: without operations, or whose operations cannot be told apart. */
export function refusalOfSet({ operations }: OperationSet): ErrorFields | undefined {
  if (!operations.length) return requestError('1.7', 'The set holds no operation.')
  const ids = operations.map(({ operationId }) => operationId)
  if (ids.some((id) => id === undefined || Number(id) < 0))
    return requestError('1.8', 'Each operation needs an operationId, counted upwards from 0.')
  if (new Set(ids).size < ids.length) return requestError('2.15', 'Two operations have the same operationId.')
  return undefined
}
