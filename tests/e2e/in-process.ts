import { join } from 'node:path'
import { configSchema } from '../../src/config/config.ts'
import { systemClock } from '../../src/exchange/clock.ts'
import type { ConfigInput } from '../../src/index.ts'
import { checkedTogether, checkFile, filesToCheck, readBytes, type Checked } from '../../src/runner/check.ts'
import { places } from '../../src/runner/places.ts'
import { run } from '../../src/runner/run.ts'
import { loadStandard } from '../../src/standard/standard.ts'
import { runResultSchema, type RunResult } from '../../src/verdict/run-result.ts'
import { createSchemaEngine } from '../../src/xml/engines/index.ts'

/**
 * What `cim9 run` and `cim9 check` do, without a process of its own for each: hundreds of systems are tried, and starting up
 * would be most of the time. That the commands do the same is shown by the other tests of this folder.
 */

/** Runs the suite, or those cases of it; the reports stand in `reports/` of the folder. */
export async function runHere(folder: string, config: ConfigInput, ids: readonly string[] = []): Promise<RunResult> {
  const { result } = await run({
    cwd: folder,
    places: places(),
    config: configSchema.parse(config),
    selection: { ids, tags: [] },
    reports: join(folder, 'reports'),
    command: 'cim9 run',
    rerunOptions: '',
    stop: { onStop: () => undefined },
    listener: { starting: () => undefined, finished: () => undefined },
  })
  // As it is read from results.json: what is undefined is not there.
  return runResultSchema.parse(JSON.parse(JSON.stringify(result)))
}

const standard = loadStandard('2013', places().profiles)
const engine = await createSchemaEngine('libxml2-wasm', standard.schemas.files)
const policy = { failOn: 'reported', strict: false } as const

/** Judges files and folders as a user does who says nothing else. */
export function checkHere(folder: string, paths: readonly string[]): readonly Checked[] {
  const alone = filesToCheck(folder, paths).map((file) =>
    checkFile(file, readBytes(folder, file), { standard, engine }, policy, systemClock()),
  )
  const checked = checkedTogether(alone, policy).map(({ judged: _judged, ...told }) => told)
  return JSON.parse(JSON.stringify(checked)) as Checked[]
}
