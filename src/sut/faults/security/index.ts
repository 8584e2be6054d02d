import type { Fault } from '../fault.ts'
import { ignoresBasicPasswords } from './ignores-basic-passwords.ts'
import { ignoresTokenPasswords } from './ignores-token-passwords.ts'
import { letsInAnyAuthority } from './lets-in-any-authority.ts'
import { letsInExpiredCallers } from './lets-in-expired-callers.ts'
import { letsInWithoutCertificate } from './lets-in-without-certificate.ts'
import { sendsToAnyAuthority } from './sends-to-any-authority.ts'
import { sendsToAnyName } from './sends-to-any-name.ts'
import { sendsToExpiredListeners } from './sends-to-expired-listeners.ts'
import { servesInPlain } from './serves-in-plain.ts'
import { speaksOldTls } from './speaks-old-tls.ts'
import { trustsNoListener } from './trusts-no-listener.ts'

/** Faults of who is let in, and of whom the head end trusts. */
export const securityFaults: readonly Fault[] = [
  letsInExpiredCallers,
  letsInAnyAuthority,
  letsInWithoutCertificate,
  speaksOldTls,
  servesInPlain,
  ignoresTokenPasswords,
  ignoresBasicPasswords,
  sendsToExpiredListeners,
  sendsToAnyName,
  sendsToAnyAuthority,
  trustsNoListener,
]
