import type { Fault } from '../fault.ts'
import { alwaysInProduction } from './always-in-production.ts'
import { answersReplies } from './answers-replies.ts'
import { carriesOutTheSetOnly } from './carries-out-the-set-only.ts'
import { eventsAsOrders } from './events-as-orders.ts'
import { forgetsNonces } from './forgets-nonces.ts'
import { namedByCorrelation } from './named-by-correlation.ts'
import { neverAsksWho } from './never-asks-who.ts'
import { nodsAtBrokenArchives } from './nods-at-broken-archives.ts'
import { nodsAtDeniedVerbs } from './nods-at-denied-verbs.ts'
import { readsAnyFormat } from './reads-any-format.ts'
import { refusesXml } from './refuses-xml.ts'
import { strikesOffTheFirstId } from './strikes-off-the-first-id.ts'
import { takesOldMessages } from './takes-old-messages.ts'
import { takesTheFirstRoot } from './takes-the-first-root.ts'
import { unpacksTheBeginning } from './unpacks-the-beginning.ts'
import { unpacksUuencodeToo } from './unpacks-uuencode-too.ts'
import { validatesTheEnvelopeOnly } from './validates-the-envelope-only.ts'

/** Faults of what stands in a header and in a payload. */
export const payloadFaults: readonly Fault[] = [
  eventsAsOrders,
  answersReplies,
  nodsAtDeniedVerbs,
  namedByCorrelation,
  alwaysInProduction,
  neverAsksWho,
  forgetsNonces,
  takesOldMessages,
  unpacksTheBeginning,
  nodsAtBrokenArchives,
  unpacksUuencodeToo,
  readsAnyFormat,
  refusesXml,
  takesTheFirstRoot,
  validatesTheEnvelopeOnly,
  strikesOffTheFirstId,
  carriesOutTheSetOnly,
]
