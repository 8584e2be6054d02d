import { Command } from 'commander'
import { loadConfig } from '../runner/load-config.ts'
import { places } from '../runner/places.ts'
import { planRun } from '../runner/plan.ts'
import { exitCodes } from './exit-codes.ts'
import { planText } from './plan-text.ts'

interface Options {
  readonly tags?: string[]
  readonly where?: string
  readonly endpoint?: string
  readonly config?: string
  readonly json?: boolean
}

/** `cim9 plan`: what a run would do, without any traffic. */
export function planCommand(): Command {
  return new Command('plan')
    .description('show what a run would do: cases, effects, objects, how changes are undone, time; no traffic')
    .argument('[ids...]', 'scenarios, requirements or groups: RD-004.no-meter, RD-004, RD')
    .option('--tags <tags...>', 'only scenarios that bear all these tags, for example @reads')
    .option('--where <expression>', 'only scenarios for which it holds, for example "@reads and not tier=T2"')
    .option('--endpoint <url>', 'where the SUT takes requests')
    .option('--config <file>', 'configuration instead of harness.config.ts')
    .option('--json', 'everything that is known of each case, as JSON')
    .action(async (ids: string[], { tags = [], where, endpoint, config: given, json }: Options) => {
      const cwd = process.cwd()
      const { config } = await loadConfig(cwd, given)
      const plan = await planRun({
        cwd,
        places: places(),
        config,
        ...(endpoint !== undefined && { endpoint }),
        selection: { ids, tags, ...(where !== undefined && { where }) },
      })
      process.stdout.write(json ? `${JSON.stringify(plan, null, 2)}\n` : planText(plan))
      if (plan.notices.some(({ weight }) => weight === 'contradiction')) process.exitCode = exitCodes.usage
    })
}
