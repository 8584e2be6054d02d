import type { Vector } from '../vectors/manifest.ts'
import type { Mutant } from './instrument.ts'
import type { Compiled } from './modules.ts'
import { prepare, type Tried } from './trial.ts'

/** What a worker is sent at first; after it, mutants. */
export interface Given {
  readonly compiled: Compiled
  readonly mutants: readonly Mutant[]
  readonly manifest: readonly Vector[]
}

/** What a worker tells: that it is ready, and then what became of each mutant that it is sent. */
export type Told =
  | { readonly ready: { readonly cases: number; readonly passMs: number } }
  | { readonly mutant: string; readonly tried: Tried }

const tell = (told: Told): void => void process.send?.(told)

process.once('message', (given: Given) => void begin(given))

async function begin({ compiled, mutants, manifest }: Given): Promise<void> {
  const trial = await prepare(compiled, mutants, manifest)
  process.on('message', (mutant: Mutant) => {
    void trial.tried(mutant).then((one) => tell({ mutant: mutant.id, tried: one }))
  })
  tell({ ready: { cases: trial.cases, passMs: trial.passMs } })
}
