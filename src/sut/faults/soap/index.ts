import type { Fault } from '../fault.ts'
import { answersInTheOldVersion } from './answers-in-the-old-version.ts'
import { callsBackWithoutAction } from './calls-back-without-action.ts'
import { faultsHoldAReply } from './faults-hold-a-reply.ts'
import { faultsWithStatus200 } from './faults-with-status-200.ts'
import { misreadsTheWrappedForm } from './misreads-the-wrapped-form.ts'
import { readsTypedBodiesByLocalNames } from './reads-typed-bodies-by-local-names.ts'
import { packsByAnotherFormat } from './packs-by-another-format.ts'
import { readsNoChunks } from './reads-no-chunks.ts'
import { relatesResultsToNothing } from './relates-results-to-nothing.ts'
import { takesTheProxyForATenant } from './takes-the-proxy-for-a-tenant.ts'

/** Faults of what stands around a message: SOAP, the forms of the services, the HTTP status. */
export const soapFaults: readonly Fault[] = [
  readsTypedBodiesByLocalNames,
  misreadsTheWrappedForm,
  answersInTheOldVersion,
  faultsWithStatus200,
  faultsHoldAReply,
  callsBackWithoutAction,
  relatesResultsToNothing,
  takesTheProxyForATenant,
  packsByAnotherFormat,
  readsNoChunks,
]
