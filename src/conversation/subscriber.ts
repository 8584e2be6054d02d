import type { TransportName } from '../config/transport.ts'
import { bindingOver, shownAddress, type BindingChoice } from '../config/transport.ts'
import type { Ixit } from '../config/ixit.ts'
import { probe } from '../transports/probe.ts'
import type { Bench } from './bench.ts'
import { Inconclusive } from './errors.ts'

/** A service of the SUT: where messages go, how they are clothed, and what carries them. */
export type Service = Pick<Bench, 'config' | 'endpoint' | 'services' | 'transport'>

/** How events to the SUT are clothed: as it is declared; else as its requests, with or without SOAP as their transport has it. */
export function eventBinding(
  { binding }: NonNullable<Ixit['subscriber']>,
  by: TransportName,
  requests: { readonly by: TransportName; readonly binding: BindingChoice },
): BindingChoice {
  if (binding) return bindingOver(by, binding)
  const { soap, wrapper } = requests.binding
  return bindingOver(by, { wrapper, ...(by === requests.by && { soap }) })
}

/** Services that have been reached. */
const reached = new WeakSet<Service>()

/**
 * The service by which the SUT hears events.
 *
 * @throws Inconclusive where the IXIT does not say where that is, or nothing listens there
 */
export async function subscriberOf(bench: Bench): Promise<Service> {
  const { subscriber, parameters, ixit } = bench
  if (!subscriber)
    throw new Inconclusive(
      'It is not known where the SUT hears events. Write ixit.subscriber: { endpoint: "the address" }, or {} where they go to the address of requests.',
    )
  if (parameters.rehearse || subscriber.endpoint.url === bench.endpoint.url || reached.has(subscriber))
    return subscriber
  const state = await probe(subscriber.endpoint, ixit.timeLimits.connectMs)
  if (state !== 'reachable')
    throw new Inconclusive(
      `Nothing could be reached at ${shownAddress(subscriber.endpoint.url)}: ${state.unreachable} Check ixit.subscriber.endpoint and that the SUT listens there.`,
    )
  reached.add(subscriber)
  return subscriber
}
