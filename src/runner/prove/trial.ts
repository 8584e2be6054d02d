import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { configSchema, effects, type Config } from '../../config/config.ts'
import type { IxitInput } from '../../config/ixit.ts'
import { loadStandard } from '../../standard/standard.ts'
import type { Fault } from '../../sut/faults/fault.ts'
import { referenceIcs } from '../../sut/reference/ics.ts'
import { referenceIxit } from '../../sut/reference/ixit.ts'
import type { RunResult } from '../../verdict/run-result.ts'
import { places } from '../places.ts'
import { run } from '../run.ts'
import { embed } from '../target.ts'

/** How the head end is reached; what a fault needs to be seen at all. */
export type Setting = Pick<Fault, 'transport' | 'wrapper'>

/** Settings that are the same have the same name. */
export const settingName = ({ transport, wrapper }: Setting): string =>
  `${transport ?? 'http'}, ${wrapper ?? 'generic'}`

/**
 * What is declared in place of what the reference head end does: it needs milliseconds, and who waits in vain for a faulty one
 * shall not wait long. Where a fault leaves requests unanswered, every scenario waits for its replies; elsewhere a reply may take
 * its time on a busy machine.
 */
export const littlePatience = ({ raises }: Pick<Fault, 'raises'>): Partial<IxitInput> => ({
  timeLimits: {
    ...referenceIxit.timeLimits,
    replyMs: raises.some(({ assertion }) => assertion === 'sequence.answered') ? 300 : 2_000,
    resultMs: 500,
    eventMs: 300,
    commitMs: 300,
    quietMs: 50,
    recoveryMs: 500,
  },
  events: { ...referenceIxit.events, redelivery: { withinMs: 300 }, pushedReadingsMs: 300 },
})

/** What was tried, and what came of it; `heard` is told of each scenario when it ends. */
export interface Trial {
  readonly setting: Setting
  readonly ids: readonly string[]
  readonly fault?: Pick<Fault, 'behaviours'>
  /** In place of what the reference head end declares. */
  readonly ixit?: Partial<IxitInput>
  readonly heard?: (id: string) => void
}

/**
 * Runs scenarios, or all of them, against an embedded head end, with every effect allowed; no report stays.
 *
 * @throws what a run throws
 */
export async function tryOut({ setting, ids, fault, ixit, heard }: Trial): Promise<RunResult> {
  const here = places()
  const scratch = mkdtempSync(join(tmpdir(), 'cim9-prove-'))
  const sut = await embed(loadStandard('2013', here.profiles), {
    control: true,
    ...(fault && { fault }),
    ...(setting.transport && { transport: setting.transport }),
  })
  try {
    const { result } = await run({
      cwd: here.root,
      places: here,
      config: configFor(sut, setting, ixit),
      selection: { ids, tags: [] },
      reports: scratch,
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

const configFor = (sut: Awaited<ReturnType<typeof embed>>, { wrapper }: Setting, ixit?: Partial<IxitInput>): Config =>
  configSchema.parse({
    sut: {
      name: 'The reference head end',
      version: '1',
      endpoint: wrapper === 'typed' ? (sut.typedUrl ?? sut.url) : sut.url,
    },
    ...(wrapper && { binding: { wrapper } }),
    ics: referenceIcs,
    ixit: {
      ...referenceIxit,
      ...ixit,
      ...(sut.control !== undefined && { hooks: { stimulate: { control: sut.control } } }),
    },
    // What does not count does not stop a scenario either: so all that is raised is seen.
    policy: { allowEffects: [...effects] },
  })
