/** Why a certificate is not good: a code of OpenSSL or Node, or that there is none; undefined where it is good. */
export type CertificateTrouble = string | undefined

/** The seams at which it can go wrong who is let in, and who is trusted. */
export interface SecurityBehaviours {
  /** Is a caller let in over TLS, given what is wrong with his certificate? */
  readonly 'access.certificate': (trouble: CertificateTrouble) => boolean
  /** The oldest version of TLS that is spoken. */
  readonly 'access.oldestTls': () => 'TLSv1.2' | 'TLSv1.1'
  /** Is a request served that came in plain HTTP to where TLS is asked for? */
  readonly 'access.plain': () => boolean
  /** Is an account let in, given whether the password is right, by which means it was told? */
  readonly 'access.password': (isRight: boolean, by: 'basic' | 'ws-security') => boolean
  /** Is a result sent to a listener, given what is wrong with its certificate? */
  readonly 'access.listener': (trouble: CertificateTrouble) => boolean
}

export const conformingSecurity: SecurityBehaviours = {
  'access.certificate': (trouble) => trouble === undefined,
  'access.oldestTls': () => 'TLSv1.2',
  'access.plain': () => false,
  'access.password': (isRight) => isRight,
  'access.listener': (trouble) => trouble === undefined,
}
