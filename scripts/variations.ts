import { accusationsIn, tryVaried } from '../src/runner/prove/varied.ts'
import { combinations, dimensions } from '../src/sut/variations/index.ts'

/**
 * `npm run variations [-- [--part I/N] [cases...]]`: the suite against reference head ends that differ in what a system may decide
 * as it likes, so that every two variations meet. Nothing may be found against any of them. Prints what is; exit code 1 then. Not
 * part of `npm test`, which tries two of them on some scenarios. A part is every Nth combination, from the Ith on.
 */

const args = process.argv.slice(2)
const at = args.indexOf('--part')
const [first = 1, step = 1] = at === -1 ? [] : (args.splice(at, 2)[1]?.split('/').map(Number) ?? [])

const all = combinations()
const chosen = all.filter(({ number }) => number % step === first % step)
const values = dimensions.reduce((sum, one) => sum + one.values.length, 0)
process.stdout.write(
  `${dimensions.length} dimensions, ${values} values, ${all.length} combinations, ${chosen.length} of them here\n`,
)

const plain = await tryVaried([], args)
let cases = 0
let accused = 0
for (const { number, says, variations } of chosen) {
  const result = await tryVaried(variations, args)
  const accusations = accusationsIn(result, plain, variations)
  cases += result.scenarios.length
  accused += accusations.length + result.harnessErrors.length
  const { pass, fail, inconclusive } = result.totals
  process.stdout.write(`\n${number}: ${says}\n  ${pass} passed, ${fail} failed, ${inconclusive} inconclusive\n`)
  for (const error of result.harnessErrors) process.stdout.write(`  harness error: ${error}\n`)
  for (const { scenario, plain: was, verdict, reason = '', findings } of accusations) {
    process.stdout.write(`  ${scenario}: ${was} -> ${verdict} ${reason}\n`)
    for (const finding of findings) process.stdout.write(`    ${finding}\n`)
  }
}
process.stdout.write(`\n${cases} cases run, ${accused} accused\n`)
process.exit(accused ? 1 : 0)
