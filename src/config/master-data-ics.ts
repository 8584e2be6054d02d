import { z } from 'zod'
import { icsItems } from './ics-item.ts'

/** The part of the ICS on master data: what refers to what, and what is linked to what. */
export const masterDataItems = {
  /** What an object gets that refers to another that there is not. */
  unknownReferences: z.enum(['refused', 'left-open', 'undeclared']).default('undeclared').register(icsItems, {
    question: 'Is an object refused that refers to one that there is not, or taken with its reference left open?',
    status: 'o',
  }),
  /** What a link gets whose object is linked to another already. */
  contradictingLinks: z
    .enum(['refused', 'replaces', 'undeclared'])
    .default('undeclared')
    .register(icsItems, {
      question: 'Is a link refused whose object is linked to another already, or does it replace the link before?',
      status: { where: 'ics.changes=MasterDataLinkageConfig', then: 'o' },
    }),
  /** Can it be told from an answer on links at which time they hold? */
  datedLinks: z
    .boolean()
    .default(false)
    .register(icsItems, {
      question: 'Does a query for links give those of the time it asks for, or each link with its effectiveDateTime?',
      status: { where: 'ics.nouns=MasterDataLinkageConfig', then: 'o' },
    }),
  /** What a link gets that is to hold from a time in the past. */
  backDatedLinks: z
    .enum(['taken', 'refused', 'undeclared'])
    .default('undeclared')
    .register(icsItems, {
      question: 'Is a link taken that is to hold from a time in the past?',
      status: { where: 'ics.changes=MasterDataLinkageConfig', then: 'o' },
    }),
}
