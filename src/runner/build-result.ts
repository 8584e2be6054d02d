import type { Config } from '../config/config.ts'
import type { BindingChoice } from '../config/transport.ts'
import type { Standard } from '../standard/standard.ts'
import {
  verdicts,
  type ReportedFinding,
  type RunFinding,
  type RunResult,
  type ScenarioResult,
} from '../verdict/run-result.ts'
import { claim } from '../standard/rule.ts'

/** What is known of a run beside its scenarios. */
export interface RunFacts {
  readonly run: RunResult['run']
  readonly sut: RunResult['sut']
  readonly config: Pick<Config, 'edition' | 'schemas' | 'policy'> & { readonly binding: BindingChoice }
  readonly allowEffects: RunResult['policy']['allowEffects']
  readonly standard: Standard
  /** What the review of the declarations noted. */
  readonly notes: readonly string[]
  /** Cases whose changes are not undone, and what else was not brought back, in sentences. */
  readonly leftOver: readonly string[]
  /** The namespaces whose schemas judged something. */
  readonly namespaces: ReadonlySet<string>
}

/** Builds results.json from the scenarios' results. Pure. */
export function buildResult(facts: RunFacts, scenarios: readonly ScenarioResult[]): RunResult {
  const { config, standard } = facts
  const findings = byRule(scenarios)
  const totals = Object.fromEntries(
    verdicts.map((one) => [one, scenarios.filter(({ verdict }) => verdict === one).length]),
  ) as RunResult['totals']
  const harnessErrors = scenarios
    .filter(({ verdict }) => verdict === 'harness-error')
    .map(({ id, reason }) => `${id}: ${reason ?? 'unknown'}`)
  return {
    format: 'cim9-results',
    version: 1,
    run: facts.run,
    sut: facts.sut,
    edition: config.edition,
    binding: config.binding,
    policy: {
      failOn: config.policy.failOn,
      strict: config.policy.strict,
      allowEffects: [...facts.allowEffects],
      ...(config.policy.authorised && { authorised: config.policy.authorised }),
    },
    engine: config.schemas.engine,
    schemas: standard.schemas.list
      .filter(({ namespace }) => facts.namespaces.has(namespace))
      .map(({ namespace, shownAs, judgedBy, basis, sha256 }) => ({
        namespace,
        file: shownAs,
        judgedBy,
        basis,
        sha256,
      })),
    scenarios: [...scenarios],
    findings,
    totals,
    claims: claim.options.map((one) => ({
      claim: one,
      nonConformities: findings.filter(({ first }) => first.claim === one && first.counts).length,
      remarks: findings.filter(({ first }) => first.claim === one && isRemark(first)).length,
    })),
    notes: [...facts.notes],
    leftOver: [...facts.leftOver],
    harnessErrors,
    exitCode: exitCode(totals, facts.run.interrupted),
  }
}

const isRemark = ({ counts, outcome }: ReportedFinding): boolean => !counts && outcome === 'fail'

/** One broken rule is one finding, however many scenarios saw it. */
function byRule(scenarios: readonly ScenarioResult[]): RunFinding[] {
  const groups = new Map<string, RunFinding>()
  for (const { id, findings } of scenarios)
    for (const finding of findings) {
      if (finding.outcome === 'not-judged') continue
      const key = `${finding.assertion} ${finding.outcome}`
      const group = groups.get(key) ?? { first: finding, scenario: id, seenIn: 0, scenarios: [] }
      const scenarioIds = [...new Set([...group.scenarios, id])]
      // Told by its weightiest case: what counts somewhere is no mere remark.
      const told = finding.counts && !group.first.counts ? { first: finding, scenario: id } : group
      groups.set(key, {
        ...group,
        first: told.first,
        scenario: told.scenario,
        seenIn: scenarioIds.length,
        scenarios: scenarioIds,
      })
    }
  const weight = ({ first }: RunFinding) => (first.counts ? 0 : first.outcome === 'inconclusive' ? 1 : 2)
  return [...groups.values()].sort((one, other) => weight(one) - weight(other))
}

/**
 * Exit code of a run: 3 harness error or interrupted, 1 non-conformity, 4 inconclusive or nothing judged, 0 none found.
 * 2, usage or configuration, is the command line's.
 */
export function exitCode(totals: RunResult['totals'], interrupted: boolean): number {
  if (interrupted || totals['harness-error']) return 3
  if (totals.fail) return 1
  if (totals.inconclusive || !totals.pass) return 4
  return 0
}
