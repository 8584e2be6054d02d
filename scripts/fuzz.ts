import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { fuzz } from './fuzz/fuzz.ts'

/**
 * Gives spoilt vectors to `cim9 check` and to a live listener; the same seed gives the same byte strings.
 *
 *     npm run fuzz                                    10 000 of them
 *     npm run fuzz -- --cases 100000 --seed 7
 *     npm run fuzz -- --seed 7 --from 4711 --cases 1  that one again
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '9' },
    from: { type: 'string', default: '0' },
  },
})
const [cases, seed, from] = [values.cases, values.seed, values.from].map(Number)
if (![cases, seed, from].every((one) => Number.isSafeInteger(one)))
  throw new Error('--cases, --seed and --from want whole numbers.')

// What hangs cannot be stopped from within: a second thread looks whether the cases go on.
const hangsAfterMs = 120_000
const done = new Int32Array(new SharedArrayBuffer(4))
const watch = `
  const { workerData: { done, ms, from } } = require('node:worker_threads')
  let last = -1
  setInterval(() => {
    if (done[0] === last) {
      process.stderr.write('\\ncase ' + (from + last) + ' hangs\\n')
      process.kill(process.pid, 'SIGKILL')
    }
    last = done[0]
  }, ms)`
const watcher = new Worker(watch, { eval: true, workerData: { done, ms: hangsAfterMs, from } })

const begun = performance.now()
const figures = await fuzz({
  cases: cases ?? 0,
  seed: seed ?? 0,
  from: from ?? 0,
  progress: (count) => {
    Atomics.store(done, 0, count)
    if (count % 100 === 0) process.stdout.write(`\r${count} of ${cases}`)
  },
})
await watcher.terminate()
const { broken, ...counts } = figures
process.stdout.write(
  `\n${JSON.stringify({ seed, ...counts, seconds: Math.round((performance.now() - begun) / 1000) }, undefined, 2)}\n`,
)
for (const one of broken) process.stdout.write(`${one}\n`)
process.stdout.write(
  broken.length ? `${broken.length} times the rule was broken.\n` : 'Always a verdict, always an answer.\n',
)
process.exitCode = broken.length ? 1 : 0
