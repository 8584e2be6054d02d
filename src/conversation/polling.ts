import type { Expected } from '../exchange/entries.ts'
import type { Asking, Conversation } from './conversation.ts'
import type { SwitchLook } from './switches.ts'

/**
 * Asks again and again until what is expected holds or the time is over; an effect may take its time. Returns the number of
 * the last request, about whose answer the expectation then is.
 */
export const askUntil = (
  conversation: Conversation,
  asking: Asking,
  expected: Expected,
  limitMs: number,
): Promise<number> =>
  lookUntil(conversation, { expected, once: () => conversation.ask(asking), isLabour: false }, limitMs)

/**
 * Looks again and again until what is expected holds, or a look that began when the time was over did not see it. Returns the
 * number of the entry about which the expectation then is.
 */
export async function lookUntil(conversation: Conversation, look: SwitchLook, limitMs: number): Promise<number> {
  const { clock, ixit } = conversation.setting
  const now = () => clock.now().monotonicMs
  const until = now() + limitMs
  for (;;) {
    const isLast = now() >= until
    const about = await look.once()
    if (isLast || conversation.holds(about, look.expected)) return about
    const left = Math.max(1, until - now())
    await pause(look.isLabour ? left : Math.max(1, Math.min(ixit.timeLimits.quietMs, left)))
  }
}

/** The pause between two looks at a SUT; bounded by the limit as a whole. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
