import type { Meter } from './plant.ts'

/** The highest demand since the last reset, and that of the time before it; in kW. */
export const demandTypes = {
  current: '8.8.2.6.1.1.8.0.0.0.0.0.0.0.0.3.38.0',
  before: '0.8.2.3.1.1.8.0.0.0.0.0.0.0.0.3.38.0',
} as const

/** Is it a register of the highest demand? */
export const isDemandType = (code: string): boolean => code === demandTypes.current || code === demandTypes.before

/** The demand registers of the meters; moments in milliseconds since 1970. */
export interface Demand {
  /** What a register reads at a moment. */
  value(meter: Meter, readingType: string, at: number): string
  /** Puts away what the register holds at a moment, and lets it begin anew. */
  reset(meter: Meter, at: number): void
}

/** So long it takes until a register holds the highest demand of the day again. */
const dayMs = 86_400_000

/** Registers that were never reset. */
export function openDemand(): Demand {
  const resets = new Map<string, { readonly at: number; readonly before: number }>()
  const current = (meter: Meter, at: number): number => {
    const highest = (meter.averageLoad * 1.5) / 1000
    const reset = resets.get(meter.mRID)
    return reset ? highest * Math.min(1, (at - reset.at) / dayMs) : highest
  }
  return {
    value: (meter, readingType, at) =>
      (readingType === demandTypes.current ? current(meter, at) : (resets.get(meter.mRID)?.before ?? 0)).toFixed(6),
    reset: (meter, at) => void resets.set(meter.mRID, { at, before: current(meter, at) }),
  }
}
