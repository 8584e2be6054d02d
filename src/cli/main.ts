#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { places } from '../runner/places.ts'
import { exitCodes } from './exit-codes.ts'

/** The commands. Only the one that is asked for is loaded: some need no engine of schemas and no cucumber, and start at once. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => (await import('./run.ts')).runCommand(),
  check: async () => (await import('./check.ts')).checkCommand(),
  sut: async () => (await import('./sut.ts')).sutCommand(),
  list: async () => (await import('./list.ts')).listCommand(),
  explain: async () => (await import('./explain.ts')).explainCommand(),
  report: async () => (await import('./report.ts')).reportCommand(),
  cleanup: async () => (await import('./cleanup.ts')).cleanupCommand(),
  ics: async () => (await import('./ics.ts')).icsCommand(),
  plan: async () => (await import('./plan.ts')).planCommand(),
  certs: async () => (await import('./certs.ts')).certsCommand(),
  selfcheck: async () => (await import('./selfcheck.ts')).selfcheckCommand(),
  prove: async () => (await import('./prove.ts')).proveCommand(),
}

/** Mistakes of the user's, by their names: told in a sentence, exit code 2. Anything else is an error of the harness. */
const usersMistakes: ReadonlySet<string> = new Set([
  'CheckError',
  'ConfigError',
  'ExpressionError',
  'JournalError',
  'NotConforming',
  'RecordError',
  'SchemaError',
  'SuiteError',
  'TemplateError',
  'UnknownFault',
  'UsageError',
])

const program = new Command('cim9')
  .description('Conformance and interoperability tests for IEC 61968-9')
  .version(places().version)
  .showHelpAfterError('Use `cim9 --help` to see the commands.')
  .exitOverride()

const asked = commands[process.argv[2] ?? '']
// An added command does not inherit this: without it commander would end the process itself, with 1.
for (const load of asked ? [asked] : Object.values(commands)) program.addCommand((await load()).exitOverride())

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : exitCodes.usage
  else if (error instanceof Error && usersMistakes.has(error.name)) {
    process.stderr.write(`cim9: ${error.message}\n`)
    process.exitCode = exitCodes.usage
  } else {
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    process.stderr.write(`cim9: an error of the harness itself, not of the SUT: ${message}\n`)
    if (process.env.CIM9_DEBUG) process.stderr.write(`${stack ?? ''}\n`)
    else process.stderr.write('Set CIM9_DEBUG=1 to see where it happened.\n')
    process.exitCode = exitCodes.harnessError
  }
}
