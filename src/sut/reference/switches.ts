import type { Meter } from './plant.ts'
import { backFedMeter, vacantMeter } from './special-meters.ts'

export type SwitchPosition = 'open' | 'closed'

/** The register that tells the position of a meter's remote switch: 1 closed, 0 open. */
export const switchPositionType = '0.0.0.12.0.1.43.0.0.0.0.0.0.0.0.0.109.0'

/** What its values mean. */
export const switchPositionValues: Readonly<Record<SwitchPosition, string>> = { closed: '1', open: '0' }

/** The remote switches of the plant, all closed at first; those of the vacant flat and of the generator are open. */
export interface Switches {
  position(meter: Meter): SwitchPosition
  move(meter: Meter, to: SwitchPosition): void
  /** Lets the button of a meter close its switch, until it is disarmed or the button was pressed. */
  arm(meter: Meter): void
  disarm(meter: Meter): void
  /** Somebody presses the button of the meter. */
  press(meter: Meter): void
}

export function closedSwitches(): Switches {
  const open = new Set<string>([vacantMeter.mRID, backFedMeter.mRID])
  const armed = new Set<string>()
  return {
    position: ({ mRID }) => (open.has(mRID) ? 'open' : 'closed'),
    move: ({ mRID }, to) => {
      if (to === 'open') open.add(mRID)
      else open.delete(mRID)
    },
    arm: ({ mRID }) => void armed.add(mRID),
    disarm: ({ mRID }) => void armed.delete(mRID),
    press: ({ mRID }) => {
      if (armed.delete(mRID)) open.delete(mRID)
    },
  }
}
