import { note } from './happenings.ts'
import type { HeadEnd } from './head-end.ts'
import type { Meter } from './plant.ts'

/** Type of the control that sets the clock of a meter: seen in messages of the field, with a sub-domain of its maker. */
export const setClockCode = '3.36.0.160'
/** By what it is told that a clock was set. */
export const clockSetCode = '3.36.0.58'

/** By how much a clock is wrong that lost its time, in milliseconds. */
const lostMs = 47 * 60_000

/** The clocks of the meters: right, but for those that lost their time. */
export interface Clocks {
  /** By how much it is wrong, in milliseconds. */
  error(meter: Meter): number
  lose(meter: Meter): void
  set(meter: Meter): void
}

export function rightClocks(): Clocks {
  const wrong = new Set<Meter>()
  return {
    error: (meter) => (wrong.has(meter) ? lostMs : 0),
    lose: (meter) => void wrong.add(meter),
    set: (meter) => void wrong.delete(meter),
  }
}

/** Sets the clocks of meters by that of the head end. */
export function setClocks(meters: readonly Meter[], headEnd: HeadEnd): void {
  for (const meter of headEnd.behaviours['clocks.set'](meters)) {
    headEnd.clocks.set(meter)
    note(clockSetCode, meter, headEnd)
  }
}

/** The time of a value that a meter reads now, by its own clock. */
export const timeAt = (meter: Meter, now: string, { clocks }: HeadEnd): string => {
  const error = clocks.error(meter)
  return error ? new Date(Date.parse(now) + error).toISOString() : now
}
