import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { configSchema } from '../../config/config.ts'
import type { IxitInput } from '../../config/ixit.ts'
import type { Fault } from '../../sut/faults/fault.ts'
import type { RunResult } from '../../verdict/run-result.ts'
import { places } from '../places.ts'
import { run } from '../run.ts'
import { startFaulty, type Setting } from './faulty.ts'

/** What is tried, and on what; `heard` is told of each scenario when it ends. */
export interface Trial {
  readonly setting: Setting
  readonly ids: readonly string[]
  readonly fault?: Pick<Fault, 'behaviours'>
  /** In place of what the reference head end declares. */
  readonly ixit?: Partial<IxitInput>
  readonly heard?: (id: string) => void
}

/**
 * Runs scenarios against a head end in a setting; no report stays.
 *
 * @throws what a run throws
 */
export async function tryOut({ setting, ids, fault, ixit, heard }: Trial): Promise<RunResult> {
  const here = places()
  const scratch = mkdtempSync(join(tmpdir(), 'cim9-prove-'))
  const sut = await startFaulty(setting, fault, ixit)
  try {
    const { result } = await run({
      cwd: here.root,
      places: here,
      config: configSchema.parse(sut.config),
      selection: { ids, tags: [] },
      reports: scratch,
      unread: true,
      command: 'cim9 prove',
      rerunOptions: '',
      stop: { onStop: () => undefined },
      listener: { starting: () => undefined, finished: (_done, _of, id) => heard?.(id) },
    })
    return result
  } finally {
    await sut.close()
    rmSync(scratch, { recursive: true, force: true })
  }
}
