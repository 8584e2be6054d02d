import type { Meter } from './plant.ts'

/** Which meters have their supply; at first all. */
export interface Supply {
  isOn(meter: Meter): boolean
  turn(meter: Meter, to: 'on' | 'off'): void
}

export function fullSupply(): Supply {
  const off = new Set<string>()
  return {
    isOn: ({ mRID }) => !off.has(mRID),
    turn: ({ mRID }, to) => {
      if (to === 'off') off.add(mRID)
      else off.delete(mRID)
    },
  }
}
