import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { jmsProvider, type JmsProvider } from '../../src/config/jms.ts'
import { sourceOfSidecar } from '../../src/transports/sidecar/java.ts'
import { activemqJars } from '../needs.ts'
import type { ActiveMq } from './activemq.ts'

/**
 * The folder of the compiled side-car, made once for all test workers: its start takes a third of the time then.
 *
 * @throws Error where the compiler is missing, or refuses
 */
function compiledSidecar(): string {
  const source = sourceOfSidecar()
  const hash = createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 16)
  const made = join(tmpdir(), `cim9-sidecar-${hash}`)
  if (existsSync(made)) return made
  const fresh = mkdtempSync(`${made}-`)
  const { status, stderr } = spawnSync(
    'javac',
    ['-Xlint:all', '-Werror', '--release', '11', '-cp', activemqJars.join(delimiter), '-d', fresh, source],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`The side-car does not compile: ${stderr}`)
  try {
    renameSync(fresh, made)
  } catch {
    // Another worker was first.
    rmSync(fresh, { recursive: true, force: true })
  }
  return made
}

const common = () => ({ classPath: [...activemqJars, compiledSidecar()], compiled: true })

/** A broker of ActiveMQ by its connection factory; what is put is acknowledged by the broker before it counts as put. */
export const openWireProvider = ({ openWire }: Pick<ActiveMq, 'openWire'>): JmsProvider =>
  jmsProvider.parse({
    ...common(),
    connectionFactory: {
      class: 'org.apache.activemq.ActiveMQConnectionFactory',
      url: openWire,
      properties: { alwaysSyncSend: true },
    },
  })

/** The same broker by JNDI, with the name jms/Requests for the queue head-end.requests. */
export const jndiProvider = ({ openWire }: Pick<ActiveMq, 'openWire'>, change: object = {}): JmsProvider =>
  jmsProvider.parse({
    ...common(),
    jndi: {
      environment: {
        'java.naming.factory.initial': 'org.apache.activemq.jndi.ActiveMQInitialContextFactory',
        'java.naming.provider.url': openWire,
        'queue.jms/Requests': 'head-end.requests',
      },
      connectionFactory: 'ConnectionFactory',
      ...change,
    },
  })

/**
 * The same broker by a client of jakarta.jms, which is the usual one with the package renamed in its classes; and what
 * removes these classes.
 *
 * @throws Error where the JDK is missing
 */
export function jakartaProvider(broker: Pick<ActiveMq, 'openWire'>): {
  readonly provider: JmsProvider
  readonly remove: () => void
} {
  const classes = mkdtempSync(join(tmpdir(), 'cim9-jakarta-'))
  const isRenamed = (jar: string) => /activemq-client|geronimo-jms/.test(jar)
  const jars = activemqJars
  for (const jar of jars.filter(isRenamed)) spawnSync('jar', ['xf', jar], { cwd: classes })
  for (const entry of readdirSync(classes, { recursive: true, withFileTypes: true }))
    if (entry.name.endsWith('.class')) {
      const path = join(entry.parentPath, entry.name)
      const renamed = withJakarta(readFileSync(path))
      const target = path.replace(join(classes, 'javax/jms'), join(classes, 'jakarta/jms'))
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, renamed)
    }
  rmSync(join(classes, 'javax'), { recursive: true, force: true })
  return {
    provider: jmsProvider.parse({
      ...openWireProvider(broker),
      api: 'jakarta',
      compiled: false,
      classPath: [...jars.filter((jar) => !isRenamed(jar)), classes],
    }),
    remove: () => rmSync(classes, { recursive: true, force: true }),
  }
}

/** A class file with javax.jms renamed in the texts of its constants (JVM specification, section 4.4). */
function withJakarta(file: Buffer): Buffer {
  const parts: Buffer[] = [file.subarray(0, 10)]
  const sizes: Readonly<Record<number, number>> = { 3: 5, 4: 5, 5: 9, 6: 9, 15: 4, 17: 5, 18: 5 }
  let at = 10
  for (let constant = 1; constant < file.readUInt16BE(8); constant++) {
    const tag = file.readUInt8(at)
    const size = tag === 1 ? 3 + file.readUInt16BE(at + 1) : (sizes[tag] ?? ([7, 8, 16, 19, 20].includes(tag) ? 3 : 5))
    if (tag === 1) {
      const text = file.toString('latin1', at + 3, at + size).replace(/javax([./])jms/g, 'jakarta$1jms')
      const head = Buffer.from([1, text.length >> 8, text.length & 255])
      parts.push(head, Buffer.from(text, 'latin1'))
    } else parts.push(file.subarray(at, at + size))
    // Numbers of eight bytes take two places.
    if (tag === 5 || tag === 6) constant++
    at += size
  }
  return Buffer.concat([...parts, file.subarray(at)])
}

/** The processes of side-cars that another process has started. */
export function sidecarsOf(parent: number): readonly number[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=,args=', '--ppid', String(parent)], { encoding: 'utf8' })
  return stdout.split('\n').flatMap((line) => {
    const [, pid, args = ''] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? []
    return pid !== undefined && /\bSidecar\b/.test(args) ? [Number(pid)] : []
  })
}
