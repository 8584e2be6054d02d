import { z } from 'zod'
import { faultNamed } from '../../sut/faults/index.ts'
import { inHaste, littlePatience, ownTrial } from './patience.ts'
import { raisedIn, type Outcome } from './raised.ts'
import { tryOut } from './trial.ts'

/** A process that tries faults, one after the other, as it is told; see workers.ts. */

/** A fault, the scenarios that it names, and the others to try it on. */
export const orderSchema = z.strictObject({
  fault: z.string(),
  named: z.array(z.string()),
  others: z.array(z.string()),
})
export type Order = z.infer<typeof orderSchema>

// Whoever gave the orders is gone.
process.on('disconnect', () => process.exit())

process.on('message', (message) => {
  const order = orderSchema.parse(message)
  carryOut(order).then(
    (outcome) => process.send?.(outcome),
    (error: unknown) => {
      process.send?.({ raised: [], harnessErrors: [error instanceof Error ? error.message : String(error)], tookMs: 0 })
    },
  )
})

/** What it names is tried on a head end of its own: what a fault leaves in others must not stand in its way. */
async function carryOut({ fault: name, named, others }: Order): Promise<Outcome> {
  const fault = faultNamed(name)
  const since = performance.now()
  const trials = [
    { ids: named, fault, ixit: ownTrial(fault).ixit ?? littlePatience(fault) },
    { ids: others, fault: inHaste(fault), ixit: littlePatience(fault) },
  ]
  const outcomes = []
  for (const trial of trials.filter(({ ids }) => ids.length)) {
    const { raised, harnessErrors } = raisedIn(await tryOut({ setting: fault, ...trial }))
    // An id selects the scenarios of its requirement too.
    outcomes.push({ raised: raised.filter(({ scenario }) => trial.ids.includes(scenario)), harnessErrors })
  }
  return {
    raised: outcomes.flatMap(({ raised }) => raised),
    harnessErrors: outcomes.flatMap(({ harnessErrors }) => harnessErrors),
    tookMs: Math.round(performance.now() - since),
  }
}
