import { whyNotApplicable } from '../config/applicability.ts'
import { ixitSchema } from '../config/ixit.ts'
import { claimsOf } from '../config/claims.ts'
import type { Config, Effect } from '../config/config.ts'
import { review } from '../config/review.ts'
import type { Notice } from '../config/review-notice.ts'
import type { Rehearsed } from '../conversation/rehearsed.ts'
import { loadStandard } from '../standard/standard.ts'
import { findSuite, type Planned } from './cucumber.ts'
import type { Places } from './places.ts'
import { hooksAround } from './run-hooks.ts'
import { rehearse } from './rehearse.ts'
import { plannedSecurity } from './secured.ts'
import { referenceIxit } from '../sut/reference/ixit.ts'
import { select, type Selection } from './select.ts'
import { declarations, isSecuredByUs, type Declarations } from './target.ts'

/** What will become of a case, as far as it can be told before there is any answer. */
export type Prospect = 'runs' | 'not-applicable' | 'inconclusive' | 'not-run' | 'harness-error'

/** A case of a plan. */
export interface PlannedCase extends Omit<Rehearsed, 'scenario'> {
  readonly id: string
  readonly title: string
  readonly requirements: readonly string[]
  readonly effect: Effect
  readonly prospect: Prospect
  /** Why it will not run, or from where on it cannot be told what it will do. */
  readonly reason?: string
}

/** What a run would do. */
export interface RunPlan {
  readonly target: Pick<Declarations, 'endpoint' | 'embedded' | 'indicative' | 'allowEffects'>
  /** What is asked of the user's hooks before the first case and after the last. */
  readonly hooks: readonly { readonly when: 'before' | 'after'; readonly hook: string; readonly by: string }[]
  /** What should be looked at in the declarations first. */
  readonly notices: readonly Notice[]
  readonly cases: readonly PlannedCase[]
}

export interface PlanOptions {
  readonly cwd: string
  readonly places: Places
  readonly config: Config
  readonly endpoint?: string
  readonly selection: Selection
}

/** What the embedded head end is given only when a run begins is there in its plan as well. */
const asPlanned = (config: Config, target: Declarations): Declarations =>
  isSecuredByUs(config, target)
    ? { ...target, ixit: ixitSchema.parse({ ...referenceIxit, ...plannedSecurity() }) }
    : target

/** Plans a run without any traffic: the steps of each case are walked through, and what they would send goes nowhere. */
export async function planRun({ cwd, places, config, endpoint, selection }: PlanOptions): Promise<RunPlan> {
  const standard = loadStandard(config.edition, places.profiles, config)
  const suite = findSuite(cwd, places)
  const target = asPlanned(config, declarations(config, endpoint))
  const claims = claimsOf({ ...config, ...target })
  const scenarios = select(await suite.plan(), selection, standard.requirements)
  const told = await rehearse(suite, scenarios, config, target, places)
  const { endpoint: url, embedded, indicative, allowEffects } = target
  return {
    target: { ...(url !== undefined && { endpoint: url }), embedded, indicative, allowEffects },
    hooks: hooksAround(target.ixit),
    notices: review({ ...config, ...target }),
    cases: scenarios.map((scenario) => {
      const { scenario: id, ...does } = told.get(scenario.id) ?? silent(scenario)
      const denied = whyNotApplicable(standard.requirements.get(scenario.requirements[0] ?? ''), claims)
      const { title, requirements, effect } = scenario
      return { id, title, requirements, effect, ...does, ...prospectOf(scenario, denied, does.stop, allowEffects) }
    }),
  }
}

/** In the order in which a run asks. */
function prospectOf(
  { effect }: Planned,
  denied: string | undefined,
  stop: Rehearsed['stop'],
  allowEffects: readonly Effect[],
): Pick<PlannedCase, 'prospect' | 'reason'> {
  if (denied !== undefined) return { prospect: 'not-applicable', reason: denied }
  if (!allowEffects.includes(effect))
    return { prospect: 'not-run', reason: `The effect @${effect} is not permitted (policy.allowEffects).` }
  if (stop?.as === 'open') return { prospect: 'runs', reason: stop.because }
  return stop ? { prospect: stop.as, reason: stop.because } : { prospect: 'runs' }
}

const silent = ({ id }: Planned): Rehearsed => ({
  scenario: id,
  stop: { as: 'harness-error', because: 'The rehearsal of the case told nothing.' },
  messages: [],
  causes: [],
  looks: [],
  undo: [],
  declaredMs: 0,
})
