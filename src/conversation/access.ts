import { passwordIn, withUsernameToken, type Freshness, type UsernameToken } from '../binding/ws-security.ts'
import { decodeRecord } from '../exchange/decode.ts'
import type { Stranger } from '../exchange/expected-access.ts'
import type { Caller } from '../transports/transport.ts'
import type { XmlElement } from '../xml/tree.ts'
import type { Bench } from './bench.ts'
import type { Asking, Conversation } from './conversation.ts'
import { Inconclusive, NotApplicable } from './errors.ts'
import { certifiedIn, type LockableAccount } from './identity.ts'

/** Certificates by which a caller shows who he is. */
export type CallerCertificate = 'good' | 'expired' | 'unknown' | 'none'

/** As whom a message is sent, where that is not the usual. */
export type As =
  | { readonly at: 'the TLS endpoint'; readonly certificate: CallerCertificate }
  | { readonly at: 'the TLS endpoint'; readonly newestTls: 'TLSv1.1' }
  | { readonly at: 'the plain endpoint' }
  | { readonly account: 'lockable'; readonly password: 'right' | 'wrong' }

/** What is wrong with who comes so; undefined where he is to be let in. */
export function strangenessOf(as: As): Stranger | undefined {
  if ('account' in as) return as.password === 'wrong' ? 'with a wrong password' : undefined
  if (as.at === 'the plain endpoint') return 'in plain HTTP'
  if ('newestTls' in as) return 'with TLS 1.1 at most'
  switch (as.certificate) {
    case 'good':
      return undefined
    case 'none':
      return 'without a certificate'
    case 'expired':
      return 'with an expired certificate'
    case 'unknown':
      return 'with a certificate of an unknown authority'
  }
}

/** How a message leaves: where to, and as whom. */
export interface Going {
  readonly url?: string
  readonly as?: Caller
  readonly token?: UsernameToken
}

/**
 * How everything leaves that is sent as usual, and how what is sent as somebody else.
 *
 * @throws Inconclusive where the account that may be locked is not there, or is that of all cases; Error where a file of the
 *   IXIT cannot be read
 */
export function goingAs(as: As | undefined, { identity, endpoint, ixit, parameters }: Bench): Going {
  const usual = identity.token ? { token: identity.token } : {}
  // Who only plans a run has neither secrets nor files.
  if (!as || parameters.rehearse) return usual
  if ('account' in as) {
    const { lockable } = identity
    if (!lockable) throw new Inconclusive('ixit.lockableAccount names what the environment does not set.')
    requireOther(lockable, identity.token?.user, endpoint.credentials?.user)
    const isRight = as.password === 'right'
    if (lockable.by === 'ws-security')
      return {
        as: {},
        token: isRight ? lockable.token : { ...lockable.token, password: wrong(lockable.token.password) },
      }
    const { user, password } = lockable
    return { ...usual, as: { credentials: { user, password: isRight ? password : wrong(password) } } }
  }
  const { tls } = ixit
  // What nobody may read on the way is not said there.
  if (as.at === 'the plain endpoint')
    return {
      ...(tls?.plainEndpoint !== undefined && { url: tls.plainEndpoint }),
      as: { credentials: 'none', client: 'none' },
    }
  const url = tls?.endpoint === undefined ? {} : { url: tls.endpoint }
  if ('newestTls' in as) return { ...usual, ...url, as: { newestTls: as.newestTls } }
  const { certificate } = as
  if (certificate === 'good') return { ...usual, ...url, as: {} }
  const named = certificate === 'none' ? undefined : tls?.bad[certificate]
  return {
    ...usual,
    ...url,
    as: { client: certificate === 'none' || !named ? 'none' : certifiedIn(named, `ixit.tls.bad.${certificate}`) },
  }
}

/** An account that may be locked is none that all cases use, under whichever names the environment has them. */
function requireOther(lockable: LockableAccount, ...usual: readonly (string | undefined)[]): void {
  const { user } = lockable.by === 'basic' ? lockable : lockable.token
  if (usual.includes(user))
    throw new Inconclusive(
      'ixit.lockableAccount is the account that all cases use, and it may be locked. Write ixit.lockableAccount with one of its own.',
    )
}

/** A password that is not that one. */
const wrong = (password: string): string => `not-${password}`

/** What a token makes of an envelope: as it is sent, and as the record keeps it. */
export function sealing(
  token: UsernameToken,
  fresh: Freshness,
): {
  readonly sent: (envelope: XmlElement) => XmlElement
  readonly shown: (envelope: XmlElement) => XmlElement
  /** What proves who we are: the password, or its digest. */
  readonly proof: string
} {
  const proof = passwordIn(token, fresh)
  return {
    proof,
    sent: (envelope) => withUsernameToken(envelope, token, fresh, proof),
    shown: (envelope) => withUsernameToken(envelope, { ...token, user: hidden }, fresh, hidden),
  }
}

const hidden = '***'

/**
 * The SUT says that it checks the certificates of callers, and we have one to show.
 *
 * @throws NotApplicable where it does not say so; Inconclusive where the IXIT does not name what is needed
 */
export function requireCallerCertificate(certificate: CallerCertificate, { setting }: Conversation): void {
  const { ics, ixit, endpoint } = setting
  if (!ics.security.includes('callers-by-certificate'))
    throw new NotApplicable('The ICS does not name "callers-by-certificate" (ics.security).')
  requireTls(ixit.tls?.endpoint ?? endpoint)
  if (ixit.tls?.cert === undefined)
    throw new Inconclusive('We have no certificate to show. Write ixit.tls.cert and ixit.tls.key.')
  if ((certificate === 'expired' || certificate === 'unknown') && !ixit.tls.bad[certificate])
    throw new Inconclusive(
      `We have no such certificate. Write ixit.tls.bad.${certificate}: { cert, key }; \`cim9 certs FOLDER\` makes the files.`,
    )
}

/**
 * The SUT says that it speaks TLS 1.2 or later only, and where that can be tried.
 *
 * @throws NotApplicable where it does not say so; Inconclusive where the IXIT names no https URL
 */
export function requireNewTls({ setting }: Conversation): void {
  const { ics, ixit, endpoint } = setting
  if (!ics.security.includes('tls-1.2')) throw new NotApplicable('The ICS does not name "tls-1.2" (ics.security).')
  requireTls(ixit.tls?.endpoint ?? endpoint)
}

/** Where TLS is tried is an https URL, unless there is none: then it cannot be tried. */
function requireTls(url: string): void {
  if (!url.startsWith('https:'))
    throw new Inconclusive(
      'Requests go in plain HTTP. Write ixit.tls.endpoint: the https URL at which the SUT speaks TLS.',
    )
}

/**
 * The SUT says that it does not serve plain HTTP, and where that can be tried.
 *
 * @throws NotApplicable where it does not say so; Inconclusive where the IXIT does not say where
 */
export function requirePlainEndpoint({ setting }: Conversation): void {
  const { ics, ixit } = setting
  if (!ics.security.includes('plain-http-refused'))
    throw new NotApplicable('The ICS does not name "plain-http-refused" (ics.security).')
  if (ixit.tls?.plainEndpoint === undefined)
    throw new Inconclusive(
      'Where plain HTTP would go is not said. Write ixit.tls.plainEndpoint: an http URL of the service.',
    )
}

/**
 * There is an account for nothing but these tests.
 *
 * @throws Inconclusive where the IXIT does not name it
 */
export function requireLockableAccount(by: 'basic' | 'ws-security', { setting }: Conversation): void {
  const { lockableAccount } = setting.ixit
  if (lockableAccount?.by !== by)
    throw new Inconclusive(
      `A wrong password is sent with an account only that may be locked. Write ixit.lockableAccount: { user: { env }, password: { env }, by: '${by}' }.`,
    )
  if (by === 'ws-security' && setting.soap === 'none')
    throw new Inconclusive('Messages travel without SOAP (binding.soap), and a UsernameToken stands in its header.')
}

/** A request as somebody sends it. */
export const sentAs = (asking: Asking, as: As): Asking => ({ ...asking, as })

/** Codes of the published list by which access is refused. */
const accessCodes = ['7.1', '7.2', '7.3', '7.4', '7.5', '7.6', '7.7']

/** The code that a refusal should bear, expected only where there is a message in which it could stand. */
export function preferCodeIfAny(about: number, code: string, conversation: Conversation): void {
  const [reply] = decodeRecord(conversation.recorder.record()).repliesTo(about)
  const codes = code === 'of category 7' ? accessCodes : [code]
  if (reply?.message) conversation.expect(about, { form: 'error-code', codes }, `the code is preferably ${code}`)
}
