import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { Command } from 'commander'
import { readManifest } from '../vectors/manifest.ts'
import { entries } from './cases.ts'
import { instrument, root, sourcesIn } from './instrument.ts'
import { compile } from './modules.ts'
import { tryAll } from './pool.ts'
import { scoreTable, survivorsIn, totalScore, type Judged } from './scores.ts'

/** `npm run mutants`: are the vectors sharp enough to notice when a judge is changed? See docs/mutants.md. */

const judges = ['src/assertions', 'src/verdict', 'src/exchange/correlation.ts']
const specs = ['tests/verdict']

interface Options {
  readonly into: string
  readonly workers: string
  readonly atLeast: string
}

const program = new Command('mutants')
  .description(
    'Changes the judges in small ways, one at a time, and tells what share of the changes the vectors notice.',
  )
  .argument('[paths...]', 'sources to change: files, or folders', judges)
  .option('--into <folder>', 'where survivors.md and mutants.json are written', 'reports/mutants')
  .option('--workers <n>', 'how many workers try mutants', '2')
  .option('--at-least <percent>', 'a lower score makes the command fail', '85')
  .action(async (paths: readonly string[], { into, workers, atLeast }: Options) => {
    const began = performance.now()
    const seconds = () => Math.round((performance.now() - began) / 1000)
    const say = (line: string): void => void process.stdout.write(`${line}\n`)
    const { texts, mutants } = await instrument(paths.flatMap(sourcesIn))
    const compiled = compile([...entries, ...specs.flatMap(sourcesIn)], texts)
    say(`${mutants.length} mutants in ${texts.size} files, after ${seconds()} s.`)
    let told = 0
    const given = { compiled, mutants, manifest: readManifest() }
    const tried = await tryAll(given, mutants, Number(workers), ({ done, of, ready }) => {
      if (ready)
        say(
          `A worker is ready after ${seconds()} s: ${ready.cases} cases; all vectors are judged in ${Math.round(ready.passMs)} ms.`,
        )
      const percent = Math.floor((100 * done) / of)
      if (percent < told + 5) return
      told = percent
      say(`${done} of ${of} tried, after ${seconds()} s.`)
    })
    const judged: readonly Judged[] = mutants.flatMap((mutant) => {
      const one = tried.get(mutant.id)
      return one ? [{ ...mutant, ...one }] : []
    })
    const folder = resolve(root, into)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'mutants.json'), JSON.stringify(judged, undefined, 1))
    writeFileSync(join(folder, 'survivors.md'), survivorsIn(judged))
    say(scoreTable(judged))
    say(`Survivors: ${join(into, 'survivors.md')}. It took ${seconds()} s.`)
    if (totalScore(judged) < Number(atLeast)) {
      say(`The score is below ${atLeast} %.`)
      process.exitCode = 1
    }
  })
await program.parseAsync()
