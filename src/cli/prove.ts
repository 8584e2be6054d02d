import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { isProven, proofJson } from '../reporting/proof/proof.ts'
import { proofPage } from '../reporting/proof/page.ts'
import { proofSummary, proofText } from '../reporting/proof/text.ts'
import { places } from '../runner/places.ts'
import { prove } from '../runner/prove/prove.ts'
import { faultNamed, faults } from '../sut/faults/index.ts'
import { exitCodes, UsageError } from './exit-codes.ts'
import { progressLine } from './progress.ts'

interface Options {
  readonly workers: string
  readonly into: string
  readonly cases?: string[]
}

/** `cim9 prove`: shows that the verdicts are right, by systems that go wrong on purpose. */
export function proveCommand(): Command {
  return new Command('prove')
    .description('try every seeded fault on every scenario in which it could make a difference')
    .argument('[faults...]', 'names as `cim9 list faults` shows them; all by default')
    .option('--workers <number>', 'so many processes; they wait more than they work', '6')
    .option('--cases <ids...>', 'only these scenarios, requirements or groups')
    .option('--into <folder>', 'where the proof is written', 'reports/proof')
    .action(async (names: string[], { workers, into, cases }: Options) => {
      const count = Number(workers)
      if (!Number.isInteger(count) || count < 1) throw new UsageError(`--workers is a number from 1, not "${workers}".`)
      const chosen = names.length ? names.map(faultNamed) : faults
      const progress = progressLine(process.stdout, 'steps')
      const took: { readonly fault: string; readonly tookMs: number }[] = []
      const proof = await prove(chosen, {
        places: places(),
        workers: count,
        ...(cases && { cases }),
        listener: {
          watching: (setting, scenarios) =>
            progress.say(`${scenarios} scenarios against the conforming head end (${setting})`),
          watched: (done, of, id) => progress.step(done, of, id),
          trying: (of, trials) => progress.say(`${of} faults, ${trials} trials`),
          tried: (done, of, fault, tookMs) => {
            took.push({ fault, tookMs })
            progress.step(done, of, fault)
          },
        },
      })
      progress.end()
      const folder = resolve(into)
      mkdirSync(folder, { recursive: true })
      const files = {
        'proof.json': proofJson(proof),
        'proof.md': proofText(proof),
        'proof.html': proofPage(proof),
      }
      for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
      process.stdout.write(`${proofSummary(proof).join('\n')}\n\nProof in ${folder}\n`)
      process.stdout.write(`Longest: ${longest(took)}\n`)
      if (!isProven(proof)) process.exitCode = exitCodes.nonConformity
    })
}

/** Those that took longest. */
const longest = (took: readonly { readonly fault: string; readonly tookMs: number }[]): string =>
  [...took]
    .sort((a, b) => b.tookMs - a.tookMs)
    .slice(0, 5)
    .map(({ fault, tookMs }) => `${fault} ${Math.round(tookMs / 1000)} s`)
    .join(', ')
