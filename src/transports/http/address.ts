import { X509Certificate } from 'node:crypto'
import type { RequestOptions } from 'node:https'

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

/** The host as sockets want it: an IPv6 address without brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}

/**
 * The TLS options that trust an authority, or the system's own where none is given.
 *
 * @throws Error where the text is no certificate
 */
export function trustIn(ca: string | undefined): RequestOptions {
  if (ca !== undefined && !isCertificate(ca))
    throw new Error(
      'The file that ixit.tls.ca names is not a certificate in PEM form (-----BEGIN CERTIFICATE----- ...).',
    )
  // Stated, so that NODE_TLS_REJECT_UNAUTHORIZED cannot switch it off.
  return { rejectUnauthorized: true, ...(ca !== undefined && { ca }) }
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0
  } catch {
    return false
  }
}
