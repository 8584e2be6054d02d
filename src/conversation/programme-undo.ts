import type { Change } from '../message/change.ts'
import type { Query } from '../message/query.ts'
import type { ServiceRequestChange } from '../message/service-request.ts'
import { childNamed, childrenNamed, childText, type XmlElement } from '../xml/tree.ts'
import type { Bench } from './bench.ts'
import { asReference } from './link-undo.ts'
import { pause } from './polling.ts'
import type { SutTime } from './sut-time.ts'

/**
 * Is all that was to be called off over by itself, or soon? What is over, or was never begun, cannot be called off. Waits for
 * it no longer than for a result.
 */
export async function isOver(undo: Change, clock: SutTime, { ixit }: Pick<Bench, 'ixit'>): Promise<boolean> {
  if (undo.noun !== 'EndDeviceControls' || !undo.controls.length) return false
  const ends = undo.controls.map(({ until }) => (until === undefined ? Infinity : Date.parse(until)))
  const end = Math.max(...ends)
  if (!Number.isFinite(end)) return false
  // Whoever undoes waits where the clock cannot be put forward after all.
  await clock.leapTo(end).catch(() => undefined)
  const left = end - Date.parse(clock.now().wall)
  if (left > ixit.timeLimits.resultMs) return false
  if (left > 0) await pause(left)
  return true
}

/** The query for the service requests that were to be cancelled, and whether an answer holds one that is not. */
export function serviceRequestsLeft(
  { works }: ServiceRequestChange,
  { serviceRequests }: Bench['ixit'],
): { readonly query: Query; readonly isIn: (profiles: readonly XmlElement[]) => boolean } {
  const types = new Set(works.map(({ type }) => type))
  const isOpen = (work: XmlElement) => {
    const status = childNamed(work, 'status')
    const state = status && childText(status, 'value')
    return state === undefined || !serviceRequests?.cancelled.includes(state)
  }
  return {
    query: { noun: 'MeterServiceRequests', meters: works.map(({ meter }) => asReference(meter)) },
    isIn: (profiles) =>
      profiles
        .flatMap((profile) => childrenNamed(profile, 'MeterServiceWork'))
        .some((work) => types.has(childText(work, 'type') ?? '') && isOpen(work)),
  }
}
