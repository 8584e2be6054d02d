import type { Clock } from '../../exchange/clock.ts'
import type { Header } from '../../message/model.ts'
import { childNamed, childText } from '../../xml/tree.ts'
import type { Behaviours } from '../behaviours.ts'

/** How long after its creation a message with ReplayDetection is taken. */
export const replayWindowMs = 300_000

/** Which messages came before, as far as they may come again. */
export interface ReplayMemory {
  /** Is a message with that header refused as replayed? It is remembered. */
  refuses(header: Header): boolean
}

/** @param clock real time: a replay is no matter of the domain */
export function openReplayMemory(clock: Clock, accepts: Behaviours['accepts.replay']): ReplayMemory {
  const seen = new Map<string, number>()
  return {
    refuses: ({ element }) => {
      const detection = childNamed(element, 'ReplayDetection')
      if (!detection) return false
      const now = Date.parse(clock.now().wall)
      for (const [key, at] of seen) if (now - at > replayWindowMs) seen.delete(key)
      const [nonce = '', created = ''] = [childText(detection, 'Nonce'), childText(detection, 'Created')]
      const key = `${nonce} ${created}`
      const cameBefore = seen.has(key)
      seen.set(key, now)
      return !accepts(Date.parse(created), cameBefore, now)
    },
  }
}
