import type { RunHook } from '../config/hooks.ts'
import type { Ixit } from '../config/ixit.ts'
import { execute, post } from './hooks.ts'

/** What is asked of a system as a whole: once before the first case of a run, and once after the last. */
export const runHooks = ['provision', 'restore'] as const
export type RunHookName = (typeof runHooks)[number]

/**
 * Asks the hook of that name, where there is one.
 *
 * @param run id of the run
 * @returns whether there is one
 * @throws ControlFailed in a sentence for the user where it failed
 */
export async function askRunHook(name: RunHookName, { hooks, timeLimits }: Ixit, run: string): Promise<boolean> {
  const hook = hooks[name]
  if (!hook) return false
  await act(hook, name, run, timeLimits.hookMs)
  return true
}

async function act(hook: RunHook, event: RunHookName, run: string, limitMs: number): Promise<void> {
  const named = (kind: string) => ({ limitMs, name: `The hook ixit.hooks.${event}.${kind}` })
  if ('command' in hook)
    await execute(hook.command, { words: [event], env: { CIM9_EVENT: event, CIM9_RUN: run } }, named('command'))
  else if ('url' in hook) await post(hook.url, { event, run }, named('url'))
  else await post(hook.control, { do: 'reset' }, named('control'))
}
