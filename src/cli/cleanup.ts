import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command } from 'commander'
import { cleanUp } from '../runner/cleanup.ts'
import { loadConfig } from '../runner/load-config.ts'
import { places } from '../runner/places.ts'
import { exitCodes, UsageError } from './exit-codes.ts'

/** `cim9 cleanup`: brings back what an interrupted run left changed. */
export function cleanupCommand(): Command {
  return new Command('cleanup')
    .description('undo what a run changed and did not bring back')
    .argument('<journal>', 'journal of the run: reports/RUN/journal.ndjson')
    .option('--config <file>', 'configuration instead of harness.config.ts')
    .action(async (journal: string, { config: given }: { config?: string }) => {
      process.exitCode = await cleanupAfter(journal, given)
    })
}

async function cleanupAfter(journal: string, given: string | undefined): Promise<number> {
  const path = resolve(process.cwd(), journal)
  if (!existsSync(path)) throw new UsageError(`There is no journal ${journal}. A run that changes nothing writes none.`)
  const { config } = await loadConfig(process.cwd(), given)
  const { pending, left, restored } = await cleanUp(path, config, places())
  for (const { id, scenario, endpoint, at } of pending) {
    const behind = left.find((one) => one.id === id)
    const why = behind?.because === undefined ? '' : `: ${behind.because}`
    process.stdout.write(`${behind ? 'LEFT OVER' : 'undone'}  ${scenario} of ${at} at ${endpoint}${why}\n`)
  }
  if (!pending.length) process.stdout.write('Nothing is left to undo.\n')
  if (restored)
    process.stdout.write(
      restored.failed === undefined ? 'restored by ixit.hooks.restore\n' : `LEFT OVER  ${restored.failed}\n`,
    )
  return left.length || restored?.failed !== undefined ? exitCodes.inconclusive : exitCodes.ok
}
