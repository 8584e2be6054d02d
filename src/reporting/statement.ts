import type { DecodedRecord } from '../exchange/decode.ts'
import type { RunResult } from '../verdict/run-result.ts'
import { byFeature } from './features.ts'
import { runFindings, toneWords, type Tone } from './findings.ts'
import { page } from './html/page.ts'
import { html, type Html } from './html/template.ts'
import { overview, particulars } from './statement/overview.ts'
import { runFindingArticle } from './statement/finding-article.ts'
import { scenarioSection } from './statement/scenario-section.ts'
import { cut } from './text.ts'

type Records = ReadonlyMap<string, DecodedRecord>

/**
 * The statement of a run: one page for people who were not there. It stands alone, asks nothing of any network, and is
 * a test report, never a certificate.
 *
 * @param records the decoded records by scenario id; a scenario without one is told without its messages
 * @returns the text of statement.html
 */
export function statement(result: RunResult, records: Records): string {
  const title = cut(`Test report: ${result.sut.name} ${result.sut.version}`, 120)
  return page(
    title,
    html`${overview(result)} ${findings(result, records)} ${particulars(result)}
      <h2 id="cases">Every case, with its evidence</h2>
      ${[...byFeature(result)].map(
        ([feature, scenarios]) =>
          html`<h3>${feature}</h3>
            ${scenarios.map((scenario) => scenarioSection(scenario, records.get(scenario.id)))}`,
      )}
      <footer>
        Made by cim9 ${result.run.harness} from results.json of run ${result.run.id}. A test report about the cases
        executed; no attestation by the IEC or by anybody else.
      </footer>`,
  )
}

const sections: readonly (readonly [Tone, string])[] = [
  [
    'fail',
    'Rules broken that count under the policy of this run. Each rule is told once, with the first place it was seen.',
  ],
  ['harness', 'Faults of the harness itself, never of the system under test.'],
  [
    'remark',
    'Rules broken that do not count: recommendations, or rules on weaker ground. Worth a look, no non-conformity.',
  ],
  ['inconclusive', 'What could not be told either way.'],
]

const headings: Partial<Record<Tone, string>> = {
  fail: 'Non-conformities',
  harness: 'Harness errors',
  remark: 'Remarks',
}

function findings(result: RunResult, records: Records): Html {
  const rerun = new Map(result.scenarios.map(({ id, rerun: command }) => [id, command]))
  return html`${sections.map(([tone, says]) => {
    const found = runFindings(result, tone)
    return (
      found.length > 0 &&
      html`<h2>${headings[tone] ?? toneWords[tone]} (${found.length})</h2>
        <p class="aside">${says}</p>
        ${found.map((one) => runFindingArticle(one, rerun.get(one.scenario), records.get(one.scenario)))}`
    )
  })}`
}
