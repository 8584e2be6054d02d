import { readFileSync } from 'node:fs'
import type { UsernameToken } from '../binding/ws-security.ts'
import type { Ixit } from '../config/ixit.ts'
import type { Endpoint } from '../transports/transport.ts'

/** A Timestamp expires after so many seconds, where the IXIT does not say. */
const usualTimestampS = 300

/** An account that may be locked, with its password. */
export type LockableAccount =
  | { readonly by: 'basic'; readonly user: string; readonly password: string }
  | { readonly by: 'ws-security'; readonly token: UsernameToken }

/** The secrets of the IXIT beside those of the endpoint, as the environment gives them. */
export interface Identity {
  /** Stands in everything that is sent. */
  readonly token?: UsernameToken
  readonly lockable?: LockableAccount
}

/** Who we are; nobody where the environment does not say it. */
export function identityOf({ wsSecurity, lockableAccount }: Ixit): Identity {
  const token = wsSecurity && tokenOf(wsSecurity)
  const lockable = lockableAccount && tokenOf(lockableAccount)
  const { user, password } = lockable ?? {}
  return {
    ...(token && { token }),
    ...(lockable &&
      user !== undefined &&
      password !== undefined && {
        lockable:
          lockableAccount.by === 'basic' ? { by: 'basic', user, password } : { by: 'ws-security', token: lockable },
      }),
  }
}

/** What of these must not be seen anywhere. */
export const secretsIn = ({ token, lockable }: Identity): readonly string[] => {
  const account = lockable?.by === 'basic' ? lockable : lockable?.token
  return [token, account].flatMap((one) => (one ? [one.password, `${one.user}:${one.password}`] : []))
}

function tokenOf({
  user: named,
  password: hidden,
  type,
  timestamp,
}: NonNullable<Ixit['wsSecurity']>): UsernameToken | undefined {
  const user = process.env[named.env]
  const password = process.env[hidden.env]
  if (user === undefined || password === undefined) return undefined
  const timestampS = timestamp === true ? usualTimestampS : timestamp
  return { user, password, type, ...(timestampS !== false && { timestampS }) }
}

/**
 * The text of a PEM file.
 *
 * @param field where the IXIT names it
 * @throws Error in a sentence for the user where it cannot be read
 */
export function pemIn(file: string, field: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`${field} names ${file}, which cannot be read: ${reason}.`, { cause: error })
  }
}

/**
 * A certificate and its key.
 *
 * @param field where the IXIT names them
 * @throws Error in a sentence for the user where a file cannot be read
 */
export const certifiedIn = (
  { cert, key }: { readonly cert: string; readonly key: string },
  field: string,
): NonNullable<Endpoint['client']> => ({ cert: pemIn(cert, `${field}.cert`), key: pemIn(key, `${field}.key`) })
