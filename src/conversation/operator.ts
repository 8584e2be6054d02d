import { createInterface } from 'node:readline'
import type { ObjectIds } from '../exchange/entries.ts'
import type { Cause, StimulusPeriod } from '../exchange/stimuli.ts'
import { ControlFailed, type SutControl } from '../sut/control.ts'

/** What an operator is asked to do, where it has words of its own. */
const orders: Partial<Record<Cause, string>> = {
  'power-down': 'take the supply away from',
  'power-up': 'give the supply back to',
  tamper: 'open the cover of',
  'tamper-cleared': 'close the cover of',
  system: 'let something happen that the head end tells of itself, such as the restart of a service, at',
}

/**
 * Asks somebody who stands by, on the terminal: what to do, to which meter. Enter says that it is done, anything else that it
 * cannot be done.
 *
 * @param limitMs how long to wait for the answer
 */
export const byOperator = (limitMs: number): SutControl => ({
  means: 'operator',
  cause: (cause, object, period) => ask(wordsFor(cause, object, period), limitMs),
  // His SUT knows by its own configuration where its events and results go.
  subscribe: () => Promise.resolve(),
  resultsTo: () => Promise.resolve(),
})

function wordsFor(cause: Cause, object: ObjectIds | undefined, period: StimulusPeriod | undefined): string {
  if (period) return `let the head end push the readings of all its meters from ${period.start} to ${period.end}`
  const whom = object ? `the meter ${[object.mRID, ...object.names].filter(Boolean).join(', ')}` : 'the head end'
  return `${orders[cause] ?? `make "${cause}" happen to`} ${whom}`
}

async function ask(order: string, limitMs: number): Promise<void> {
  const { stdin, stderr } = process
  if (!stdin.isTTY)
    throw new ControlFailed(
      'ixit.hooks.stimulate asks an operator, and there is no terminal to ask on. Run it in a terminal with one worker, or write a command or a url.',
    )
  stderr.write(
    `\nOPERATOR: ${order}. Press Enter when it is done; write "no" and press Enter where it cannot be done.\n`,
  )
  const lines = createInterface({ input: stdin, terminal: false })
  await new Promise<void>((resolve, reject) => {
    const end = (because?: string) => {
      clearTimeout(timer)
      lines.removeAllListeners()
      lines.close()
      if (because === undefined) resolve()
      else reject(new ControlFailed(`The operator (ixit.hooks.stimulate) ${because}.`))
    }
    const timer = setTimeout(() => end(`did not answer within ${limitMs} ms (ixit.timeLimits.operatorMs)`), limitMs)
    lines.once('line', (line) =>
      end(line.trim() === '' ? undefined : `said that it cannot be done: ${line.trim().slice(0, 200)}`),
    )
    lines.once('close', () => end('left: the terminal was closed'))
  })
}
