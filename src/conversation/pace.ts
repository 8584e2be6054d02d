import type { Clock } from '../exchange/clock.ts'
import type { Transport } from '../transports/transport.ts'
import { pause } from './polling.ts'

/**
 * A transport that sends no more messages in a second than the SUT is declared to bear.
 *
 * @param messagesPerSecond without it, the transport as it is
 */
export function paced(transport: Transport, messagesPerSecond: number | undefined, clock: Clock): Transport {
  if (messagesPerSecond === undefined) return transport
  const betweenMs = 1000 / messagesPerSecond
  let next = 0
  return {
    send: async (message, recorder) => {
      const now = clock.now().monotonicMs
      const at = Math.max(now, next)
      next = at + betweenMs
      if (at > now) await pause(at - now)
      return transport.send(message, recorder)
    },
    ...(transport.ask && { ask: (url) => transport.ask?.(url) ?? Promise.resolve({ trouble: 'Nothing is asked.' }) }),
    finish: (recorder) => transport.finish(recorder),
    close: () => transport.close(),
  }
}
