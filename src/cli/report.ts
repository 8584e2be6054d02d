import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { z } from 'zod'
import { renderAllure } from '../reporting/allure/render.ts'
import { writeReports } from '../reporting/index.ts'
import { runResultSchema } from '../verdict/run-result.ts'
import { UsageError } from './exit-codes.ts'

/** `cim9 report`: renders the reports of a run again, from its results.json. */
export function reportCommand(): Command {
  return new Command('report')
    .description('render the reports of a run again, Allure included')
    .argument('[run]', 'folder of the run', 'reports/latest')
    .action(async (run: string) => {
      const folder = resolve(run)
      const file = join(folder, 'results.json')
      if (!existsSync(file))
        throw new UsageError(`There is no ${file}. Give the folder of a run, or run \`cim9 run\` first.`)
      const parsed = runResultSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
      if (!parsed.success) throw new UsageError(`${file} cannot be read: ${z.prettifyError(parsed.error)}`)
      const written = await writeReports(parsed.data, folder)
      for (const path of written) process.stdout.write(`${path}\n`)
      const page = join(folder, 'allure.html')
      const rendered = await renderAllure(join(folder, 'allure-results'), page)
      process.stdout.write(rendered.rendered ? `${page}\n` : `Allure was not rendered: ${rendered.reason}\n`)
    })
}
