#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { ExpressionError } from '../config/claims.ts'
import { ConfigError } from '../config/problems.ts'
import { RecordError } from '../exchange/ndjson.ts'
import { CheckError } from '../runner/check.ts'
import { SuiteError } from '../runner/cucumber.ts'
import { places } from '../runner/places.ts'
import { UnknownFault } from '../sut/faults/index.ts'
import { TemplateError } from '../standard/templates.ts'
import { SchemaError } from '../xml/schema-engine.ts'
import { JournalError } from '../conversation/journal.ts'
import { certsCommand } from './certs.ts'
import { checkCommand } from './check.ts'
import { cleanupCommand } from './cleanup.ts'
import { exitCodes, UsageError } from './exit-codes.ts'
import { explainCommand } from './explain.ts'
import { icsCommand } from './ics.ts'
import { listCommand } from './list.ts'
import { planCommand } from './plan.ts'
import { reportCommand } from './report.ts'
import { runCommand } from './run.ts'
import { sutCommand } from './sut.ts'

const program = new Command('cim9')
  .description('Conformance and interoperability tests for IEC 61968-9')
  .version(places().version)
  .showHelpAfterError('Use `cim9 --help` to see the commands.')
  .exitOverride()

// An added command does not inherit this: without it commander would end the process itself, with 1.
for (const command of [
  runCommand,
  checkCommand,
  sutCommand,
  listCommand,
  explainCommand,
  reportCommand,
  cleanupCommand,
  icsCommand,
  planCommand,
  certsCommand,
])
  program.addCommand(command().exitOverride())

/** Mistakes of the user's: told in a sentence, exit code 2. Anything else is an error of the harness. */
const usersMistakes = [
  JournalError,
  ConfigError,
  ExpressionError,
  SuiteError,
  CheckError,
  RecordError,
  SchemaError,
  TemplateError,
  UnknownFault,
  UsageError,
]

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : exitCodes.usage
  else if (usersMistakes.some((mistake) => error instanceof mistake)) {
    process.stderr.write(`cim9: ${(error as Error).message}\n`)
    process.exitCode = exitCodes.usage
  } else {
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    process.stderr.write(`cim9: an error of the harness itself, not of the SUT: ${message}\n`)
    if (process.env.CIM9_DEBUG) process.stderr.write(`${stack ?? ''}\n`)
    else process.stderr.write('Set CIM9_DEBUG=1 to see where it happened.\n')
    process.exitCode = exitCodes.harnessError
  }
}
