import type { IxitInput } from '../../config/ixit.ts'
import { armedMs, commandCodes } from './commands.ts'
import { demandTypes } from './demand.ts'
import { idsOf } from './ixit-data.ts'
import { plant } from './plant.ts'
import { backFedMeter, protectedMeter, switchlessMeter } from './special-meters.ts'

/** Meters that may be operated beside those of the plant, each for one case. */
export const controlledMeters = [backFedMeter, protectedMeter, switchlessMeter].map(idsOf)

/** What the reference head end does with controls, for those who test it. */
export const referenceControls = {
  controls: {
    refusing: idsOf(backFedMeter),
    protected: idsOf(protectedMeter),
    withoutSwitch: idsOf(switchlessMeter),
    arming: { code: commandCodes.armForConnect, armedMs },
    demandReset: {
      code: commandCodes.demandReset,
      meter: idsOf(plant.meters[4] ?? protectedMeter),
      current: demandTypes.current,
      stored: demandTypes.before,
    },
  },
} satisfies IxitInput
