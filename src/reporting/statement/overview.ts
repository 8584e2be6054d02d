import { verdicts, type RunResult } from '../../verdict/run-result.ts'
import { runFindings } from '../findings.ts'
import { href, html, type Html } from '../html/template.ts'
import { leftOverOf } from '../left-over.ts'
import { findingAnchor } from './finding-article.ts'
import {
  bindingWords,
  claimWords,
  count,
  duration,
  headline,
  moment,
  policyWords,
  verdictMeanings,
  verdictWords,
} from '../words.ts'

/** The top of the statement: what was found, and in how many cases. */
export function overview(result: RunResult): Html {
  return html`<header>
      <p class="over">Test report · IEC 61968-9 · edition ${result.edition}</p>
      <h1>${result.sut.name} ${result.sut.version}</h1>
      <p class="aside">Tested on ${moment(result.run.startedAt)} · run ${result.run.id}</p>
    </header>
    ${conclusion(result)} ${banners(result)} ${inShort(result)}
    <h2>Cases</h2>
    ${tiles(result)}
    <h2>Claims</h2>
    ${claims(result)}`
}

/** What the words of the statement rest on: the system, the policy, the schemas. */
export function particulars(result: RunResult): Html {
  return html`<h2>What was tested, and how</h2>
    ${circumstances(result)} ${notes(result)}
    <h3>Schemas</h3>
    ${schemas(result)}`
}

/** What the declarations leave out or claim in vain, seen before the run. */
const notes = ({ notes: noted = [] }: RunResult): Html | false =>
  noted.length > 0 &&
  html`<h3>Notes on what was declared</h3>
    <ul>
      ${noted.map((one) => html`<li>${one}</li>`)}
    </ul>`

function conclusion(result: RunResult): Html {
  const { totals } = result
  const judged = totals.pass + totals.fail
  const remarks = runFindings(result, 'remark').length
  const tone = runFindings(result, 'fail').length || totals.fail ? 'fail' : totals.pass ? 'pass' : 'inconclusive'
  const open = result.scenarios.length - judged
  return html`<p class="headline ${tone}">
    ${headline(result)}${tone === 'fail' && `, in ${count(totals.fail, 'case')} of ${judged} judged`}
    <small>
      ${count(judged, 'case')} of ${result.scenarios.length} judged${open > 0 && `; ${openCases(result)}`}.
      ${remarks ? `${count(remarks, 'remark')} beside it.` : 'No remarks.'}
    </small>
  </p>`
}

/** The rules broken, each with its way to the details. */
function inShort(result: RunResult): Html | false {
  const found = runFindings(result, 'fail')
  return (
    found.length > 0 &&
    html`<ol class="rules">
      ${found.map(
        (one) =>
          html`<li>
            <a href="${href(`#${findingAnchor(one)}`)}">${one.first.rule}</a>
            <span class="aside">${one.first.assertion}, in ${count(one.seenIn, 'case')}</span>
          </li>`,
      )}
    </ol>`
  )
}

function openCases({ totals }: RunResult): string {
  return verdicts
    .filter((one) => one !== 'pass' && one !== 'fail' && totals[one] > 0)
    .map((one) => `${totals[one]} ${verdictWords[one]}`)
    .join(', ')
}

function banners(result: RunResult): Html {
  const { run, harnessErrors } = result
  const { cases, others } = leftOverOf(result)
  return html`${
    cases.length > 0 &&
    html`<p class="banner harness">
      <strong>Left over:</strong> changes of ${cases.join(', ')} are not undone. Run
      <code>cim9 cleanup reports/${run.id}/journal.ndjson</code>
    </p>`
  }
  ${others.map((one) => html`<p class="banner harness"><strong>Left over:</strong> ${one}</p>`)}
  ${
    run.indicative &&
    html`<p class="banner">
      <strong>Indicative:</strong> reference fixtures, not the SUT's own. These verdicts are no statement about the
      product with its own meters and reading types.
    </p>`
  }
  ${
    run.interrupted &&
    html`<p class="banner">
      <strong>Interrupted:</strong> the run was stopped before its end. Cases not reached are not run.
    </p>`
  }
  ${
    harnessErrors.length > 0 &&
    html`<div class="banner harness">
      <strong>Problems of the harness itself</strong>, never the fault of the system under test:
      <ul>
        ${harnessErrors.map((one) => html`<li>${one}</li>`)}
      </ul>
    </div>`
  }`
}

function tiles({ totals, scenarios }: RunResult): Html {
  return html`<div class="bar" aria-hidden="true">
      ${verdicts.map((one) => totals[one] > 0 && html`<i class="${one}" style="flex: ${totals[one]}"></i>`)}
    </div>
    <ul class="tiles">
      ${verdicts.map(
        (one) =>
          html`<li class="${one} ${totals[one] === 0 && 'zero'}">
            <b>${totals[one]}</b><span>${verdictWords[one]}</span><small>${verdictMeanings[one]}</small>
          </li>`,
      )}
    </ul>
    <p class="aside">${count(scenarios.length, 'case')} in all. What is not judged is never counted as passed.</p>`
}

function claims({ claims: rows }: RunResult): Html {
  return html`<p class="aside">Separate claims of conformance, totalled apart: rules broken, each counted once.</p>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>Claim</th>
            <th class="number">Non-conformities</th>
            <th class="number">Remarks</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ claim, nonConformities, remarks }) =>
              html`<tr>
                <td>${claimWords[claim]}</td>
                <td class="number">${nonConformities}</td>
                <td class="number">${remarks}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
}

function circumstances({ sut, edition, binding, policy, run, engine }: RunResult): Html {
  const took = Date.parse(run.finishedAt) - Date.parse(run.startedAt)
  return html`<dl>
    <dt>System under test</dt>
    <dd>
      ${sut.name}, version
      ${sut.version}${sut.embedded && html` (the reference system inside the harness, not a product)`}
    </dd>
    <dt>Endpoint</dt>
    <dd class="mono">${sut.endpoint}</dd>
    <dt>When</dt>
    <dd>${moment(run.startedAt)} to ${moment(run.finishedAt)} (${duration(Math.max(0, took))})</dd>
    <dt>Edition</dt>
    <dd>${edition}</dd>
    <dt>Binding</dt>
    <dd>${bindingWords({ sut, binding })}</dd>
    <dt>Policy</dt>
    <dd>${policyWords(policy)}</dd>
    <dt>Harness</dt>
    <dd>cim9 ${run.harness}, schema engine ${engine}, Node ${run.node}</dd>
    <dt>Self-check</dt>
    <dd>${selfcheckWords(run)}</dd>
    <dt>Command</dt>
    <dd><code class="command">${run.command}</code></dd>
  </dl>`
}

/** What is known of the installation that judged. */
const selfcheckWords = ({ selfcheck }: RunResult['run']): string =>
  selfcheck === undefined
    ? 'this installation was not checked before; see `cim9 selfcheck`'
    : `${moment(selfcheck.at)}: the installation ${selfcheck.sound ? 'judged as it should' : 'did NOT judge as it should'} (a conforming system, and ${selfcheck.faults} faulty ones)`

function schemas({ schemas: rows }: RunResult): Html {
  if (!rows.length) return html`<p class="aside">No schema judged anything in this run.</p>`
  return html`<p class="aside">
      An official schema is the publisher's own, supplied by the user. A stand-in was written from public sources in its
      place: what it says is weighed by its basis.
    </p>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>Namespace</th>
            <th>Judged by</th>
            <th>Basis</th>
            <th>File</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ namespace, judgedBy, basis, file, sha256 }) =>
              html`<tr>
                <td class="mono">${namespace}</td>
                <td>${judgedBy}</td>
                <td>${basis}</td>
                <td>${file}<br /><span class="mono fingerprint" title="SHA-256">${sha256.slice(0, 16)}…</span></td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
}
