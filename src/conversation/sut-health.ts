import type { ExchangeRecord } from '../exchange/recorder.ts'
import { probe } from '../transports/probe.ts'
import type { Bench } from './bench.ts'
import { pause } from './polling.ts'

/**
 * Sees whether the SUT is there before a scenario. After trouble it waits for the SUT once, as long as the IXIT allows,
 * and looks again without waiting before each later scenario.
 *
 * @returns why the scenario cannot run, or undefined where it can
 */
export async function lookAfter(bench: Bench): Promise<string | undefined> {
  if (bench.reached && !bench.trouble) return undefined
  const { connectMs, recoveryMs } = bench.ixit.timeLimits
  const wait = bench.trouble && !bench.trouble.waited ? recoveryMs : 0
  const until = bench.clock.now().monotonicMs + wait
  for (;;) {
    const state = await probe(bench.endpoint, connectMs)
    if (state === 'reachable') {
      bench.reached = true
      delete bench.trouble
      return undefined
    }
    if (bench.clock.now().monotonicMs >= until) {
      if (!bench.reached)
        return `Nothing could be reached at ${bench.endpoint.url}: ${state.unreachable} Check sut.endpoint and that the SUT is running.`
      const after = bench.trouble?.after ?? 'the last scenario'
      bench.trouble = { after, waited: true }
      return `The SUT went away after ${after}: ${state.unreachable}`
    }
    await pause(Math.min(200, Math.max(1, until - bench.clock.now().monotonicMs)))
  }
}

/** Remembers that a scenario ended in trouble on the wire, so that the next one looks first. */
export function noteTrouble(bench: Bench, { context, entries }: ExchangeRecord): void {
  const trouble = entries.some(
    (entry) =>
      (entry.kind === 'deadline' && entry.limit === 'reply') ||
      (entry.kind === 'transport' && !['stale-connection', 'turned-away'].includes(entry.event)),
  )
  if (trouble) bench.trouble = { after: context.scenario.id, waited: false }
}
