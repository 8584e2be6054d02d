import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { activemq, activemqJars } from '../needs.ts'

const folder = import.meta.dirname

/**
 * The classes of the programs in this folder: compiled once, for all test workers.
 *
 * @throws Error where the compiler is missing, or refuses
 */
function classes(): string {
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith('.java'))
    .sort()
    .map((name) => join(folder, name))
  const hash = createHash('sha256')
  for (const source of sources) hash.update(readFileSync(source))
  const made = join(tmpdir(), `cim9-brokers-${hash.digest('hex').slice(0, 16)}`)
  if (existsSync(made)) return made
  const fresh = mkdtempSync(`${made}-`)
  const { status, stderr, error } = spawnSync(
    'javac',
    ['-proc:none', '-encoding', 'UTF-8', '-cp', activemqJars.join(':'), '-d', fresh, ...sources],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`The programs in ${folder} do not compile: ${error?.message ?? stderr}`)
  try {
    renameSync(fresh, made)
  } catch {
    // Another worker was first.
    rmSync(fresh, { recursive: true, force: true })
  }
  return made
}

/** A running program of this folder. */
export interface JavaProgram {
  /** What stands behind the word READY. */
  readonly said: readonly string[]
  /** The lines it writes after that. */
  readonly lines: AsyncIterator<string>
  /** Writes a line to its input. */
  tell(line: string): void
  /** Kills it, as a machine that loses its power does. */
  close(): Promise<void>
}

/** So long a program may take to be ready, in milliseconds: the first start of all compiles, on a busy machine. */
const readyMs = 30_000

/**
 * Starts a program of this folder and waits until it is ready. It ends with its input, so that none is left behind.
 *
 * @throws Error where it, its classes or Java are missing, or it is not ready in time
 */
export async function startJava(name: string, args: readonly string[]): Promise<JavaProgram> {
  if (activemq.reason) throw new Error(activemq.reason)
  const child = spawn(
    'java',
    [
      '-Xmx256m',
      '-XX:TieredStopAtLevel=1',
      '-XX:+UseSerialGC',
      '-Djava.net.preferIPv4Stack=true',
      '-cp',
      `${activemqJars.join(':')}:${classes()}`,
      name,
      ...args,
    ],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  )
  child.stdin.on('error', () => undefined)
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text))
  const ended = new Promise<undefined>((resolve) => child.once('exit', () => resolve(undefined)))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const timer = setTimeout(() => child.kill('SIGKILL'), readyMs)
  const first = await Promise.race([lines.next(), ended])
  clearTimeout(timer)
  const said = first?.done === false ? first.value.split(' ') : []
  if (said.shift() !== 'READY') {
    await killed(child, ended)
    throw new Error(`The program ${name} was not ready within ${readyMs} ms. ${complaint}`)
  }
  return { said, lines, tell: (line) => void child.stdin.write(`${line}\n`), close: () => killed(child, ended) }
}

async function killed(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await ended
}
