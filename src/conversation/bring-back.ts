import type { Ixit } from '../config/ixit.ts'
import { openJournal, type PendingCause } from './journal.ts'
import { controlOf } from './stimulate.ts'

/**
 * Brings back what was made to happen to meters and what an interrupted run left so, the last first, and writes into the
 * journal what was. Only meters that are still given up are touched.
 *
 * @returns those that were not brought back
 */
export async function bringBack(
  pending: readonly PendingCause[],
  ixit: Ixit,
  journalPath: string,
): Promise<readonly PendingCause[]> {
  const control = controlOf({ parameters: {}, ixit })
  const journal = openJournal(journalPath)
  const left: PendingCause[] = []
  for (const one of pending) {
    const isDone = isGivenUp(one, ixit) && (await control?.cause(one.undo, one.meter).then(yes, no))
    if (isDone) journal.write({ kind: 'undone', id: one.id, at: new Date().toISOString() })
    else left.push(one)
  }
  return left
}

const yes = () => true
const no = () => false

const isGivenUp = ({ meter }: PendingCause, { sacrificial }: Ixit): boolean =>
  sacrificial.meters.some(
    ({ mRID, names }) =>
      (mRID !== undefined && mRID === meter.mRID) || names.some(({ name }) => meter.names.includes(name)),
  )
