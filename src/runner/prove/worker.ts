import { z } from 'zod'
import { faultNamed } from '../../sut/faults/index.ts'
import { littlePatience, tryOut } from './trial.ts'
import { raisedIn } from './raised.ts'

/** A process that tries faults, one after the other, as it is told; see workers.ts. */

/** A fault, and the scenarios to try it on. */
export const orderSchema = z.strictObject({ fault: z.string(), ids: z.array(z.string()) })
export type Order = z.infer<typeof orderSchema>

process.on('message', (message) => {
  const { fault: name, ids } = orderSchema.parse(message)
  const fault = faultNamed(name)
  const since = performance.now()
  tryOut({ setting: fault, ids, fault, ixit: littlePatience(fault) }).then(
    (result) => process.send?.({ ...raisedIn(result), tookMs: Math.round(performance.now() - since) }),
    (error: unknown) => {
      process.send?.({ raised: [], harnessErrors: [error instanceof Error ? error.message : String(error)], tookMs: 0 })
    },
  )
})
