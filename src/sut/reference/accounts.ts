import { passwordDigest, type ReceivedToken } from '../../binding/ws-security.ts'
import type { Clock } from '../../exchange/clock.ts'
import type { SecurityBehaviours } from '../behaviours/security.ts'

/** Who is let in by name and password. */
export interface Credentials {
  readonly user: string
  readonly password: string
}

/** A token is taken so many milliseconds after it was made, and once. */
const tokenMs = 300_000

/** Who is known, and whether somebody is who he says he is. */
export interface Accounts {
  /** Must everybody who asks bear a token? */
  readonly tokenRequired: boolean
  /**
   * Is a UsernameToken refused? One that is taken is remembered, so that it does not come again. Where nobody is known, none is
   * looked at.
   */
  refusesToken(token: ReceivedToken): boolean
  /** Is an Authorization header of HTTP Basic refused? Where nobody is known, none is. */
  refusesBasic(header: string): boolean
}

/** @param clock real time: the age of a token is no matter of the domain */
export function openAccounts(
  known: readonly Credentials[],
  tokenRequired: boolean,
  clock: Clock,
  behaviours: SecurityBehaviours,
): Accounts {
  const seen = new Map<string, number>()

  const isFresh = ({ nonce, created, expires }: ReceivedToken): boolean => {
    const now = Date.parse(clock.now().wall)
    for (const [one, at] of seen) if (now - at > tokenMs) seen.delete(one)
    if (expires !== undefined && Date.parse(expires) <= now) return false
    if (created !== undefined && Math.abs(now - Date.parse(created)) > tokenMs) return false
    if (nonce === undefined) return true
    const isNew = !seen.has(nonce)
    seen.set(nonce, now)
    return isNew
  }

  return {
    tokenRequired,
    refusesToken: (token) => {
      if (!known.length) return false
      const account = known.find(({ user }) => user === token.user)
      return !account || !behaviours['access.password'](isRightIn(token, account), 'ws-security') || !isFresh(token)
    },
    refusesBasic: (header) => {
      if (!known.length) return false
      const [user, ...password] = Buffer.from(header.replace(/^Basic /i, ''), 'base64')
        .toString('utf8')
        .split(':')
      const account = known.find((one) => one.user === user)
      return !account || !behaviours['access.password'](password.join(':') === account.password, 'basic')
    },
  }
}

function isRightIn({ password, isDigest, nonce, created }: ReceivedToken, account: Credentials): boolean {
  if (!isDigest) return password === account.password
  if (nonce === undefined || created === undefined) return false
  return password === passwordDigest(Buffer.from(nonce, 'base64'), created, account.password)
}
