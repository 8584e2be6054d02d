import type { Endpoint } from '../transport.ts'
import { exchangeOf, requireUsable } from './exchange.ts'
import { FolderTrouble } from './trouble.ts'

/**
 * Are the folders there, and may we use them? Whether anybody takes what is put there shows only when it is taken.
 *
 * @throws Error if the folders cannot be meant so, as opening the transport does
 */
export async function probeFile(
  endpoint: Endpoint,
  timeoutMs: number,
): Promise<'reachable' | { readonly unreachable: string }> {
  const exchange = exchangeOf(endpoint)
  // A share that has gone away may not answer at all.
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new FolderTrouble('refused', `The folders do not answer within ${timeoutMs} ms.`)),
      timeoutMs,
    )
  })
  try {
    await Promise.race([requireUsable(exchange), late])
    return 'reachable'
  } catch (error) {
    if (error instanceof FolderTrouble) return { unreachable: error.message }
    throw error
  } finally {
    clearTimeout(timer)
  }
}
