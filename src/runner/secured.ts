import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { IcsInput } from '../config/ics.ts'
import type { IxitInput } from '../config/ixit.ts'
import type { ReferenceHesOptions, RunningHes } from '../sut/reference/start.ts'
import { certificatesIn, writeCertificates } from './certificates.ts'

/** Environment variables in which the embedded head end is told its account that may be locked. */
const accountVariables = { user: 'CIM9_EMBEDDED_USER', password: 'CIM9_EMBEDDED_PASSWORD' } as const

/** What the reference head end checks, by which the password is told. */
export const securedIcs = (by: 'ws-security' | 'basic' = 'ws-security'): NonNullable<IcsInput['security']> => [
  'tls-1.2',
  'callers-by-certificate',
  'plain-http-refused',
  by,
  'callback-tls',
]

type Declared = Pick<IxitInput, 'tls' | 'lockableAccount'> & { readonly callback: NonNullable<IxitInput['callback']> }

/**
 * The part of the IXIT that says by what the reference head end and we are sure of each other.
 *
 * @param folder of the certificates
 * @param doors where the head end listens
 */
export function securedIxit(
  folder: string,
  doors: RunningHes['secured'],
  by: 'ws-security' | 'basic' = 'ws-security',
): Declared {
  const { ca, client, badClients, callback } = certificatesIn(folder)
  const { user, password } = accountVariables
  return {
    tls: { ca, ...client, bad: badClients, ...(doors && { endpoint: doors.url, plainEndpoint: doors.plainUrl }) },
    lockableAccount: { user: { env: user }, password: { env: password }, by, type: 'digest', timestamp: true },
    callback: { tls: { ...callback, always: false } },
  }
}

/** What a plan goes by, in which nothing is sent and no file read: certificates and doors that are made when a run begins. */
export const plannedSecurity = (): Declared =>
  securedIxit('(made for the run)', { url: 'https://127.0.0.1/', plainUrl: 'http://127.0.0.1/' })

/** Certificates, an account and all that is declared of them, for one run of the reference head end. */
export interface Secured {
  readonly options: Pick<ReferenceHesOptions, 'secured' | 'listeners' | 'accounts'>
  /** See securedIxit. */
  ixit(doors: RunningHes['secured'], by?: 'ws-security' | 'basic'): Declared
  /** Throws the certificates away. */
  remove(): void
}

/** Makes throw-away certificates and an account for the reference head end. */
export async function makeSecured(now = new Date()): Promise<Secured> {
  const folder = mkdtempSync(join(tmpdir(), 'cim9-certs-'))
  await writeCertificates(folder, { hosts: ['127.0.0.1', 'localhost'], now })
  const { ca, callback } = certificatesIn(folder)
  const authority = readFileSync(ca, 'utf8')
  const tls = { cert: readFileSync(callback.cert, 'utf8'), key: readFileSync(callback.key, 'utf8') }
  const { user, password } = accountVariables
  // Workers find it there, as they find the secrets of a user.
  process.env[user] ??= 'lockable'
  process.env[password] ??= randomUUID()
  return {
    options: {
      secured: { tls, callers: authority },
      listeners: authority,
      accounts: [{ user: process.env[user], password: process.env[password] }],
    },
    ixit: (doors, by) => securedIxit(folder, doors, by),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
