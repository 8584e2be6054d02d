import { z } from 'zod'
import { icsItems } from './ics-item.ts'
import { nonEmpty } from './objects.ts'

/** The parts of ICS and IXIT that say by what the SUT and its callers are sure of each other. */

/** What the vendor says is checked. */
const safeguards = [
  'tls-1.2',
  'callers-by-certificate',
  'plain-http-refused',
  'ws-security',
  'basic',
  'callback-tls',
] as const

export const securityItems = {
  /** Each is tried by cases of the claim `security`; without it they are not applicable. */
  security: z.array(z.enum(safeguards)).default([]).register(icsItems, {
    question:
      'What is checked: that TLS is 1.2 or later, certificates of callers, that nobody comes in plain HTTP, passwords by WS-Security or HTTP Basic, the certificate of the listener to which results go?',
    status: 'o',
  }),
}

/** An environment variable that holds a secret; the secret itself never stands in a file. */
const secret = z.strictObject({ env: nonEmpty })

/** Paths of the PEM files of a certificate and its own key. */
const certified = z.strictObject({ cert: nonEmpty, key: nonEmpty })

const ours = z
  .strictObject({
    /** Path of the PEM file of the authority that signed the certificate of the SUT. */
    ca: nonEmpty.optional(),
    /** Paths of the PEM files of our own certificate and its key, for a SUT that asks who we are. */
    cert: nonEmpty.optional(),
    key: nonEmpty.optional(),
    /** Where the SUT speaks TLS, if that is not sut.endpoint. */
    endpoint: z.url({ protocol: /^https$/, error: 'must be an https URL' }).optional(),
    /** Where it would be reached in plain HTTP, and says that it is not served. */
    plainEndpoint: z.url({ protocol: /^http$/, error: 'must be an http URL' }).optional(),
    /** Certificates by which we must not be let in. */
    bad: z.strictObject({ expired: certified.optional(), unknown: certified.optional() }).prefault({}),
  })
  .refine(({ cert, key }) => (cert === undefined) === (key === undefined), 'cert and key belong together')

const callbackTls = certified.extend({
  /** Is it shown in all cases? If not, only in those about TLS, and the others listen in plain HTTP. */
  always: z.boolean().default(true),
  /** Certificates that the SUT must not trust. */
  bad: z
    .strictObject({
      expired: certified.optional(),
      otherName: certified.optional(),
      otherAuthority: certified.optional(),
    })
    .prefault({}),
  /** Where the listener of the cases about TLS is reached, which shows them; a port of its own, another in each run. */
  tried: z
    .strictObject({
      port: z.int().min(0).max(65_535).default(0),
      publicUrl: z.url({ protocol: /^https$/, error: 'must be an https URL' }).optional(),
    })
    .prefault({}),
})

/** How a UsernameToken tells its password; `timestamp` adds a Timestamp that expires after so many seconds, 300 for `true`. */
const tokenForm = {
  type: z.enum(['text', 'digest']).default('text'),
  timestamp: z.union([z.boolean(), z.number().positive()]).default(false),
}

const account = { user: secret, password: secret }

export const securityFixtures = {
  tls: ours.optional(),
  /** Put as a UsernameToken into the SOAP header of everything we send. */
  wsSecurity: z.strictObject({ ...account, ...tokenForm }).optional(),
  /** An account for nothing but these tests, which may be locked by them: the only one with which a wrong password is sent. */
  lockableAccount: z
    .strictObject({ ...account, by: z.enum(['basic', 'ws-security']).default('basic'), ...tokenForm })
    .optional(),
}

export const callbackSecurity = { tls: callbackTls.optional() }
