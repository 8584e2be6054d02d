import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { JmsProvider } from '../../config/jms.ts'
import { BrokerTrouble } from '../jms/session.ts'
import { reasonIn, startOf } from './java.ts'
import { wordIn, type Command, type Done, type ToldMessage } from './words.ts'

/** So long a side-car may take until it takes commands, in milliseconds: Java starts, and compiles it. */
const readyMs = 30_000
/** So long a provider may take for what no limit of the caller bounds; milliseconds. */
const providerMs = 30_000
/** So long it may take to say goodbye to the broker; milliseconds. */
const goodbyeMs = 2_000
/** More of what it complains about is not kept; characters. */
const mostComplaint = 4_000

/** A Java process that speaks JMS for us. */
export interface Sidecar {
  /**
   * Has a command carried out.
   *
   * @param heard gets the messages of a subscription, which bears the number of its command, and that number
   * @throws BrokerTrouble where it fails; where it is not done in time, the process is ended
   */
  call(
    command: Command,
    limitMs?: number,
    heard?: (message: ToldMessage, subscription: number) => void,
  ): Promise<Called>
  /** Tells something that nobody waits for. */
  tell(command: Command): void
  /** Hears no more of a subscription. */
  deaf(subscription: number): void
  /** Is told once, when the process or its connection is lost; not when we close it. */
  onLost(hear: (trouble: BrokerTrouble) => void): void
  /** Says goodbye to the broker, as long as that may take, and ends the process in any case. */
  close(): Promise<void>
}

/** What came of a command, and its number. */
export type Called = Done & { readonly number: number }

interface Pending {
  readonly settle: (done: Done) => void
  readonly fail: (trouble: BrokerTrouble) => void
}

/** The number under which the process itself is waited for; those of commands follow. */
const itself = 0

/**
 * Starts the side-car, without a shell; nothing secret is in its arguments. It ends with us.
 *
 * @throws BrokerTrouble where Java is missing, or the side-car does not start
 */
export async function startSidecar(provider: JmsProvider): Promise<Sidecar> {
  const { java = 'java' } = provider
  const start = startOf(provider)
  const child = spawn(java, start.arguments, {
    stdio: ['pipe', 'pipe', 'pipe'],
    // In a group of its own it outlives Ctrl-C, by which the case that is under way is still brought to its end.
    detached: true,
    windowsHide: true,
  })
  const losses = new Set<(trouble: BrokerTrouble) => void>()
  const consumers = new Map<number, (message: ToldMessage) => void>()
  const pending = new Map<number, Pending>()
  let complaint = ''
  let lost: BrokerTrouble | undefined
  let closing = false
  let last = itself

  const lose = (event: BrokerTrouble['event'], sentence: string): void => {
    if (lost) return
    lost = new BrokerTrouble(event, sentence)
    child.kill('SIGKILL')
    consumers.clear()
    for (const { fail } of [...pending.values()]) fail(lost)
    if (!closing) for (const hear of losses) hear(lost)
    losses.clear()
  }

  const ended = new Promise<void>((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'ENOENT' ? 'there is no such program' : error.message
      lose('refused', `"${java}" cannot be started: ${why}. Install a JDK, 11 or later, or write ixit.jms.java.`)
      resolve()
    })
    child.once('close', (code, signal) => {
      const reason = reasonIn(complaint)
      lose(
        'reset',
        `The side-car for JMS ended ${signal === null ? `with exit code ${String(code)}` : `by ${signal}`}${reason && `: ${reason}`}.`,
      )
      resolve()
    })
  })
  child.stdin.on('error', () => undefined)
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(0, mostComplaint)
  })
  createInterface({ input: child.stdout, crlfDelay: Infinity }).on('line', (line) => {
    const word = wordIn(line)
    if (!word) lose('reset', `The side-car for JMS said what is not understood: ${line.slice(0, 200)}.`)
    else if (!('event' in word)) {
      const waiting = pending.get(word.id)
      if ('done' in word) waiting?.settle(word.done)
      else waiting?.fail(new BrokerTrouble(word.failed, word.says))
    } else if (word.event === 'ready') pending.get(itself)?.settle({})
    else if (word.event === 'message') consumers.get(word.subscription)?.(word.message)
    else lose('reset', `The connection to the broker was lost: ${word.says}.`)
  })

  const answerTo = (number: number, what: string, limitMs: number): Promise<Called> =>
    new Promise((resolve, reject) => {
      if (lost) {
        reject(lost)
        return
      }
      const end = () => {
        clearTimeout(timer)
        pending.delete(number)
      }
      const waiting: Pending = {
        settle: (done) => {
          end()
          resolve({ ...done, number })
        },
        fail: (trouble) => {
          end()
          reject(trouble)
        },
      }
      // What was given up must not be sent later by a provider that goes on after all.
      const timer = setTimeout(() => lose('timeout', `${what} within ${limitMs} ms.`), limitMs)
      pending.set(number, waiting)
    })
  const tell = (command: object): void => {
    if (!lost) child.stdin.write(`${JSON.stringify(command)}\n`)
  }
  const call: Sidecar['call'] = async (command, limitMs = providerMs, heard) => {
    const number = ++last
    if (heard) consumers.set(number, (message) => heard(message, number))
    try {
      const answer = answerTo(number, `The provider of JMS did not ${doing[command.do]}`, limitMs)
      tell({ id: number, ...command })
      return await answer
    } catch (error) {
      consumers.delete(number)
      throw error
    }
  }
  const kill = (): Promise<void> => {
    closing = true
    child.kill('SIGKILL')
    return ended
  }
  try {
    await answerTo(itself, 'The side-car for JMS did not start', readyMs)
  } catch (error) {
    await kill()
    throw error
  } finally {
    start.clean()
  }
  return {
    call,
    tell,
    deaf: (subscription) => consumers.delete(subscription),
    onLost: (hear) => {
      if (lost) hear(lost)
      else losses.add(hear)
    },
    close: async () => {
      closing = true
      await call({ do: 'close' }, goodbyeMs).catch(() => undefined)
      await kill()
    },
  }
}

const doing: Readonly<Record<Command['do'], string>> = {
  connect: 'connect',
  put: 'take the message',
  subscribe: 'let us listen',
  settle: 'settle the message',
  unsubscribe: 'end the subscription',
  close: 'close the connection',
}
