import { spawn } from 'node:child_process'
import type { ObjectIds } from '../exchange/entries.ts'
import type { Cause, StimulusPeriod } from '../exchange/stimuli.ts'
import { ControlFailed, type ClockControl, type ControlOrder, type SutControl } from '../sut/control.ts'
import type { Bench } from './bench.ts'
import { Inconclusive } from './errors.ts'
import { byOperator } from './operator.ts'

/** More of what a hook says is not shown. */
const mostWords = 600
const shortened = (text: string): string => text.trim().slice(0, mostWords)

interface Setting {
  readonly parameters: Pick<Bench['parameters'], 'control'>
  readonly ixit: Pick<Bench['ixit'], 'hooks' | 'timeLimits'>
}

/** The means by which something can be made to happen in this run; undefined where there are none. */
export function controlOf({ parameters, ixit }: Setting): SutControl | undefined {
  const { hookMs, operatorMs } = ixit.timeLimits
  if (parameters.control !== undefined) return byControlPort(parameters.control, hookMs)
  const { stimulate } = ixit.hooks
  if (!stimulate) return undefined
  if ('operator' in stimulate) return byOperator(operatorMs)
  if ('control' in stimulate) return byControlPort(stimulate.control, hookMs)
  return 'url' in stimulate ? byUrl(stimulate.url, hookMs) : byCommand(stimulate.command, hookMs)
}

function byControlPort(url: string, limitMs: number): SutControl {
  const order = async (content: ControlOrder) => {
    await post(url, content, limitMs, 'The control port')
  }
  return {
    means: 'control port',
    cause: (cause, object, period) =>
      order({ do: 'cause', cause, ...(object && { object }), ...(period && { period }) }),
    subscribe: (address, wrapper) => order({ do: 'subscribe', address, wrapper }),
    resultsTo: (address) => order({ do: 'results-to', address }),
  }
}

/** The means by which the clock of the SUT can be put forward in this run; undefined where there are none. */
export function clockControlOf({ parameters, ixit }: Setting): ClockControl | undefined {
  const { hookMs } = ixit.timeLimits
  const { stimulate, advance } = ixit.hooks
  if (advance && 'url' in advance) {
    const { url } = advance
    return { advance: done((ms) => post(url, { advance: ms }, hookMs, 'The hook ixit.hooks.advance.url')) }
  }
  if (advance) {
    const told = (ms: number) => ({ words: [String(ms)], env: { CIM9_ADVANCE_MS: String(ms) } })
    return { advance: (ms) => execute(advance.command, told(ms), hookMs, 'ixit.hooks.advance.command') }
  }
  const port = parameters.control ?? (stimulate && 'control' in stimulate ? stimulate.control : undefined)
  if (port === undefined) return undefined
  const order = (content: ControlOrder) => post(port, content, hookMs, 'The control port')
  return {
    advance: done((ms) => order({ do: 'advance', ms })),
    time: async () => Date.parse(await order({ do: 'tell-time' })),
  }
}

/** What is answered does not matter. */
const done =
  (act: (ms: number) => Promise<string>) =>
  async (ms: number): Promise<void> => {
    await act(ms)
  }

/** The user's SUT knows by its own configuration where its events and results go. */
const configured = () => Promise.resolve()

const byUrl = (url: string, limitMs: number): SutControl => ({
  means: 'url',
  cause: async (event, object, period) => {
    const content = { event, ...(object && { meter: object }), ...(period && { period }) }
    await post(url, content, limitMs, 'The hook ixit.hooks.stimulate.url')
  },
  subscribe: configured,
  resultsTo: configured,
})

const byCommand = (command: readonly string[], limitMs: number): SutControl => ({
  means: 'command',
  cause: (event, object, period) =>
    execute(command, toldOf({ event, object, period }), limitMs, 'ixit.hooks.stimulate.command'),
  subscribe: configured,
  resultsTo: configured,
})

/**
 * What cannot be made to happen leaves the case open.
 *
 * @throws Inconclusive where it was the means that failed
 */
export function explain(error: unknown): never {
  if (error instanceof ControlFailed) throw new Inconclusive(error.message)
  throw error
}

/** Redirections are not followed: whoever asks for a stimulus says exactly where. */
async function post(url: string, content: object, limitMs: number, who: string): Promise<string> {
  const signal = AbortSignal.timeout(limitMs)
  const headers = { 'content-type': 'application/json' }
  let answer: { readonly status: number; readonly text: string }
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify(content),
      signal,
      redirect: 'manual',
    })
    answer = { status: response.status, text: await response.text() }
  } catch (error) {
    const reason = signal.aborted ? `it did not answer within ${limitMs} ms` : String(causeOf(error))
    throw new ControlFailed(`${who} cannot be used: ${reason}.`)
  }
  if (answer.status < 200 || answer.status >= 300)
    throw new ControlFailed(
      `${who} answered with HTTP status ${answer.status}${answer.text ? `: ${shortened(answer.text)}` : ''}.`,
    )
  return answer.text
}

const causeOf = (error: unknown): unknown => (error instanceof Error ? (error.cause ?? error) : error)

/** What a hook is told to make happen. */
interface Told {
  readonly event: Cause
  readonly object: ObjectIds | undefined
  readonly period: StimulusPeriod | undefined
}

/** The event and the ids of the meter, as a program is told them. */
function toldOf({ event, object, period }: Told): Words {
  const { mRID = '', names = [] } = object ?? {}
  return {
    words: [event, mRID, ...names],
    env: {
      CIM9_EVENT: event,
      CIM9_MRID: mRID,
      CIM9_NAMES: names.join('\n'),
      ...(period && { CIM9_START: period.start, CIM9_END: period.end }),
    },
  }
}

/** What a program is told: behind its own arguments, and by its environment. */
interface Words {
  readonly words: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** Runs a hook, without a shell. */
function execute(command: readonly string[], { words, env }: Words, limitMs: number, name: string): Promise<void> {
  const [program = '', ...own] = command
  const child = spawn(program, [...own, ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  })
  const said: Buffer[] = []
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  return new Promise<void>((resolve, reject) => {
    const fail = (what: string) => {
      clearTimeout(timer)
      const complaint = shortened(Buffer.concat(said).toString('utf8'))
      reject(new ControlFailed(`The hook ${name} ${what}${complaint ? `: ${complaint}` : ''}.`))
    }
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      fail(`did not end within ${limitMs} ms (ixit.timeLimits.hookMs)`)
    }, limitMs)
    child.once('error', (error) => fail(`cannot be started (${error.message})`))
    // What it started itself may go on, and hold its output open.
    child.once('exit', (code) => {
      if (code !== 0) return
      clearTimeout(timer)
      resolve()
    })
    child.once('close', (code, signal) => {
      if (code !== 0) fail(`ended with ${signal ?? `exit code ${String(code)}`}`)
    })
  })
}
