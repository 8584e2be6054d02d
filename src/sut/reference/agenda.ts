import type { Clock } from '../../exchange/clock.ts'

/** What the head end will do at a time of its domain clock. */
export interface Agenda {
  /** The domain clock: the clock it was opened with, put forward by what `advance` added. */
  readonly clock: Clock
  /**
   * Does something when the domain time has come; at once, but not before the caller has gone on, where it is past.
   *
   * @param due milliseconds since 1970
   * @returns by what it is called off; once done, calling it off changes nothing
   */
  at(due: number, act: () => void): () => void
  /** Puts the domain clock forward by so many milliseconds; what falls due on the way is done in its order, each at its time. */
  advance(ms: number): void
  /** Calls everything off, and takes back by what the clock was put forward. */
  reset(): void
  /** Calls everything off. */
  close(): void
}

interface Entry {
  readonly due: number
  readonly act: () => void
}

/** No timer of Node waits longer; what is due later is looked at again then. */
const longestMs = 2 ** 31 - 1

/** Opens an agenda with nothing in it. */
export function openAgenda(base: Clock): Agenda {
  const entries = new Set<Entry>()
  let ahead = 0
  let timer: NodeJS.Timeout | undefined

  const now = () => Date.parse(base.now().wall) + ahead
  const next = () => [...entries].sort((one, other) => one.due - other.due)[0]
  const doDue = (until: number) => {
    for (let one = next(); one && one.due <= until; one = next()) {
      entries.delete(one)
      ahead += Math.max(0, one.due - now())
      one.act()
    }
  }
  const arm = () => {
    clearTimeout(timer)
    const one = next()
    if (one) timer = setTimeout(wake, Math.min(Math.max(0, one.due - now()), longestMs))
  }
  const wake = () => {
    doDue(now())
    arm()
  }

  const close = () => {
    clearTimeout(timer)
    entries.clear()
  }

  return {
    clock: {
      now: () => {
        const { wall, monotonicMs } = base.now()
        return { wall: ahead ? new Date(Date.parse(wall) + ahead).toISOString() : wall, monotonicMs }
      },
    },
    at: (due, act) => {
      const entry = { due, act }
      entries.add(entry)
      arm()
      return () => {
        entries.delete(entry)
        arm()
      }
    },
    advance: (ms) => {
      const end = now() + ms
      doDue(end)
      ahead += Math.max(0, end - now())
      arm()
    },
    reset: () => {
      close()
      ahead = 0
    },
    close,
  }
}
