/** Lets one after the other: where the names of answers do not tell whose they are, only the time does. */
export interface Turns {
  /** Resolves when it is one's turn, with that by which the turn is passed on; to pass it on twice is harmless. */
  come(): Promise<() => void>
  /** Passes the turn on when that has come to an end. */
  hold(pass: () => void, until: Promise<unknown>): void
  /** Whoever still waits for a turn that is held has it now. */
  close(): void
}

export function openTurns(): Turns {
  let last: Promise<void> = Promise.resolve()
  const held = new Set<() => void>()
  return {
    come: async () => {
      const before = last
      let pass: () => void = () => undefined
      last = new Promise((resolve) => (pass = resolve))
      await before
      return pass
    },
    hold: (pass, until) => {
      const end = () => {
        held.delete(end)
        pass()
      }
      held.add(end)
      until.then(end, end)
    },
    close: () => {
      for (const end of [...held]) end()
    },
  }
}
