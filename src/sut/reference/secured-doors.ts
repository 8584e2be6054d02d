import { createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { TLSSocket } from 'node:tls'
import type { CertificateTrouble, SecurityBehaviours } from '../behaviours/security.ts'
import type { Hear } from './server.ts'
import { documentText } from './service.ts'
import { soapFault } from './refusals.ts'
import { carriedByHttp } from './soap-version.ts'
import type { HeadEnd } from './head-end.ts'
import type { ServerTls } from './server.ts'

/** What the doors of a head end need that asks its callers for certificates. */
export interface SecuredOptions {
  /** Key and certificate that it shows. */
  readonly tls: ServerTls
  /** The authority of its callers, PEM. */
  readonly callers: string
}

/** A server over TLS that lets in who shows a certificate of the authority. */
export function createSecuredServer({ tls, callers }: SecuredOptions, behaviours: SecurityBehaviours, hear: Hear) {
  const oldest = behaviours['access.oldestTls']()
  // OpenSSL speaks what is old only at a lower level of security.
  const versions = oldest === 'TLSv1.2' ? { minVersion: oldest } : { minVersion: oldest, ciphers: 'DEFAULT@SECLEVEL=0' }
  const server = createSecureServer(
    { ...tls, ...versions, ca: callers, requestCert: true, rejectUnauthorized: false },
    hear,
  )
  server.on('secureConnection', (socket: TLSSocket) => {
    if (!behaviours['access.certificate'](troubleOf(socket))) socket.destroy()
  })
  return server
}

/** What is wrong with the certificate of who came. */
function troubleOf(socket: TLSSocket): CertificateTrouble {
  if (!Object.keys(socket.getPeerCertificate()).length) return 'none'
  return socket.authorized ? undefined : String(socket.authorizationError)
}

/** A server in plain HTTP beside it, which says that TLS is asked for. */
export function createPlainServer(headEnd: HeadEnd, hear: Hear) {
  return createServer((request, response) => {
    if (headEnd.behaviours['access.plain']()) {
      hear(request, response)
      return
    }
    request.resume()
    const fault = soapFault('Client', '7.6', 'This service is reached over TLS only.', '1.1')
    const { bytes, contentType } = carriedByHttp(documentText(fault, true, headEnd.behaviours), headEnd.behaviours)
    response.writeHead(500, { 'content-type': contentType })
    response.end(bytes)
  })
}
