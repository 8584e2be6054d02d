import { basename, dirname } from 'node:path'
import type { Config } from '../config/config.ts'
import { ixitSchema } from '../config/ixit.ts'
import { openBench } from '../conversation/bench.ts'
import { bringBack } from '../conversation/bring-back.ts'
import { pendingCausesIn, pendingIn, type PendingCause, type PendingChange } from '../conversation/journal.ts'
import { undoAll } from '../conversation/undo.ts'
import { referenceIxit } from '../sut/reference/ixit.ts'
import { namedWsdls } from './named-wsdl.ts'
import type { Places } from './places.ts'
import { restore } from './run-hooks.ts'

/** What came of a clean-up. */
export interface CleanedUp {
  readonly pending: readonly (PendingChange | PendingCause)[]
  readonly left: readonly LeftBehind[]
  /** What became of ixit.hooks.restore, where there is one: undefined where it did what it should. */
  readonly restored?: { readonly failed: string | undefined }
}

/** What was not brought back, by its id in the journal, and why where that is known. */
export interface LeftBehind {
  readonly id: string
  readonly because?: string
}

/**
 * Undoes what a run changed and did not bring back, the last change first, at the system on which it was changed. The guard
 * holds here as in a run: only objects that the configuration gives up are touched. At the end the user's hook puts back
 * what it has to.
 *
 * @param journal path of the journal of the run
 * @throws JournalError where the journal cannot be read
 */
export async function cleanUp(journal: string, config: Config, places: Places): Promise<CleanedUp> {
  const pending = pendingIn(journal)
  const left: LeftBehind[] = []
  const ixitOfRun = config.ixit ?? ixitSchema.parse(referenceIxit)
  for (const endpoint of new Set(pending.map((one) => one.endpoint))) {
    const { ics, ixit: _, ...plain } = config
    const told = pending.find((one) => one.endpoint === endpoint && one.subscriber !== undefined)
    const bench = await openBench({
      run: { id: 'cleanup', folder: dirname(journal) },
      endpoint,
      config: plain,
      ics: ics ?? {},
      // Events go to where they went in the run.
      ixit: { ...ixitOfRun, ...(told && { subscriber: { ...ixitOfRun.subscriber, endpoint: told.subscriber } }) },
      wsdl: [...(await namedWsdls(ixitOfRun, endpoint))],
      allowEffects: config.policy.allowEffects,
      profiles: places.profiles,
    })
    try {
      const mine = pending.filter((one) => one.endpoint === endpoint)
      for (const { change, because } of await undoAll(bench, mine, journal))
        left.push({ id: change.id, ...(because && { because: because.message }) })
    } finally {
      await bench.close()
    }
  }
  const causes = pendingCausesIn(journal)
  left.push(...(await bringBack(causes, ixitOfRun, journal)).map(({ id }) => ({ id })))
  const cleanedUp = { pending: [...pending, ...causes], left }
  if (!ixitOfRun.hooks.restore) return cleanedUp
  return { ...cleanedUp, restored: { failed: await restore(ixitOfRun, basename(dirname(journal))) } }
}
