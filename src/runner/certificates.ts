import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import type { IxitInput } from '../config/ixit.ts'
import { ConfigError } from '../config/problems.ts'

/** The certificates of a test: what they are for, by the names of their files without `.pem`. */
const kinds = [
  'listener-good',
  'listener-expired',
  'listener-other-name',
  'listener-other-authority',
  'client-good',
  'client-expired',
  'client-unknown',
] as const
type Kind = (typeof kinds)[number]

/** What is made is good for so many days. */
const goodForDays = 365
const dayMs = 86_400_000

interface Pair {
  readonly cert: string
  readonly key: string
}

export interface CertificateOptions {
  /** Host names and IP addresses by which our listener is reached. */
  readonly hosts: readonly string[]
  readonly now: Date
  /** May files be replaced that are there? */
  readonly overwrite?: boolean
}

/** A name that no listener of ours has. */
const otherName = 'somebody-else.invalid'

/**
 * Makes a test authority and the certificates of a test in a folder, good and bad, with keys that only their owner can read.
 *
 * @returns the paths of the files
 * @throws ConfigError where a file is there already and may not be replaced
 * @example await writeCertificates('certs', { hosts: ['127.0.0.1'], now: new Date() })
 */
export async function writeCertificates(folder: string, options: CertificateOptions): Promise<readonly string[]> {
  const names = ['ca.pem', ...kinds.flatMap((kind) => [`${kind}.pem`, `${kind}.key`])]
  const there = names.filter((name) => existsSync(join(folder, name)))
  if (there.length && !options.overwrite)
    throw new ConfigError(
      `${there.length} of the files are in ${folder} already (${there[0] ?? ''}), and who trusts them would trust the new ones no more. Name another folder, or write --overwrite.`,
    )
  const made = await makeCertificates(options)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const written = [write(folder, 'ca.pem', made.authority, 0o644)]
  for (const kind of kinds)
    written.push(
      write(folder, `${kind}.pem`, made.pairs[kind].cert, 0o644),
      write(folder, `${kind}.key`, made.pairs[kind].key, 0o600),
    )
  return written
}

function write(folder: string, name: string, text: string, mode: number): string {
  const path = join(folder, name)
  writeFileSync(path, text, { mode })
  // A file that was there keeps its mode when it is written.
  chmodSync(path, mode)
  return path
}

/** Paths in a folder of certificates, as the IXIT names them. */
export function certificatesIn(folder: string): {
  readonly ca: string
  readonly client: Pair
  readonly badClients: { readonly expired: Pair; readonly unknown: Pair }
  readonly callback: Pair & NonNullable<Pick<NonNullable<NonNullable<IxitInput['callback']>['tls']>, 'bad'>>
} {
  const pair = (kind: Kind): Pair => ({ cert: join(folder, `${kind}.pem`), key: join(folder, `${kind}.key`) })
  return {
    ca: join(folder, 'ca.pem'),
    client: pair('client-good'),
    badClients: { expired: pair('client-expired'), unknown: pair('client-unknown') },
    callback: {
      ...pair('listener-good'),
      bad: {
        expired: pair('listener-expired'),
        otherName: pair('listener-other-name'),
        otherAuthority: pair('listener-other-authority'),
      },
    },
  }
}

interface Made {
  readonly authority: string
  readonly pairs: Readonly<Record<Kind, Pair>>
}

async function makeCertificates({ hosts, now }: CertificateOptions): Promise<Made> {
  // It takes a third of a second to load, and few runs need it.
  const { generate } = await import('selfsigned')
  const from = new Date(now.getTime() - dayMs)
  const until = new Date(now.getTime() + goodForDays * dayMs)
  // The default algorithm is SHA-1, which nobody takes any more.
  const common = { keyType: 'ec', algorithm: 'sha256' } as const
  const good = { notBeforeDate: from, notAfterDate: until }
  const expired = { notBeforeDate: new Date(from.getTime() - 30 * dayMs), notAfterDate: from }

  const authorityNamed = async (name: string): Promise<Pair> => {
    const made = await generate([{ name: 'commonName', value: name }], {
      ...common,
      ...good,
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
      ],
    })
    return { cert: made.cert, key: made.private }
  }
  const authority = await authorityNamed('cim9 test authority')
  const stranger = await authorityNamed('cim9 authority that nobody trusts')

  const signed = async (name: string, by: Pair, dates: typeof good, names: readonly string[] = []): Promise<Pair> => {
    const made = await generate([{ name: 'commonName', value: name }], {
      ...common,
      ...dates,
      ca: by,
      extensions: [
        { name: 'basicConstraints', cA: false, critical: true },
        { name: 'keyUsage', digitalSignature: true, critical: true },
        { name: 'extKeyUsage', serverAuth: names.length > 0, clientAuth: names.length === 0 },
        ...(names.length ? [{ name: 'subjectAltName' as const, altNames: names.map(alternative) }] : []),
      ],
    })
    return { cert: made.cert, key: made.private }
  }
  return {
    authority: authority.cert,
    pairs: {
      'listener-good': await signed('cim9 listener', authority, good, hosts),
      'listener-expired': await signed('cim9 listener', authority, expired, hosts),
      'listener-other-name': await signed('cim9 listener', authority, good, [otherName]),
      'listener-other-authority': await signed('cim9 listener', stranger, good, hosts),
      'client-good': await signed('cim9', authority, good),
      'client-expired': await signed('cim9', authority, expired),
      'client-unknown': await signed('cim9', stranger, good),
    },
  }
}

const alternative = (name: string) => (isIP(name) ? { type: 7 as const, ip: name } : { type: 2 as const, value: name })
