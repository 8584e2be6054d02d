import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../config/config.ts'
import { rehearsed, rehearsedMediaType, type Rehearsed } from '../conversation/rehearsed.ts'
import type { Planned, Suite } from './cucumber.ts'
import type { Places } from './places.ts'
import type { Declarations } from './target.ts'

/** Nothing is sent there: the embedded head end is not even started. */
const nowhere = 'http://embedded.invalid/'

/**
 * Walks through scenarios without any traffic: nothing is sent, nobody is listened to, no hook is asked.
 *
 * @returns what each would do, by its id
 */
export async function rehearse(
  suite: Suite,
  scenarios: readonly Planned[],
  config: Config,
  target: Declarations,
  places: Places,
): Promise<ReadonlyMap<string, Rehearsed>> {
  const folder = mkdtempSync(join(tmpdir(), 'cim9-plan-'))
  const { ics, ixit, ...plain } = config
  const heard = new Map<string, Rehearsed>()
  const failures: unknown[] = []
  try {
    await suite.run(
      scenarios,
      { workers: 1, order: 'defined' },
      {
        run: { id: 'plan', folder },
        endpoint: target.endpoint ?? nowhere,
        ...(target.embedded && { control: nowhere }),
        config: { ...plain, binding: target.binding },
        ics: target.ics,
        ixit: target.ixit,
        allowEffects: [...target.allowEffects],
        profiles: places.profiles,
        rehearse: true,
      },
      ({ attachment, testRunFinished }) => {
        if (testRunFinished?.exception) failures.push(new Error(testRunFinished.exception.message))
        if (attachment?.mediaType !== rehearsedMediaType) return
        const told = rehearsed.safeParse(JSON.parse(attachment.body))
        if (told.success) heard.set(told.data.scenario, told.data)
        else failures.push(told.error)
      },
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  if (failures.length) throw failures[0]
  return heard
}
