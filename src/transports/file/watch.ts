import { watch, type FSWatcher } from 'node:fs'

/** The watch over a folder. */
export interface FolderWatch {
  /** Looks now, and resolves when it has been looked. */
  look(): Promise<void>
  /** Ends the watch; nothing is looked at after it. */
  close(): Promise<void>
}

/**
 * Looks into a folder whenever something happens there: as the system tells it, and every so many milliseconds, since network
 * shares tell nothing. One look at a time.
 *
 * @param look returns after how many milliseconds it wants to look again, if before the next turn
 */
export function watchFolder(folder: string, pollMs: number, look: () => Promise<number | undefined>): FolderWatch {
  let watcher: FSWatcher | undefined
  let timer: NodeJS.Timeout | undefined
  const closing = new AbortController()
  const isClosed = (): boolean => closing.signal.aborted
  let looking: Promise<void> | undefined
  /** Something happened while it was looked: what had been passed already would be seen too late. */
  let next: Promise<void> | undefined

  const listen = (): void => {
    if (watcher) return
    try {
      watcher = watch(folder, () => void turn())
      watcher.on('error', () => {
        watcher?.close()
        watcher = undefined
      })
    } catch {
      // Where the system cannot tell, or the folder is not there yet, time does.
      watcher = undefined
    }
  }

  const lookOnce = async (): Promise<void> => {
    if (isClosed()) return
    clearTimeout(timer)
    listen()
    const soonMs = await look()
    if (!isClosed()) timer = setTimeout(() => void turn(), Math.min(pollMs, Math.max(1, soonMs ?? pollMs)))
  }

  const turn = (): Promise<void> => {
    if (isClosed()) return Promise.resolve()
    if (next) return next
    if (looking) {
      next = looking.then(() => {
        next = undefined
        return turn()
      })
      return next
    }
    looking = lookOnce().finally(() => (looking = undefined))
    return looking
  }

  void turn()
  return {
    look: turn,
    close: async () => {
      closing.abort()
      watcher?.close()
      clearTimeout(timer)
      await looking
      clearTimeout(timer)
    },
  }
}
