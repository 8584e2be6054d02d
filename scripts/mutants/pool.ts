import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Mutant } from './instrument.ts'
import type { Tried } from './trial.ts'
import type { Given, Told } from './worker.ts'

/** A mutant on which a worker is silent for so long is in an endless loop that passes no mutant's switch. */
const silenceMs = 60_000

export interface Progress {
  readonly done: number
  readonly of: number
  readonly ready?: { readonly cases: number; readonly passMs: number }
}

/**
 * Tries mutants in several workers. A worker that falls silent is ended, its mutant counts as endless, and another one goes on.
 *
 * @throws Error where a worker fails outside of a mutant
 */
export async function tryAll(
  given: Given,
  mutants: readonly Mutant[],
  workers: number,
  progress: (at: Progress) => void,
): Promise<ReadonlyMap<string, Tried>> {
  const found = new Map<string, Tried>()
  const waiting = [...mutants].reverse()
  const note = (mutant: string, tried: Tried): void => {
    found.set(mutant, tried)
    progress({ done: found.size, of: mutants.length })
  }
  const lane = async (): Promise<void> => {
    while (waiting.length)
      await oneWorker(given, waiting, note, (ready) => progress({ done: found.size, of: mutants.length, ready }))
  }
  await Promise.all(Array.from({ length: workers }, lane))
  return found
}

/** Ends once nothing waits, or with the worker that fell silent. */
function oneWorker(
  given: Given,
  waiting: Mutant[],
  note: (mutant: string, tried: Tried) => void,
  ready: (is: { readonly cases: number; readonly passMs: number }) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = fork(join(import.meta.dirname, 'worker.ts'), { serialization: 'advanced' })
    let silence: NodeJS.Timeout | undefined
    let over = false
    const end = (): void => {
      over = true
      clearTimeout(silence)
      worker.kill('SIGKILL')
    }
    const next = (): void => {
      clearTimeout(silence)
      const mutant = waiting.pop()
      if (!mutant) {
        end()
        return
      }
      silence = setTimeout(() => {
        note(mutant.id, { fate: 'endless' })
        end()
      }, silenceMs)
      worker.send(mutant)
    }
    worker.on('error', reject)
    worker.on('exit', (code) => {
      if (over) resolve()
      else reject(new Error(`A worker ended by itself, with exit code ${String(code)}.`))
    })
    worker.on('message', (told: Told) => {
      if ('ready' in told) ready(told.ready)
      else note(told.mutant, told.tried)
      next()
    })
    worker.send(given)
  })
}
