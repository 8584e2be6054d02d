import { createHash } from 'node:crypto'
import { childNamed, childText, element, elements, type XmlElement } from '../xml/tree.ts'
import { withHeaderBlocks } from './soap.ts'

const oasis = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss'
export const securityNamespaces = {
  extension: `${oasis}-wssecurity-secext-1.0.xsd`,
  utility: `${oasis}-wssecurity-utility-1.0.xsd`,
} as const
const profile = `${oasis}-username-token-profile-1.0`
const encoding = `${oasis}-soap-message-security-1.0#Base64Binary`

/** Who is asking, and how a UsernameToken says so. */
export interface UsernameToken {
  readonly user: string
  readonly password: string
  readonly type: 'text' | 'digest'
  /** A Timestamp is added that expires after so many seconds. */
  readonly timestampS?: number
}

/** What makes one token unlike any other; time and chance come from outside. */
export interface Freshness {
  readonly nonce: Uint8Array
  /** ISO 8601, UTC. */
  readonly created: string
}

/** The digest of a password that a token bears: SHA-1 over nonce, creation time and password, in base64. */
export function passwordDigest(nonce: Uint8Array, created: string, password: string): string {
  return createHash('sha1').update(nonce).update(created, 'utf8').update(password, 'utf8').digest('base64')
}

/** What a token says of the password. */
export const passwordIn = ({ password, type }: UsernameToken, { nonce, created }: Freshness): string =>
  type === 'text' ? password : passwordDigest(nonce, created, password)

/**
 * A SOAP envelope with a Security header in which a UsernameToken stands.
 *
 * @param told what stands as its password: `passwordIn`, or what is shown in its place
 * @example withUsernameToken(envelope, token, fresh, passwordIn(token, fresh))
 */
export function withUsernameToken(
  envelope: XmlElement,
  token: UsernameToken,
  fresh: Freshness,
  told: string,
): XmlElement {
  const { extension, utility } = securityNamespaces
  const { user, type, timestampS } = token
  const own = (name: string, content: XmlElement['children'] | string, attributes = {}) =>
    element(extension, name, content, attributes)
  const { nonce, created } = fresh
  const passwordType = type === 'text' ? 'PasswordText' : 'PasswordDigest'
  const security = own('Security', [
    ...(timestampS === undefined
      ? []
      : [
          element(utility, 'Timestamp', [
            element(utility, 'Created', created),
            element(utility, 'Expires', new Date(Date.parse(created) + timestampS * 1000).toISOString()),
          ]),
        ]),
    own('UsernameToken', [
      own('Username', user),
      own('Password', told, { Type: `${profile}#${passwordType}` }),
      own('Nonce', Buffer.from(nonce).toString('base64'), { EncodingType: encoding }),
      element(utility, 'Created', created),
    ]),
  ])
  return withHeaderBlocks(envelope, [security])
}

/** A UsernameToken as received; what is missing in it is undefined. */
export interface ReceivedToken {
  readonly user: string | undefined
  readonly password: string | undefined
  readonly isDigest: boolean
  readonly nonce: string | undefined
  readonly created: string | undefined
  /** When the message expires, where its Timestamp says so. */
  readonly expires: string | undefined
}

/** The UsernameToken of a SOAP envelope; undefined where it bears none. */
export function usernameTokenIn(envelope: XmlElement): ReceivedToken | undefined {
  const header = childNamed(envelope, 'Header')
  const security = header && elements(header).find(isNamed('Security'))
  const token = security && elements(security).find(isNamed('UsernameToken'))
  if (!security || !token) return undefined
  const password = childNamed(token, 'Password')
  const timestamp = childNamed(security, 'Timestamp')
  return {
    user: childText(token, 'Username'),
    password: childText(token, 'Password'),
    isDigest:
      password?.attributes.some(({ name, value }) => name === 'Type' && value.endsWith('#PasswordDigest')) ?? false,
    nonce: childText(token, 'Nonce'),
    created: childText(token, 'Created'),
    expires: timestamp && childText(timestamp, 'Expires'),
  }
}

const isNamed =
  (name: string) =>
  (one: XmlElement): boolean =>
    one.name === name && one.namespace === securityNamespaces.extension
