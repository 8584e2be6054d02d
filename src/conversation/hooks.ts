import { spawn } from 'node:child_process'
import { ControlFailed } from '../sut/control.ts'

/** More of what a hook says is not shown. */
const mostWords = 600
export const shortened = (text: string): string => text.trim().slice(0, mostWords)

/** How long a hook may take, and what it is called in messages for the user. */
export interface HookTerms {
  readonly limitMs: number
  readonly name: string
}

/** What a program is told: behind its own arguments, and by its environment. */
export interface Words {
  readonly words: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/**
 * Sends JSON by POST. Redirections are not followed: whoever asks for something to be done says exactly where.
 *
 * @returns what is answered
 * @throws ControlFailed in a sentence for the user
 */
export async function post(url: string, content: object, { limitMs, name }: HookTerms): Promise<string> {
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
    throw new ControlFailed(`${name} cannot be used: ${reason}.`)
  }
  if (answer.status < 200 || answer.status >= 300)
    throw new ControlFailed(
      `${name} answered with HTTP status ${answer.status}${answer.text ? `: ${shortened(answer.text)}` : ''}.`,
    )
  return answer.text
}

const causeOf = (error: unknown): unknown => (error instanceof Error ? (error.cause ?? error) : error)

/**
 * Runs a program, without a shell. What it started itself may go on when it has ended.
 *
 * @throws ControlFailed in a sentence for the user
 */
export async function execute(command: readonly string[], told: Words, terms: HookTerms): Promise<void> {
  await outcome(command, told, terms, false)
}

/**
 * Runs a program, without a shell, for what it writes to its standard output, which it must have closed in time.
 *
 * @throws ControlFailed in a sentence for the user
 */
export const answerOf = (command: readonly string[], told: Words, terms: HookTerms): Promise<string> =>
  outcome(command, told, terms, true)

function outcome(
  command: readonly string[],
  { words, env }: Words,
  { limitMs, name }: HookTerms,
  isHeard: boolean,
): Promise<string> {
  const [program = '', ...own] = command
  const child = spawn(program, [...own, ...words], {
    stdio: ['ignore', isHeard ? 'pipe' : 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  })
  const [complaint, answer] = [collected(child.stderr), collected(child.stdout)]
  return new Promise<string>((resolve, reject) => {
    const fail = (what: string) => {
      clearTimeout(timer)
      const said = shortened(complaint())
      reject(new ControlFailed(`${name} ${what}${said ? `: ${said}` : ''}.`))
    }
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      child.stdout?.destroy()
      fail(`did not end within ${limitMs} ms (ixit.timeLimits.hookMs)`)
    }, limitMs)
    const end = () => {
      clearTimeout(timer)
      resolve(answer())
    }
    child.once('error', (error) => fail(`cannot be started (${error.message})`))
    // What it started itself may go on, and hold its output open.
    child.once('exit', (code) => {
      if (code === 0 && !isHeard) end()
    })
    child.once('close', (code, signal) => {
      if (code === 0) end()
      else fail(`ended with ${signal ?? `exit code ${String(code)}`}`)
    })
  })
}

/** No more of what a program writes is kept; characters. */
const mostKept = 65_536

function collected(stream: NodeJS.ReadableStream | null): () => string {
  let text = ''
  stream?.setEncoding('utf8').on('data', (chunk: string) => {
    if (text.length < mostKept) text += chunk
  })
  return () => text
}
