import type { Ics } from '../config/config.ts'
import type { ChangeOrSet } from '../message/operation-set.ts'
import { NotApplicable } from './errors.ts'

/**
 * A message that changes something is sent only where the ICS speaks of it. What is declared to be refused may be sent, to
 * see that it is.
 *
 * @throws NotApplicable naming the item of the ICS
 */
export function requireDeclared(changing: ChangeOrSet, ics: Ics): void {
  const nouns =
    changing.noun === 'OperationSet' ? changing.operations.map(({ payload }) => payload.noun) : [changing.noun]
  const missing = nouns.find((noun) => !ics.changes.includes(noun))
  if (missing !== undefined)
    throw new NotApplicable(`The ICS says that ${changing.verb}(${missing}) is not supported (ics.changes).`)
  if (changing.noun !== 'OperationSet') return
  const [item, declared] =
    changing.verb === 'execute'
      ? (['operationSets', ics.operationSets] as const)
      : (['operationSetsByCreate', ics.operationSetsByCreate] as const)
  if (declared === 'undeclared')
    throw new NotApplicable(`The ICS does not say that ${changing.verb}(OperationSet) is supported (ics.${item}).`)
}
