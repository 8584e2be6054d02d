import { z } from 'zod'

/** What carries messages. */
export const transportNames = ['http', 'amqp', 'stomp', 'jms'] as const
export const transportName = z.enum(transportNames)
export type TransportName = z.infer<typeof transportName>
/** By what the embedded head end can be reached: a broker of STOMP and classes of a provider of JMS are the user's to bring. */
export const embeddedTransport = transportName.exclude(['stomp', 'jms'])
export type EmbeddedTransport = z.infer<typeof embeddedTransport>

/** The schemes of addresses, and the transport that each names. */
const schemes: Readonly<Record<string, TransportName>> = {
  http: 'http',
  https: 'http',
  amqp: 'amqp',
  amqps: 'amqp',
  stomp: 'stomp',
  stomps: 'stomp',
  jms: 'jms',
}

/** An address whose scheme names its transport. */
export const address = z.url({
  protocol: new RegExp(`^(?:${Object.keys(schemes).join('|')})$`),
  error: `must be a URL of ${Object.keys(schemes).join(', ')}`,
})

/**
 * The transport that an address names.
 *
 * @throws Error where its scheme is none of ours
 * @example transportOf('amqp://127.0.0.1:5672/requests') // 'amqp'
 */
export function transportOf(url: string): TransportName {
  const name = schemes[/^[a-z]+/i.exec(url)?.[0].toLowerCase() ?? '']
  if (!name) throw new Error(`The address "${url}" is not a URL of ${Object.keys(schemes).join(', ')}.`)
  return name
}

/** Of an address what tells where it is: host and port, or all of it where a provider of JMS alone knows. */
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
  transportOf(url) === 'http' || !/^topic:/.test(decodeURIComponent(new URL(url).pathname.slice(1)))

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
