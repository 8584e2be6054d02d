import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** What stands on the machine beside Node, or does not: tests that need it are not run without it, and say why. */
export interface Need {
  /** With CIM9_REQUIRE=all nothing counts as missing: what needs it is run, and fails. */
  readonly missing: boolean
  /** Empty where it is there. */
  readonly reason: string
}

/**
 * A need that is met where nothing is found to be absent.
 *
 * @param absent what is absent, and how to get it; undefined where it is there
 */
export const need = (absent: string | undefined): Need => ({
  missing: absent !== undefined && process.env['CIM9_REQUIRE'] !== 'all',
  reason: absent ?? '',
})

const answers = (command: string, args: readonly string[]): boolean => spawnSync(command, args).status === 0

const program = (command: string, args: readonly string[], why: string): Need =>
  need(answers(command, args) ? undefined : why)

/** The Python of Debian, whose packages another one does not see. */
export const debianPython = '/usr/bin/python3'

export const openssl = program('openssl', ['version'], 'openssl is not on this machine: certificates cannot be made')
export const xmllint = program(
  'xmllint',
  ['--version'],
  'xmllint is not on this machine: apt-get install libxml2-utils',
)
export const python = program('python3', ['--version'], 'python3 is not on this machine')
export const proton = program(
  debianPython,
  ['-c', 'import proton'],
  'Proton is not on this machine: apt-get install python3-qpid-proton',
)
const { JAVA_HOME } = process.env
export const java = program(JAVA_HOME ? `${JAVA_HOME}/bin/java` : 'java', ['-version'], 'Java is not on this machine')

/** Where ActiveMQ and the interfaces of JMS are found. */
export const activemqJars = [
  'activemq-broker',
  'activemq-client',
  'activemq-jaas',
  'activemq-stomp',
  'activemq-openwire-legacy',
  'geronimo-jms_1.1_spec',
  'geronimo-j2ee-management-1.1-spec',
  'hawtbuf',
  'slf4j-api',
  'slf4j-nop',
].map((name) => `/usr/share/java/${name}.jar`)

function whyNoActiveMq(): string | undefined {
  if (!['java', 'javac'].every((command) => answers(command, ['-version'])))
    return 'a JDK is not on this machine: there is no broker of ActiveMQ and no client of JMS'
  const jar = activemqJars.find((path) => !existsSync(path))
  return jar && `ActiveMQ is not on this machine (${jar}): apt-get install activemq`
}
export const activemq = need(whyNoActiveMq())
