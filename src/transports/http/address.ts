import { X509Certificate } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import type { Endpoint } from '../transport.ts'

/**
 * The URL of an endpoint.
 *
 * @throws Error where it is not an http or https URL, or bears user and password
 */
export function addressOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new Error(
      `The endpoint "${text.replace(/\/\/.*@/, '//***@')}" is not an http or https URL; write http://host:port/path.`,
    )
  if (url.username || url.password)
    throw new Error(
      `The endpoint at ${url.host} has user or password in its URL; take them out and use ixit.credentials.`,
    )
  url.hash = ''
  return url
}

/** Where an endpoint listens. */
export function httpPlace(text: string): { readonly host: string; readonly port: number } {
  const url = addressOf(text)
  return { host: hostOf(url), port: Number(url.port) || (url.protocol === 'https:' ? 443 : 80) }
}

/** The host as sockets want it: an IPv6 address without brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}

/**
 * The TLS options that trust an authority, or the system's own where none is given, and show our own certificate.
 *
 * @throws Error where the text is no certificate, or the key is not that of the certificate
 */
export function tlsOf({ ca, client }: Pick<Endpoint, 'ca' | 'client'>): TlsOptions {
  if (ca !== undefined && !isCertificate(ca))
    throw new Error(
      'The file that ixit.tls.ca names is not a certificate in PEM form (-----BEGIN CERTIFICATE----- ...).',
    )
  if (client) requirePair(client, 'ixit.tls')
  // Stated, so that NODE_TLS_REJECT_UNAUTHORIZED cannot switch it off.
  return { rejectUnauthorized: true, ...(ca !== undefined && { ca }), ...client }
}

/** What both HTTP and the clients of brokers are told of TLS. */
export interface TlsOptions {
  readonly rejectUnauthorized: true
  readonly ca?: string
  readonly cert?: string
  readonly key?: string
}

/**
 * Node speaks of a key that does not fit in words of OpenSSL.
 *
 * @param field where the configuration names them
 * @throws Error where the key is not that of the certificate
 */
export function requirePair(pair: NonNullable<Endpoint['client']>, field: string): void {
  try {
    createSecureContext(pair)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(
      `${field}.cert and ${field}.key are not a certificate and its own key in PEM form, without a passphrase: ${reason}.`,
      { cause: error },
    )
  }
}

/** What HTTP is told of who asks: the header, and how it is shown. */
export function authorizationOf({
  credentials,
  token,
}: Pick<Endpoint, 'credentials' | 'token'>): { readonly header: string; readonly shown: string } | undefined {
  if (token !== undefined) return { header: `Bearer ${token}`, shown: 'Bearer ***' }
  if (!credentials) return undefined
  const { user, password } = credentials
  if (user.includes(':'))
    throw new Error('The user in ixit.credentials has a colon in it, which HTTP Basic does not allow.')
  return { header: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`, shown: 'Basic ***' }
}

/** The headers that every request bears, names in lower case: as they are sent, or as they are shown. */
export const furtherHeaders = (
  { headers = [] }: Pick<Endpoint, 'headers'>,
  as: 'sent' | 'shown',
): Record<string, string> =>
  Object.fromEntries(
    headers.map(({ name, value, isSecret }) => [name.toLowerCase(), as === 'shown' && isSecret ? '***' : value]),
  )

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0
  } catch {
    return false
  }
}
