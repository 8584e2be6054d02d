import { BrokerTrouble, type ConnectJms, type JmsSession } from './session.ts'

/** The first pause between two attempts, and the longest; milliseconds. Each is twice as long as the one before. */
const firstPauseMs = 50
const longestPauseMs = 1_000

/** What may pass: a broker that is started again refuses, then accepts and resets, before it lets us in. */
const passing: ReadonlySet<BrokerTrouble['event']> = new Set(['refused', 'reset', 'timeout'])

/** The time and how to let it pass; a test gives its own. */
export interface Pauses {
  /** Monotonic, in milliseconds. */
  readonly now: () => number
  readonly pause: (ms: number) => Promise<void>
}

const real: Pauses = {
  now: () => performance.now(),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}

/**
 * Connects to a broker; to one at which we have been before, again and again within `connectMs`, after pauses that grow: it
 * may only be on its way back. The first time nothing is repeated, so that a wrong address is told at once.
 *
 * @returns what connects
 */
export function connectingAgain(connect: ConnectJms, { now, pause }: Pauses = real): ConnectJms {
  let wasThere = false
  const once = async (...given: Parameters<ConnectJms>): Promise<JmsSession> => {
    const session = await connect(...given)
    wasThere = true
    return session
  }
  return async (endpoint, limits) => {
    const until = now() + limits.connectMs
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
      const leftMs = Math.ceil(until - now())
      try {
        return await once(endpoint, { ...limits, connectMs: Math.max(1, leftMs) })
      } catch (error) {
        const mayPass = wasThere && error instanceof BrokerTrouble && passing.has(error.event)
        if (!mayPass || now() + pauseMs + firstPauseMs > until) throw error
        await pause(pauseMs)
      }
    }
  }
}
