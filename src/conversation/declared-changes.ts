import type { Ics } from '../config/ics.ts'
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

/** A verb that the SUT does not offer for a noun, by the ICS. */
export interface DeniedPair {
  readonly verb: string
  readonly noun: string
}

/** The pairs of verb and noun that the ICS denies. */
export const deniedPairs = ({ deniedVerbs }: Ics): readonly DeniedPair[] =>
  deniedVerbs.map((pair) => {
    const [verb = '', noun = ''] = pair.replace(')', '').split('(')
    return { verb, noun }
  })

/**
 * A verb that a SUT may offer for a noun is tried by nobody.
 *
 * @throws Error where the ICS does not deny it
 */
export function requireDenied({ verb, noun }: DeniedPair, ics: Ics): void {
  if (!deniedPairs(ics).some((pair) => pair.verb === verb && pair.noun === noun))
    throw new Error(`The ICS does not deny ${verb}(${noun}) (ics.deniedVerbs).`)
}
