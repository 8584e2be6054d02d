import type { TransportEvent } from '../../exchange/entries.ts'

/** How far one attempt had come. */
export type Phase = 'connecting' | 'handshake' | 'standing' | 'sent'
/** A transport event, before it is recorded. */
export type Happening = Pick<TransportEvent, 'event' | 'detail'>

/** An error of a socket, as Node makes them; `errors` where several addresses of one host were tried. */
export type WireError = NodeJS.ErrnoException & { readonly errors?: readonly Error[] }

/** How much of an answer that is not HTTP is shown. */
export const excerptBytes = 60

const closedCodes = new Set(['ECONNRESET', 'ECONNABORTED', 'EPIPE'])
export const isClosed = (error: WireError | undefined): boolean => closedCodes.has(error?.code ?? '')
/** Errors of Node's HTTP parser. */
export const isNotHttp = (error: WireError | undefined): boolean => error?.code?.startsWith('HPE_') === true

/** Names what happened on the wire, by how far the attempt had come. */
export function happeningOf(error: WireError | undefined, phase: Phase, opening: Buffer): Happening {
  const reason = reasonOf(error)
  const code = error?.code ?? ''
  if (phase === 'connecting') {
    if (error?.syscall === 'getaddrinfo' || code === 'ENOTFOUND')
      return { event: 'dns', detail: `The host name of the endpoint was not found: ${reason}.` }
    if (code === 'ETIMEDOUT') return { event: 'timeout', detail: `No TCP connection: ${reason}.` }
    return { event: 'refused', detail: `No TCP connection: ${reason}.` }
  }
  if (isNotHttp(error))
    return { event: 'reset', detail: `What came back is not HTTP: ${reason}. It begins with ${excerpt(opening)}.` }
  if (opening.length > 0)
    return { event: 'reset', detail: `The connection broke in the middle of the reply: ${reason}.` }
  if (phase === 'handshake' || code.startsWith('ERR_SSL_') || code === 'EPROTO')
    return { event: 'tls', detail: `No TLS connection: ${reason}. ${tlsAdvice[code] ?? generalTlsAdvice}` }
  if (error?.syscall === undefined)
    return { event: 'closed-without-reply', detail: 'The SUT closed the connection without a byte of a reply.' }
  return { event: 'reset', detail: `The SUT reset the connection before any byte of a reply: ${reason}.` }
}

/** The reply is whole, but its content-length or last chunk was not the end of what came. */
export function beyondTheEnd(error: WireError | undefined): Happening {
  return { event: 'reset', detail: `More bytes came after the end the reply announces: ${reasonOf(error)}.` }
}

/** Why no connection came to stand in time. */
export function noConnection(phase: Phase, ms: number): string {
  return phase === 'handshake'
    ? `The TCP connection stood, but the TLS handshake was not done within ${ms} ms.`
    : `No TCP connection within ${ms} ms.`
}

const untrusted =
  'The certificate is not signed by an authority trusted here: name the PEM file of its authority in ixit.tls.ca.'
const generalTlsAdvice =
  'Does the SUT speak TLS on this port, and does ixit.tls.ca name the authority of its certificate?'
const tlsAdvice: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  CERT_SIGNATURE_FAILURE: untrusted,
  CERT_HAS_EXPIRED: 'Renew the certificate of the SUT, or of the authority that ixit.tls.ca names.',
  CERT_NOT_YET_VALID: 'Check the clocks, and the dates of the certificates of the SUT and of ixit.tls.ca.',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'Use the host name the certificate is made out for, or a certificate that names this host; ixit.tls.ca is not at fault.',
}

/** The error in words, with its code. */
export function reasonOf(error: WireError | undefined): string {
  if (!error) return 'the connection was closed'
  const messages = error.errors?.map((one) => one.message).join('; ') ?? error.message
  return error.code === undefined || messages.includes(error.code) ? messages : `${messages} (${error.code})`
}

function excerpt(bytes: Buffer): string {
  return `${JSON.stringify(bytes.toString('latin1'))}${bytes.length === excerptBytes ? ' ...' : ''}`
}
