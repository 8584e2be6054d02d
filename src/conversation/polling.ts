import type { Expected } from '../exchange/entries.ts'
import type { Asking, Conversation } from './conversation.ts'

/**
 * Asks again and again until what is expected holds or the time is over; an effect may take its time. Returns the number of
 * the last request, about whose answer the expectation then is.
 */
export async function askUntil(
  conversation: Conversation,
  asking: Asking,
  expected: Expected,
  limitMs: number,
): Promise<number> {
  const { clock, ixit } = conversation.setting
  const until = clock.now().monotonicMs + limitMs
  for (;;) {
    const about = await conversation.ask(asking)
    const left = until - clock.now().monotonicMs
    if (left <= 0 || conversation.holds(about, expected)) return about
    await pause(Math.max(1, Math.min(ixit.timeLimits.quietMs, left)))
  }
}

/** The pause between two looks at a SUT; bounded by the limit as a whole. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
