import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Status } from 'allure-js-commons'
import type { Category, EnvironmentInfo, ExecutorInfo } from 'allure-js-commons/sdk'
import { FileSystemWriter } from 'allure-js-commons/sdk/reporter'
import type { DecodedRecord } from '../../exchange/decode.ts'
import { verdicts, type RunResult } from '../../verdict/run-result.ts'
import { oneLine } from '../text.ts'
import { bindingWords, headline, policyWords, verdictWords } from '../words.ts'
import { attachmentsOf } from './attachments.ts'
import { digest, openings, testResult } from './test-result.ts'

/**
 * Writes a run as results for Allure 2: one result a scenario, with pictures, messages and findings attached, and the
 * files that name categories, environment and executor. Writing the same run again gives files of the same names.
 *
 * Attachments and results are written here: Allure's writer waits for the disk after each of them, which was a quarter of a
 * run, and all of it can be written again from results.json.
 *
 * @param records the decoded records by scenario id
 * @param folder made if it is not there
 */
export function writeAllure(result: RunResult, records: ReadonlyMap<string, DecodedRecord>, folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const scenario of result.scenarios) {
    const record = records.get(scenario.id)
    const attachments = attachmentsOf(scenario, record).map(({ name, type, ending, content }, index) => {
      const source = `${digest(`${result.run.id} ${scenario.id} ${index}`)}-attachment${ending}`
      const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)
      writeFileSync(join(folder, source), bytes)
      return { name, type, source, size: bytes.length }
    })
    const told = testResult(scenario, result, attachments)
    writeFileSync(join(folder, `${told.uuid}-result.json`), JSON.stringify(told))
  }
  const writer = new FileSystemWriter({ resultsDir: folder })
  writer.writeCategoriesDefinitions([...categories])
  writer.writeEnvironmentInfo(environment(result))
  writeFileSync(join(folder, 'executor.json'), JSON.stringify(executor(result)))
}

const categories: readonly Category[] = [
  { name: 'Non-conformance', matchedStatuses: [Status.FAILED] },
  { name: 'Harness error', matchedStatuses: [Status.BROKEN] },
  { name: 'Inconclusive', messageRegex: begins(openings.inconclusive) },
  { name: 'Not run', messageRegex: begins(openings['not-run']) },
  { name: 'Not applicable', messageRegex: begins(openings['not-applicable']) },
  { name: 'Remark', messageRegex: begins(openings.remark), matchedStatuses: [Status.PASSED] },
]

function begins(opening: string): string {
  return `(?s)^${opening}.*`
}

/** The honest numbers stand here too: Allure's own percentage leaves out what was not judged. */
function environment(result: RunResult): EnvironmentInfo {
  const { sut, edition, policy, engine, run, totals } = result
  const info: EnvironmentInfo = {
    Result: headline(result),
    Cases: verdicts.map((one) => `${totals[one]} ${verdictWords[one]}`).join(', '),
    ...(run.indicative && { Indicative: "reference fixtures, not the SUT's own" }),
    ...(run.interrupted && { Interrupted: 'stopped before its end' }),
    SUT: `${sut.name} ${sut.version}`,
    Endpoint: sut.endpoint,
    Edition: edition,
    Binding: bindingWords(result),
    Policy: policyWords(policy),
    'Schema engine': engine,
    Harness: `cim9 ${run.harness}, Node ${run.node}`,
  }
  return Object.fromEntries(Object.entries(info).map(([name, value]) => [name, oneLine(value ?? '')]))
}

const executor = ({ run, sut }: RunResult): ExecutorInfo => ({
  name: 'cim9',
  type: 'cim9',
  buildName: oneLine(`run ${run.id}`),
  buildOrder: Date.parse(run.startedAt),
  reportName: oneLine(`Test report: ${sut.name} ${sut.version}`),
})
