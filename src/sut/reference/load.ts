import type { LoadBehaviours } from '../behaviours/load.ts'
import type { Outbox } from './outbox.ts'

/** How much the reference head end does at a time. */
export const most = {
  /** Meters and usage points that a query for readings names. */
  items: 6,
  /** Readings that were promised for later. */
  owed: 6,
} as const

/** The first meter is read at once; each further one takes so long, up to a few that are read one after the other. */
const meterMs = 60
const mostInTurn = 5

/** How long readings of so many meters take that were promised for later, in milliseconds. */
export const readingMs = (meters: number): number => Math.min(Math.max(meters - 1, 0), mostInTurn) * meterMs

/** A request that is under way. */
export interface Visit {
  readonly body: Uint8Array
}

/** Those who are under way. */
export interface Desk {
  come(body: Uint8Array): Visit
  leave(visit: Visit): void
  /** In the order of their coming. */
  underWay(): readonly Visit[]
  /** How many there were at most. */
  busiest(): number
}

export function openDesk(): Desk {
  const visits = new Set<Visit>()
  let busiest = 0
  return {
    come: (body) => {
      const visit = { body }
      visits.add(visit)
      busiest = Math.max(busiest, visits.size)
      return visit
    },
    leave: (visit) => void visits.delete(visit),
    underWay: () => [...visits],
    busiest: () => busiest,
  }
}

/** Readings that were promised for later. */
export interface Promised {
  /** Sends them when they have been taken. */
  keep(takesMs: number, send: () => void): void
  /** Nobody is left to whom they could go. */
  drop(): void
}

/** What is owed to those who asked for their readings later. */
export interface Owed {
  /** Promises one answer more; undefined where there are too many. */
  promise(): Promised | undefined
  /** The head end is restarted. */
  restart(): void
}

export function nothingOwed(outbox: Outbox, behaviours: LoadBehaviours): Owed {
  let owed: readonly Promised[] = []
  let ever = 0
  return {
    promise: () => {
      if (!behaviours['load.owesOneMore'](owed.length, ever)) return undefined
      ever += 1
      const leave = (): boolean => {
        const isOwed = owed.includes(promised)
        owed = owed.filter((one) => one !== promised)
        return isOwed
      }
      const promised: Promised = {
        keep: (takesMs, send) => {
          const end = () => {
            if (leave()) send()
          }
          if (takesMs) outbox.after(takesMs, end)
          else end()
        },
        drop: () => void leave(),
      }
      owed = behaviours['load.owed']([...owed, promised])
      return promised
    },
    restart: () => {
      owed = behaviours['load.afterRestart'](owed)
    },
  }
}
