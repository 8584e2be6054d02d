import type { Ixit } from '../config/ixit.ts'
import { ConfigError } from '../config/problems.ts'
import { askRunHook, runHooks } from '../conversation/run-hooks.ts'
import { ControlFailed } from '../sut/control.ts'
import type { RunPlan } from './plan.ts'

/**
 * Lets the user's hook bring everything into place before a run, where there is one. What it began and did not end is put back.
 *
 * @throws ConfigError where it failed: then nothing is run
 */
export async function provision(ixit: Ixit, run: string): Promise<void> {
  const failed = await failureOf('provision', ixit, run)
  if (failed === undefined) return
  const notRestored = await restore(ixit, run)
  throw new ConfigError([failed, 'Nothing was run.', ...(notRestored === undefined ? [] : [notRestored])].join(' '))
}

/**
 * Lets the user's hook put everything back after a run, where there is one.
 *
 * @returns what went wrong, in a sentence
 */
export const restore = (ixit: Ixit, run: string): Promise<string | undefined> => failureOf('restore', ixit, run)

/** @throws what is no failure of the hook */
async function failureOf(name: (typeof runHooks)[number], ixit: Ixit, run: string): Promise<string | undefined> {
  try {
    await askRunHook(name, ixit, run)
    return undefined
  } catch (error) {
    if (error instanceof ControlFailed) return error.message
    throw error
  }
}

/** What a run would ask of the user's hooks before its first case and after its last. */
export const hooksAround = ({ hooks }: Pick<Ixit, 'hooks'>): RunPlan['hooks'] =>
  runHooks.flatMap((name) => {
    const hook = hooks[name]
    if (!hook) return []
    const by = 'command' in hook ? hook.command.join(' ') : 'url' in hook ? hook.url : `reset at ${hook.control}`
    return [{ when: name === 'provision' ? ('before' as const) : ('after' as const), hook: `ixit.hooks.${name}`, by }]
  })
