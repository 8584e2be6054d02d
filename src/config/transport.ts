import { z } from 'zod'
import { whyNoFolder } from './files.ts'

/** What a transport is, as far as configuration, rules and reports must know. */
interface Kind {
  /** The schemes of its addresses. */
  readonly schemes: readonly [string, ...string[]]
  /** What reports call it. */
  readonly words: string
  /** What stands between us and a SUT: nothing, or a broker or a folder that takes messages for it. */
  readonly family: 'direct' | 'broker' | 'folder'
  /** Can the embedded head end be reached by it? A broker of STOMP and classes of a provider of JMS are the user's to bring. */
  readonly embedded: boolean
}

/** All transports: names, schemes and defaults follow from this table. How each works, src/transports/index.ts knows. */
const kinds = {
  http: { schemes: ['http', 'https'], words: 'HTTP', family: 'direct', embedded: true },
  amqp: { schemes: ['amqp', 'amqps'], words: 'AMQP 1.0', family: 'broker', embedded: true },
  stomp: { schemes: ['stomp', 'stomps'], words: 'STOMP', family: 'broker', embedded: false },
  jms: { schemes: ['jms'], words: 'JMS', family: 'broker', embedded: false },
  file: { schemes: ['file'], words: 'files', family: 'folder', embedded: true },
} as const satisfies Readonly<Record<string, Kind>>

/** What carries messages. */
export type TransportName = keyof typeof kinds
export const transportNames = Object.keys(kinds) as [TransportName, ...TransportName[]]
export const transportName = z.enum(transportNames)

type NamesWhere<What extends Partial<Kind>> = {
  [Name in TransportName]: (typeof kinds)[Name] extends What ? Name : never
}[TransportName]
/** Those by which a broker is reached. */
export type BrokerTransport = NamesWhere<{ family: 'broker' }>
/** By what the embedded head end can be reached. */
export type EmbeddedTransport = NamesWhere<{ embedded: true }>

export const embeddedTransport = z.enum(
  transportNames.filter((name): name is EmbeddedTransport => kinds[name].embedded),
)

/** What stands between us and a SUT. */
export const familyOf = (name: TransportName): Kind['family'] => kinds[name].family
/** What reports call a transport. */
export const wordsOfTransport = (name: TransportName): string => kinds[name].words
export const isBroker = (name: TransportName): name is BrokerTransport => familyOf(name) === 'broker'

/** The schemes of addresses, and the transport that each names. */
const schemes: ReadonlyMap<string, TransportName> = new Map(
  transportNames.flatMap((name) => kinds[name].schemes.map((scheme) => [scheme, name] as const)),
)
const named = (url: string): TransportName | undefined => schemes.get(/^[a-z]+/i.exec(url)?.[0].toLowerCase() ?? '')
const listed = [...schemes.keys()].join(', ')

/** An address whose scheme names its transport. */
export const address = z
  .url({ protocol: new RegExp(`^(?:${[...schemes.keys()].join('|')})$`), error: `must be a URL of ${listed}` })
  .refine((url) => !isFolderUrl(url) || whyNoFolder(url) === undefined, {
    error: ({ input }) => whyNoFolder(String(input)) ?? '',
  })

/** The address of a broker. */
export const brokerUrl = address.refine((url) => isBroker(named(url) ?? 'amqp'), 'must be the address of a broker')

const isFolderUrl = (url: string): boolean => /^file:/i.test(url)

/**
 * The transport that an address names.
 *
 * @throws Error where its scheme is none of ours
 * @example transportOf('amqp://127.0.0.1:5672/requests') // 'amqp'
 */
export function transportOf(url: string): TransportName {
  const name = named(url)
  if (!name) throw new Error(`The address "${url}" is not a URL of ${listed}.`)
  return name
}

/** Of an address what tells where it is: host and port, or all of it where a provider of JMS alone knows, and of a folder. */
export const placeOf = (url: string): string => new URL(url).host || url

/** An address as a person reads it: without user and password, and with its placeholders. */
export function shownAddress(url: string): string {
  const parsed = new URL(url)
  parsed.username = ''
  parsed.password = ''
  return parsed.href.replaceAll('%7B', '{').replaceAll('%7D', '}')
}

/** Is anybody expected to answer there? Whoever listens at a topic does not. */
export const isAnsweredAt = (url: string): boolean =>
  !isBroker(transportOf(url)) || !/^topic:/.test(decodeURIComponent(new URL(url).pathname.slice(1)))

export const wrapperNames = ['generic-bare', 'generic-wrapped', 'typed'] as const
/** `none`: the envelope stands alone, as messages of a broker and files usually hold it. */
export const soapNames = ['1.1', '1.2', 'none'] as const
const soap = z.enum(soapNames)
const wrapper = z.enum(wrapperNames).default('generic-bare')

/** How messages are clothed, as a user chooses it. */
export const bindingInput = z.strictObject({ soap: soap.optional(), wrapper })
/** How messages are clothed: SOAP or none, and the wrapper. */
export const bindingChoice = z.strictObject({ soap: soap.default('1.1'), wrapper })
export type BindingChoice = z.infer<typeof bindingChoice>

/** The choice for a transport: SOAP 1.1 over HTTP and nothing around the envelope elsewhere, unless something else is declared. */
export const bindingOver = (
  transport: TransportName,
  { soap, wrapper }: z.infer<typeof bindingInput>,
): BindingChoice => ({
  soap: soap ?? (transport === 'http' ? '1.1' : 'none'),
  wrapper,
})
