import type { Ixit } from '../config/ixit.ts'
import { decodeRecord } from '../exchange/decode.ts'
import type { ListenAddress } from '../transports/transport.ts'
import type { Asking, Conversation } from './conversation.ts'
import { Inconclusive } from './errors.ts'
import { certifiedIn } from './identity.ts'

/** What our listener can show to a SUT that sends a result to it over TLS. */
export type CallbackCertificate = 'good' | 'expired' | 'otherName' | 'otherAuthority'

/** Where the IXIT names a certificate of the listener. */
const fieldOf = (certificate: CallbackCertificate): string =>
  certificate === 'good' ? 'ixit.callback.tls' : `ixit.callback.tls.bad.${certificate}`

/**
 * Our listener can show that certificate.
 *
 * @throws Inconclusive where the IXIT does not name it
 */
export function requireCallbackCertificate(certificate: CallbackCertificate, { callback }: Ixit): void {
  const { tls } = callback
  if (callback.broker !== undefined)
    throw new Inconclusive(
      'Results come to us by a broker (ixit.callback.broker), and the case is about HTTP over TLS.',
    )
  if (!tls || (certificate !== 'good' && !tls.bad[certificate]))
    throw new Inconclusive(
      `Our listener has no such certificate to show. Write ${fieldOf(certificate)}: { cert, key }; \`cim9 certs FOLDER\` makes the files.`,
    )
  if (callback.publicUrl !== undefined && tls.tried.publicUrl === undefined)
    throw new Inconclusive(
      'The SUT reaches us by ixit.callback.publicUrl, and the certificates are shown at another port. Write ixit.callback.tls.tried: { port, publicUrl }.',
    )
}

/**
 * Where a listener is that shows that certificate.
 *
 * @throws Inconclusive where the IXIT does not name it; Error where a file cannot be read
 */
export function addressShowing(certificate: CallbackCertificate, ixit: Ixit): ListenAddress {
  requireCallbackCertificate(certificate, ixit)
  const { host, tls } = ixit.callback
  const named = certificate === 'good' ? tls : tls?.bad[certificate]
  if (!tls || !named) throw new Error(`${fieldOf(certificate)} is not there.`)
  return { host, ...tls.tried, tls: certifiedIn(named, fieldOf(certificate)) }
}

/**
 * Sees that the SUT trusts a good certificate of our listener, as a preamble to one that it must not trust.
 *
 * @throws Inconclusive where the result does not come
 */
export async function seesDeliveredToGood(asking: Asking, conversation: Conversation): Promise<void> {
  conversation.mark(
    'preamble',
    'A result is delivered to a listener with a good certificate before one with a bad is tried.',
  )
  const about = await conversation.ask({ ...asking, asynchronous: { showing: 'good' } })
  await conversation.delivery(about)
  if (!conversation.holds(about, { form: 'result', results: ['OK'] })) {
    const turnedAway = decodeRecord(conversation.recorder.record()).entries.findLast(
      (entry) => entry.kind === 'transport' && entry.event === 'turned-away',
    )
    throw new Inconclusive(
      `The preamble failed: no result was delivered to a listener with the good certificate of ixit.callback.tls, so a bad one would prove nothing. ${
        turnedAway?.kind === 'transport' ? turnedAway.detail : 'Nobody came.'
      } Let the SUT trust its authority.`,
    )
  }
  conversation.mark('test', 'The case proper.')
}
