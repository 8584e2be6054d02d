import { resolve } from 'node:path'
import { Command } from 'commander'
import { places } from '../runner/places.ts'
import { selfcheck } from '../runner/prove/selfcheck.ts'
import { keepSelfcheck } from '../runner/selfcheck-file.ts'
import { isSound, isTold, type Selfcheck } from '../verdict/selfcheck.ts'
import { exitCodes } from './exit-codes.ts'
import { progressLine } from './progress.ts'

/** `cim9 selfcheck`: does this installation judge as it should? */
export function selfcheckCommand(): Command {
  return new Command('selfcheck')
    .description(
      'show that this installation judges as it should: a conforming head end passes, twenty faulty ones do not',
    )
    .option('--reports <folder>', 'where runs are kept, which tell of the last check', 'reports')
    .action(async ({ reports }: { readonly reports: string }) => {
      const progress = progressLine(process.stdout, 'systems')
      const check = await selfcheck({
        places: places(),
        now: () => new Date(),
        heard: (done, of, what) => progress.step(done, of, what),
      })
      progress.end()
      const path = keepSelfcheck(check, resolve(reports))
      process.stdout.write(`${sentences(check).join('\n')}\n\nKept in ${path}: runs beside it tell of it.\n`)
      if (!isSound(check)) process.exitCode = exitCodes.harnessError
    })
}

function sentences(check: Selfcheck): readonly string[] {
  const { notConforming, faults, tookMs, harness, node, platform } = check
  const told = faults.filter(isTold)
  return [
    `cim9 ${harness}, Node ${node}, ${platform}: ${isSound(check) ? 'judges as it should' : 'does NOT judge as it should'} (${Math.round(tookMs / 1000)} s)`,
    notConforming.length
      ? `The conforming head end does not pass ${notConforming.join(', ')}`
      : 'The conforming head end passes',
    `${told.length} of ${faults.length} faults are told by the assertions that should tell them, and by no other`,
    ...faults
      .filter((fault) => !isTold(fault))
      .map(
        ({ name, scenario, expected, raised }) =>
          `  ${name} in ${scenario}: expected ${expected.join(', ')}; raised ${raised.join(', ') || 'nothing'}`,
      ),
  ]
}
