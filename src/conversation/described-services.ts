import type { Conversation } from './conversation.ts'
import type { Expected } from '../exchange/entries.ts'
import { NotApplicable } from './errors.ts'

/** The services whose WSDL a case reads: those by which is asked, or those by which something is changed. */
export type ServiceKind = 'queries' | 'changes'

/**
 * The noun that stands for the services of a kind: the first that is declared.
 *
 * @throws NotApplicable where nothing is declared to be changed
 */
function nounFor(kind: ServiceKind, { setting }: Conversation): string {
  const [noun] = kind === 'queries' ? setting.ics.nouns : setting.ics.changes
  if (noun === undefined)
    throw new NotApplicable(`The ICS names no noun for ${kind} (ics.${kind === 'queries' ? 'nouns' : 'changes'}).`)
  return noun
}

/**
 * Reads the WSDL of the service for queries or changes. Returns the number of its entry.
 *
 * @throws Inconclusive where there is none
 */
export const readWsdlFor = (kind: ServiceKind, conversation: Conversation): Promise<number> =>
  conversation.readDescription({
    noun: nounFor(kind, conversation),
    verb: kind === 'queries' ? 'get' : 'create',
  })

/** What the template has of the service for queries or changes. */
export const asTemplate = (kind: ServiceKind, conversation: Conversation): Expected => ({
  form: 'wsdl-template',
  noun: nounFor(kind, conversation),
  family: kind === 'queries' ? 'query' : 'request',
})
