import { existsSync } from 'node:fs'
import { listenJms } from '../jms/listen.ts'
import { openJms } from '../jms/open.ts'
import { BrokerTrouble } from '../jms/session.ts'
import type { Endpoint, OpenListener, OpenTransport } from '../transport.ts'
import { connectSidecar, jmsPorts } from './connect.ts'

/**
 * Requests by a provider of JMS.
 *
 * @throws Error in a sentence for the user where the provider is not declared, or its class path leads nowhere
 */
export const openSidecar: OpenTransport = (endpoint, ...rest) => {
  requireProvider(endpoint)
  return openJms('jms', connectSidecar, jmsPorts)(endpoint, ...rest)
}

/**
 * Listens at a provider of JMS.
 *
 * @throws Error in a sentence for the user where the provider is not declared, or its class path leads nowhere
 */
export const listenSidecar: OpenListener = async (address, terms) => {
  if (address.broker) requireProvider(address.broker)
  return listenJms('jms', connectSidecar, jmsPorts)(address, terms)
}

/** Does the provider let us in? There is no other way to see whether it is there; it costs the start of a process. */
export async function probeSidecar(
  endpoint: Endpoint,
  timeoutMs: number,
): Promise<'reachable' | { readonly unreachable: string }> {
  try {
    await (await connectSidecar(endpoint, { connectMs: timeoutMs, maxBytes: 0 })).close()
    return 'reachable'
  } catch (error) {
    if (error instanceof BrokerTrouble) return { unreachable: error.message }
    throw error
  }
}

function requireProvider({ url, jms }: Endpoint): void {
  if (!jms)
    throw new Error(
      `The address ${url} names no more than a destination of JMS. Write ixit.jms: the classes of the provider, and its connection factory.`,
    )
  // Java itself knows what stands for all jars of a folder.
  const missing = jms.classPath.find((path) => !path.endsWith('*') && !existsSync(path))
  if (missing !== undefined) throw new Error(`ixit.jms.classPath names ${missing}, which is not there.`)
}
