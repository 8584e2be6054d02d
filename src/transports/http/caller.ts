import type { Caller, Endpoint } from '../transport.ts'

/** An endpoint as somebody else comes to it. */
export function endpointAs({ client, credentials }: Caller, endpoint: Endpoint): Endpoint {
  const { client: usualClient, credentials: usualCredentials, token, ...place } = endpoint
  const shown = client ?? usualClient
  const told = credentials ?? usualCredentials
  return {
    ...place,
    ...(shown !== undefined && shown !== 'none' && { client: shown }),
    ...(told !== undefined && told !== 'none' && { credentials: told }),
    ...(credentials === undefined && token !== undefined && { token }),
  }
}

/** OpenSSL offers what is old only to who lowers its level of security. */
export const versionsOf = ({ newestTls }: Caller): object =>
  newestTls === undefined ? {} : { minVersion: 'TLSv1', maxVersion: newestTls, ciphers: 'DEFAULT@SECLEVEL=0' }
