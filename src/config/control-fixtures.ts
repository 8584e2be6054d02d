import { z } from 'zod'
import { nonEmpty, objectFixture } from './objects.ts'

/** The part of the IXIT on controls. Each meter in it stands in ixit.sacrificial.meters as well, after those that are like all others. */
export const controlFixtures = {
  controls: z
    .strictObject({
      /** A meter whose switch is open and that refuses to close it, for example because of voltage on its load side. */
      refusing: objectFixture.optional(),
      /** A meter of a customer who may not be disconnected; its switch is closed. */
      protected: objectFixture.optional(),
      /** A meter that has no remote switch. */
      withoutSwitch: objectFixture.optional(),
      /** Arming for connection by the button of the meter: the type of the control, and how long a meter stays armed. */
      arming: z.strictObject({ code: nonEmpty, armedMs: z.number().positive() }).optional(),
      /** Demand reset: the type of the control, and the registers before and after it. A reset cannot be undone. */
      demandReset: z
        .strictObject({
          code: nonEmpty,
          /** Without it the first of ixit.sacrificial.meters. */
          meter: objectFixture.optional(),
          /** The reading type of the register that begins anew, and of that which keeps what it held. */
          current: nonEmpty,
          stored: nonEmpty,
        })
        .optional(),
    })
    .prefault({}),
}

export const controlLimits = {
  /** The least time between a control and its start, where that lies in the future. */
  controlLeadMs: z.number().positive().default(60_000),
}
