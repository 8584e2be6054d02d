import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command } from 'commander'
import { ambiguities } from '../config/ambiguities.ts'
import { proformaRows, proformaText } from '../runner/ics-proforma.ts'
import { loadConfig } from '../runner/load-config.ts'
import { places } from '../runner/places.ts'
import { declarations } from '../runner/target.ts'
import { loadStandard } from '../standard/standard.ts'
import { UsageError } from './exit-codes.ts'

interface Options {
  readonly out?: string
  readonly config?: string
  readonly json?: boolean
}

/** `cim9 ics`: the questions of the ICS, to be answered by a vendor. */
export function icsCommand(): Command {
  return new Command('ics')
    .description('write the proforma of the ICS: what a vendor declares of the SUT')
    .option('--out <file>', 'write it to a file')
    .option('--config <file>', 'fill it in from this configuration')
    .option('--json', 'as JSON')
    .action(async (options: Options) => {
      const text = await proforma(options)
      if (options.out === undefined) {
        process.stdout.write(text)
        return
      }
      const path = resolve(options.out)
      try {
        writeFileSync(path, text)
      } catch (error) {
        throw new UsageError(`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`)
      }
      process.stdout.write(`${path}\n`)
    })
}

async function proforma({ config: given, json }: Options): Promise<string> {
  const { profiles, version } = places()
  const config = given === undefined ? undefined : (await loadConfig(process.cwd(), given)).config
  const declared = config && { ...config, ...declarations(config, undefined) }
  const rows = proformaRows(loadStandard('2013', profiles).requirements.values(), declared)
  if (json) return `${JSON.stringify({ items: rows, ambiguities }, null, 2)}\n`
  return proformaText(rows, { harness: version, ...(config && { sut: `${config.sut.name} ${config.sut.version}` }) })
}
