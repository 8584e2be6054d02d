import type { ErrorFields } from '../../message/build.ts'
import type { Operation, OperationSet } from '../../message/operation-set.ts'
import { childrenNamed, type XmlElement } from '../../xml/tree.ts'
import { requestError } from './errors.ts'
import { isVerb, registeredClasses, type TransactionVerb } from './transactions.ts'

/** What an operation asks for. */
export interface MeantOperation {
  readonly verb: TransactionVerb
  readonly className: 'Meter' | 'UsagePoint'
  readonly objects: readonly XmlElement[]
}

/** Reads what an operation asks for: its noun may be missing, as the payload tells it, but may not contradict it. */
export function meantBy({ noun, verb, profiles }: Operation): MeantOperation | '2.5' | '2.9' {
  const [profile] = profiles
  if (!isVerb(verb)) return '2.9'
  const className = registeredClasses.get(profile?.name ?? '')
  if (!profile || !className || (noun !== undefined && noun !== profile.name)) return '2.5'
  return { verb, className, objects: childrenNamed(profile, className) }
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
