import type { Clock } from '../exchange/clock.ts'

/** A clock for rehearsals: nothing takes time but what is waited for, and that is over at once. */
export interface LeapingTime extends Clock {
  /** Lets so many milliseconds be over. */
  leap(ms: number): void
  /** All that was leapt over, in milliseconds. */
  leapt(): number
  /** Gives the timers of the process back. */
  end(): void
}

/**
 * From now on every timer of this process is due at once, and its time is taken to have passed: steps that wait for a moment
 * need not be written for rehearsals. Cucumber keeps its own timers, which are not touched.
 */
export function leapingTime(clock: Clock): LeapingTime {
  const { setTimeout: real } = globalThis
  let leapt = 0
  const leap = (ms: number) => {
    leapt += ms
  }
  const leaping = (act: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
    real(() => {
      leap(ms)
      act(...args)
    }, 0)
  globalThis.setTimeout = Object.assign(leaping, real)
  return {
    leap,
    leapt: () => leapt,
    now: () => {
      const { wall, monotonicMs } = clock.now()
      return { wall: new Date(Date.parse(wall) + leapt).toISOString(), monotonicMs: monotonicMs + leapt }
    },
    end: () => {
      globalThis.setTimeout = real
    },
  }
}
