import type { BrokerTrouble } from './session.ts'

/** What is under way at a broker, and what becomes of it when the connection is lost. */
export interface Loss {
  /** What happened, once it has. */
  trouble(): BrokerTrouble | undefined
  /** Says that the connection is lost. What is said later is not heard. */
  tell(trouble: BrokerTrouble): void
  /** Is told once; at once where it is lost already. */
  onLost(hear: (trouble: BrokerTrouble) => void): void
  /** Does what is settled later, and fails where the connection is lost before that. */
  whileConnected<T>(act: (settle: (made: T) => void, fail: (why: BrokerTrouble) => void) => void): Promise<T>
}

/** For a connection that stands. */
export function openLoss(): Loss {
  const listeners = new Set<(trouble: BrokerTrouble) => void>()
  let lost: BrokerTrouble | undefined
  const onLost: Loss['onLost'] = (hear) => {
    if (lost) hear(lost)
    else listeners.add(hear)
  }
  return {
    trouble: () => lost,
    tell: (trouble) => {
      if (lost) return
      lost = trouble
      for (const hear of listeners) hear(trouble)
      listeners.clear()
    },
    onLost,
    whileConnected: (act) =>
      new Promise((resolve, reject) => {
        if (lost) {
          reject(lost)
          return
        }
        const fail = (why: BrokerTrouble) => {
          listeners.delete(fail)
          reject(why)
        }
        listeners.add(fail)
        act((made) => {
          listeners.delete(fail)
          resolve(made)
        }, fail)
      }),
  }
}
