import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { configSchema, effects, type ConfigInput } from '../src/config/config.ts'
import { places } from '../src/runner/places.ts'
import { run } from '../src/runner/run.ts'
import { embed, type EmbedOptions } from '../src/runner/target.ts'
import { loadStandard } from '../src/standard/standard.ts'
import { referenceIcs } from '../src/sut/reference/ics.ts'
import { referenceIxit } from '../src/sut/reference/ixit.ts'
import type { RunResult, Verdict } from '../src/verdict/run-result.ts'
import { startActiveMq, type ActiveMq } from '../tests/brokers/activemq.ts'
import { activemq } from '../tests/needs.ts'
import { openWireProvider } from '../tests/brokers/openwire.ts'

/**
 * `npm run transports [cases...]`: the suite against the reference head end, over each transport and in each form of messages.
 * Prints how each case went over each, where they do not agree, and why. Exit code 1 where something fails. Not part of `npm
 * test`, where each way has a test of its own.
 */

/** A way in which messages travel. */
interface Way {
  readonly name: string
  readonly binding?: ConfigInput['binding']
  /** How the head end is reached; by HTTP if nothing is said. */
  readonly embedded?: EmbedOptions
  /** The address by which we reach it, where it is another than its own. */
  readonly endpoint?: string
  readonly ixit?: ConfigInput['ixit']
}

const ways: readonly Way[] = [
  { name: 'SOAP 1.1' },
  { name: 'SOAP 1.2', binding: { soap: '1.2' } },
  { name: 'wrapped', binding: { wrapper: 'generic-wrapped' } },
  { name: 'typed', binding: { wrapper: 'typed' } },
  { name: 'AMQP', embedded: { transport: 'amqp' } },
  { name: 'files', embedded: { transport: 'file' } },
]
const queue = 'head-end.requests'
const waysOver = (broker: ActiveMq): readonly Way[] => [
  { name: 'STOMP', embedded: { broker: { url: `${broker.stomp}/${queue}` } } },
  {
    name: 'side-car',
    embedded: { broker: { url: `${broker.stomp}/${queue}` } },
    endpoint: `jms:///${queue}`,
    ixit: { jms: openWireProvider(broker) },
  },
]

const ids = process.argv.slice(2)
const standard = loadStandard('2013', places().profiles)
const scratch = mkdtempSync(join(tmpdir(), 'cim9-transports-'))
const broker = activemq.missing ? undefined : await startActiveMq()
if (!broker) process.stdout.write(`STOMP and side-car not run: ${activemq.reason}\n`)
const results = new Map<string, RunResult>()
for (const way of [...ways, ...(broker ? waysOver(broker) : [])]) {
  const result = await suiteOver(way)
  results.set(way.name, result)
  const { pass, fail, inconclusive } = result.totals
  process.stdout.write(
    `${way.name}: ${pass} passed, ${fail} failed, ${inconclusive} inconclusive, ${result.totals['not-applicable']} not applicable\n`,
  )
}
await broker?.close()
rmSync(scratch, { recursive: true, force: true })

const words: Readonly<Record<Verdict, string>> = {
  pass: '+',
  fail: 'FAIL',
  inconclusive: '?',
  'not-applicable': '-',
  'not-run': 'x',
  'harness-error': 'ERROR',
}
const names = [...results.keys()]
const cases = [...results.values()][0]?.scenarios.map(({ id }) => id) ?? []
process.stdout.write(`\n${['case', ...names].join('\t')}\n`)
for (const id of cases) {
  const told = names.map((name) => results.get(name)?.scenarios.find((one) => one.id === id))
  process.stdout.write(`${[id, ...told.map((one) => (one ? words[one.verdict] : ''))].join('\t')}\n`)
}
process.stdout.write('\nWhere they do not pass:\n')
const reasons = new Map<string, string[]>()
for (const [name, { scenarios }] of results)
  for (const { id, verdict, reason = '' } of scenarios)
    if (verdict !== 'pass') {
      const key = `${name}: ${verdict}: ${reason}`
      reasons.set(key, [...(reasons.get(key) ?? []), id])
    }
for (const [reason, which] of reasons) process.stdout.write(`  ${reason}\n    ${which.join(' ')}\n`)
const bad = [...results.values()].some(({ totals }) => totals.fail + totals['harness-error'] > 0)
process.exit(bad ? 1 : 0)

/** The suite over one way. */
async function suiteOver({ binding, embedded, endpoint, ixit }: Way): Promise<RunResult> {
  const sut = await embed(standard, { control: true, ...embedded })
  const typed = binding?.wrapper === 'typed' ? sut.typedUrl : undefined
  try {
    const { result } = await run({
      cwd: places().root,
      places: places(),
      config: configSchema.parse({
        sut: { name: 'the reference head end', version: '1', endpoint: endpoint ?? typed ?? sut.url },
        ...(binding && { binding }),
        ics: referenceIcs,
        ixit: {
          ...referenceIxit,
          ...(sut.control !== undefined && { hooks: { stimulate: { control: sut.control } } }),
          ...ixit,
        },
        policy: { failOn: 'inferred', strict: true, allowEffects: [...effects] },
      }),
      selection: { ids, tags: [] },
      reports: scratch,
      command: 'npm run transports',
      rerunOptions: '',
      stop: { onStop: () => undefined },
      listener: { starting: () => undefined, finished: () => undefined },
    })
    return result
  } finally {
    await sut.close()
  }
}
