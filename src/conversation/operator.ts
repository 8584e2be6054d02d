import { createInterface } from 'node:readline'
import type { ObjectIds } from '../exchange/entries.ts'
import { switchPosition, type Cause, type StimulusPeriod } from '../exchange/stimuli.ts'
import { ControlFailed, type Inspection, type SutControl } from '../sut/control.ts'

/** What an operator is asked to do, where it has words of its own. */
const orders: Partial<Record<Cause, string>> = {
  'power-down': 'take the supply away from',
  'power-up': 'give the supply back to',
  tamper: 'open the cover of',
  'tamper-cleared': 'close the cover of',
  ask: 'let the SUT ask its server for readings, to have them later, of',
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
  cause: async (cause, object, period) => {
    const order = `${wordsFor(cause, object, period)}. Press Enter when it is done; write "no" and press Enter where it cannot be done`
    const said = await ask(order, { limitMs, hook: 'ixit.hooks.stimulate' })
    if (said !== '')
      throw new ControlFailed(`The operator (ixit.hooks.stimulate) said that it cannot be done: ${said}.`)
  },
  // His SUT knows by its own configuration where its events, results and requests go.
  subscribe: () => Promise.resolve(),
  resultsTo: () => Promise.resolve(),
  askAt: () => Promise.resolve(),
})

/**
 * Asks somebody who stands by where the switch of a meter is.
 *
 * @param limitMs how long to wait for the answer
 */
export const positionByOperator = (limitMs: number): Inspection => ({
  means: 'operator',
  switchOf: async (meter) => {
    const question = `where is the switch of ${nameOf(meter)}? Write "open" or "closed" and press Enter; anything else where it cannot be seen`
    const said = await ask(question, { limitMs, hook: 'ixit.hooks.inspect' })
    const position = switchPosition.safeParse(said)
    if (position.success) return position.data
    throw new ControlFailed(
      `The operator (ixit.hooks.inspect) was asked whether the switch of ${nameOf(meter)} is open or closed, and wrote ${said ? `"${said}"` : 'nothing'}.`,
    )
  },
})

const nameOf = ({ mRID, names }: ObjectIds): string => `the meter ${[mRID, ...names].filter(Boolean).join(', ')}`

function wordsFor(cause: Cause, object: ObjectIds | undefined, period: StimulusPeriod | undefined): string {
  if (period) return `let the head end push the readings of all its meters from ${period.start} to ${period.end}`
  const whom = object ? nameOf(object) : 'the head end'
  return `${orders[cause] ?? `make "${cause}" happen to`} ${whom}`
}

interface Terms {
  readonly limitMs: number
  /** The field of the IXIT that asks for an operator. */
  readonly hook: string
}

/** Puts a question on the terminal, and gives the line that is written. */
async function ask(question: string, { limitMs, hook }: Terms): Promise<string> {
  const { stdin, stderr } = process
  if (!stdin.isTTY)
    throw new ControlFailed(
      `${hook} asks an operator, and there is no terminal to ask on. Run it in a terminal with one worker, or write a command or a url.`,
    )
  stderr.write(`\nOPERATOR: ${question}.\n`)
  const lines = createInterface({ input: stdin, terminal: false })
  return new Promise<string>((resolve, reject) => {
    const end = () => {
      clearTimeout(timer)
      lines.removeAllListeners()
      lines.close()
    }
    const fail = (because: string) => {
      end()
      reject(new ControlFailed(`The operator (${hook}) ${because}.`))
    }
    const timer = setTimeout(() => fail(`did not answer within ${limitMs} ms (ixit.timeLimits.operatorMs)`), limitMs)
    lines.once('line', (line) => {
      end()
      resolve(line.trim().slice(0, 200))
    })
    lines.once('close', () => fail('left: the terminal was closed'))
  })
}
