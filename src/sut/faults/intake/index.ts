import type { Fault } from '../fault.ts'
import { demandsACorrelationId } from './demands-a-correlation-id.ts'
import { demandsAMessageId } from './demands-a-message-id.ts'
import { demandsASource } from './demands-a-source.ts'
import { demandsATimestamp } from './demands-a-timestamp.ts'
import { filesTheLooseRoot } from './files-the-loose-root.ts'
import { goesByLocalNames } from './goes-by-local-names.ts'
import { guessesTheNoun } from './guesses-the-noun.ts'
import { hangsUpOnPlainText } from './hangs-up-on-plain-text.ts'
import { leavesExtensionsToOthers } from './leaves-extensions-to-others.ts'
import { makesUpAHeader } from './makes-up-a-header.ts'
import { mendsWhatWasCutOff } from './mends-what-was-cut-off.ts'
import { nodsAtWhatItCannotDate } from './nods-at-what-it-cannot-date.ts'
import { readsVerbsInAnyCase } from './reads-verbs-in-any-case.ts'
import { refusesAnyRevision } from './refuses-any-revision.ts'
import { refusesUnknownSources } from './refuses-unknown-sources.ts'
import { servesAnyRevision } from './serves-any-revision.ts'
import { skipsUnknownHeaderFields } from './skips-unknown-header-fields.ts'
import { takesGetForGranted } from './takes-get-for-granted.ts'
import { takesHeaderFieldsAsTheyCome } from './takes-header-fields-as-they-come.ts'
import { trimsTheVerb } from './trims-the-verb.ts'
import { waitsForTheFirstByte } from './waits-for-the-first-byte.ts'

/** Ways to go wrong with what comes: with what cannot be parsed, and with the envelope and its header. */
export const intakeFaults: readonly Fault[] = [
  demandsACorrelationId,
  demandsAMessageId,
  demandsASource,
  demandsATimestamp,
  filesTheLooseRoot,
  goesByLocalNames,
  guessesTheNoun,
  hangsUpOnPlainText,
  leavesExtensionsToOthers,
  makesUpAHeader,
  mendsWhatWasCutOff,
  nodsAtWhatItCannotDate,
  readsVerbsInAnyCase,
  refusesAnyRevision,
  refusesUnknownSources,
  servesAnyRevision,
  skipsUnknownHeaderFields,
  takesGetForGranted,
  takesHeaderFieldsAsTheyCome,
  trimsTheVerb,
  waitsForTheFirstByte,
]
