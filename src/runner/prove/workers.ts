import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { places } from '../places.ts'
import { outcomeSchema, type Outcome } from './raised.ts'
import type { Order } from './worker.ts'

/** Longer than the slowest fault on the whole suite takes on a busy machine; milliseconds. */
const longestMs = 15 * 60_000

/**
 * Carries out orders in so many processes: a run has the process to itself.
 *
 * @throws Error where a process ends, or does not answer
 */
export async function carryOut(
  orders: readonly Order[],
  workers: number,
  heard: (order: Order, outcome: Outcome) => void,
): Promise<void> {
  const left = [...orders]
  const work = async (): Promise<void> => {
    const worker = fork(join(import.meta.dirname, `worker.${places().extension}`), { stdio: 'inherit' })
    try {
      for (let order = left.shift(); order; order = left.shift()) heard(order, await answerTo(worker, order))
    } finally {
      worker.kill()
    }
  }
  await Promise.all(Array.from({ length: Math.min(workers, orders.length) }, work))
}

function answerTo(worker: ChildProcess, order: Order): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => settle(() => reject(new Error(`Trying ${order.fault} took longer than ${longestMs} ms.`))),
      longestMs,
    )
    const settle = (act: () => void) => {
      clearTimeout(timer)
      worker.off('message', answered).off('exit', ended)
      act()
    }
    const answered = (message: unknown) => settle(() => resolve(outcomeSchema.parse(message)))
    const ended = (code: number | null) =>
      settle(() => reject(new Error(`The process that tried ${order.fault} ended with ${code ?? 'a signal'}.`)))
    worker.on('message', answered).on('exit', ended)
    worker.send(order)
  })
}
