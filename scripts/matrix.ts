import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { configSchema, effects, type Config } from '../src/config/config.ts'
import type { IxitInput } from '../src/config/ixit.ts'
import { places } from '../src/runner/places.ts'
import { run } from '../src/runner/run.ts'
import { embed } from '../src/runner/target.ts'
import { loadStandard } from '../src/standard/standard.ts'
import type { Fault } from '../src/sut/faults/fault.ts'
import { faultNamed, faults } from '../src/sut/faults/index.ts'
import { referenceIcs } from '../src/sut/reference/ics.ts'
import { referenceIxit } from '../src/sut/reference/ixit.ts'
import type { RunResult } from '../src/verdict/run-result.ts'
import { isOwn, narrow, reddenedBy } from './killers.ts'

/**
 * `npm run matrix [faults...]`: every fault against the whole suite, in this one process. Each line tells how many cases it
 * reddens and where that is not what it declares; at the end, which faults redden more than a tenth, and which cases none of
 * the others kills. Not part of `npm test`: `tests/e2e/each-fault.spec.ts` tries each fault on the cases it speaks of.
 */

const root = places().root
const standard = loadStandard('2013', places().profiles)
const scratch = mkdtempSync(join(tmpdir(), 'cim9-matrix-'))
const named = process.argv.slice(2)
const chosen = named.length ? named.map(faultNamed) : faults

/** A conforming head end needs milliseconds; who waits in vain for a faulty one shall not wait long. */
const patience: Partial<IxitInput> = {
  timeLimits: {
    replyMs: 500,
    freshnessMs: 900_000,
    resultMs: 500,
    eventMs: 300,
    commitMs: 300,
    quietMs: 50,
    recoveryMs: 500,
  },
  events: { ...referenceIxit.events, redelivery: { withinMs: 300 }, pushedReadingsMs: 300 },
}

/** The whole suite against a head end with that fault. */
async function suiteAgainst(fault: Fault | undefined): Promise<RunResult> {
  const sut = await embed(standard, { control: true, ...(fault && { fault }) })
  try {
    const { result } = await run({
      cwd: root,
      places: places(),
      config: configFor(sut),
      selection: { ids: [], tags: [] },
      reports: scratch,
      command: 'npm run matrix',
      rerunOptions: '',
      stop: { onStop: () => undefined },
      listener: { starting: () => undefined, finished: () => undefined },
    })
    return result
  } finally {
    await sut.close()
  }
}

const configFor = ({ url, control }: { readonly url: string; readonly control?: string }): Config =>
  configSchema.parse({
    sut: { name: 'a head end with a fault', version: '1', endpoint: url },
    ics: referenceIcs,
    ixit: { ...referenceIxit, ...patience, ...(control !== undefined && { hooks: { stimulate: { control } } }) },
    policy: { failOn: 'inferred', strict: true, allowEffects: [...effects] },
  })

const redIn = ({ scenarios }: RunResult): readonly string[] =>
  scenarios.filter(({ findings }) => findings.some(({ outcome }) => outcome === 'fail')).map(({ id }) => id)

/** The cases that fail for a reason of their own. */
const killedIn = ({ scenarios }: RunResult): readonly string[] =>
  scenarios
    .filter((one) => one.findings.some(({ outcome, assertion }) => outcome === 'fail' && isOwn(assertion, one)))
    .map(({ id }) => id)

const few = (ids: readonly string[]): string => (ids.length > 6 ? `${ids.slice(0, 6).join(' ')} ...` : ids.join(' '))

const broad: string[] = []
let astray = 0
const surviving = new Set<string>()
const say = (text: string): void => void process.stdout.write(`${text}\n`)

try {
  say(`${'fault'.padEnd(34)} red   of  seconds`)
  for (const fault of [undefined, ...chosen]) {
    const begun = performance.now()
    const result = await suiteAgainst(fault)
    const red = redIn(result)
    const declared = fault ? reddenedBy(fault, result.scenarios) : new Set<string>()
    const unsaid = red.filter((id) => !declared.has(id))
    const unseen = [...declared].filter((id) => !red.includes(id))
    const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
    say(
      [
        `${(fault?.name ?? '(none)').padEnd(34)} ${String(red.length).padStart(3)}  ${result.scenarios.length}  ${seconds.padStart(7)}`,
        ...(unsaid.length ? [`red, not declared: ${few(unsaid)}`] : []),
        ...(unseen.length ? [`declared, not red: ${few(unseen)}`] : []),
        ...(result.harnessErrors.length ? [`errors of the harness: ${few(result.harnessErrors)}`] : []),
      ].join('  '),
    )
    if (unsaid.length || unseen.length || result.harnessErrors.length) astray++
    if (!fault) for (const { id } of result.scenarios) surviving.add(id)
    else if (red.length > result.scenarios.length * narrow) broad.push(fault.name)
    else for (const id of killedIn(result)) surviving.delete(id)
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
say(`\n${broad.length} redden more than a tenth: ${broad.join(', ') || 'none'}`)
say(`${surviving.size} cases are killed by none of the others: ${[...surviving].join(', ') || 'none'}`)
say(`${astray} do not redden exactly what they declare`)
process.exitCode = astray ? 1 : 0
