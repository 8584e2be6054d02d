import type { Moment } from './entries.ts'

/** Tells the time. Comes from outside, so that judges and simulators never read it themselves. */
export interface Clock {
  now(): Moment
}

/** The machine's clocks: wall time for people, monotonic milliseconds since its making for durations. */
export function systemClock(): Clock {
  const start = performance.now()
  return {
    now: () => ({ wall: new Date().toISOString(), monotonicMs: Math.round((performance.now() - start) * 1000) / 1000 }),
  }
}
