/** One Ctrl-C may arrive twice within this time, in milliseconds, when a wrapper forwards it. */
const sameSignalMs = 500

/** Listens for Ctrl-C: the first asks for an orderly stop, a second one ends the process. */
export function onInterrupt(notice: () => void): { onStop(act: () => void): void } {
  let first: number | undefined
  let act: () => void = () => undefined
  const hear = () => {
    const now = performance.now()
    if (first !== undefined && now - first > sameSignalMs) process.exit(130)
    if (first !== undefined) return
    first = now
    notice()
    act()
  }
  process.on('SIGINT', hear)
  process.on('SIGTERM', hear)
  return {
    onStop: (given) => {
      act = given
      if (first !== undefined) given()
    },
  }
}
