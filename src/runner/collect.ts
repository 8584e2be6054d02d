import { outcome, outcomeMediaType, type Outcome } from '../conversation/outcome.ts'
import { stopReason } from '../conversation/session.ts'
import type { Identified } from '../verdict/message-ids.ts'
import type { ScenarioResult } from '../verdict/run-result.ts'
import { identifyPickle, type Envelope, type Planned } from './cucumber.ts'

type StepResult = ScenarioResult['steps'][number]

/** Gathers what cucumber and our workers say of each scenario. */
export interface Collector {
  hear(envelope: Envelope): void
  /** The namespaces whose schemas judged something. */
  namespaces(): ReadonlySet<string>
  /** The messages of all scenarios that bear an id. */
  messageIds(): readonly Identified[]
  /** The results in the order of the plan. */
  results(rerun: (id: string) => string, interrupted: boolean): readonly ScenarioResult[]
}

/** Called when a scenario has ended. */
export type Progress = (done: number, id: string, verdict: Outcome['verdict']) => void

export function collectOutcomes(plan: readonly Planned[], progress: Progress): Collector {
  const documents = new Map<string, NonNullable<Envelope['gherkinDocument']>>()
  const stepTexts = new Map<string, string>()
  const keywords = new Map<string, string>()
  const pickleOfCase = new Map<string, string>()
  const planOfPickle = new Map<string, Planned>()
  const stepsOfCase = new Map<string, Map<string, string>>()
  const caseOfStart = new Map<string, string>()
  const steps = new Map<string, StepResult[]>()
  const outcomes = new Map<string, Outcome>()
  const errors = new Map<string, string[]>()
  let done = 0

  const planned = (startId: string): Planned | undefined => {
    const pickle = pickleOfCase.get(caseOfStart.get(startId) ?? '')
    return pickle === undefined ? undefined : planOfPickle.get(pickle)
  }

  const hear = (envelope: Envelope): void => {
    if (envelope.gherkinDocument?.uri) documents.set(envelope.gherkinDocument.uri, envelope.gherkinDocument)
    for (const { keyword, id } of stepNodes(envelope)) keywords.set(id, keyword)
    if (envelope.pickle) {
      const { pickle } = envelope
      for (const step of pickle.steps)
        stepTexts.set(step.id, `${keywords.get(step.astNodeIds[0] ?? '') ?? ''}${step.text}`)
      const { id } = identifyPickle(pickle, documents.get(pickle.uri))
      const match = plan.find((one) => one.id === id)
      if (match) planOfPickle.set(pickle.id, match)
    }
    if (envelope.testCase) {
      pickleOfCase.set(envelope.testCase.id, envelope.testCase.pickleId)
      stepsOfCase.set(
        envelope.testCase.id,
        new Map(
          envelope.testCase.testSteps.flatMap((step) => (step.pickleStepId ? [[step.id, step.pickleStepId]] : [])),
        ),
      )
    }
    if (envelope.testCaseStarted) caseOfStart.set(envelope.testCaseStarted.id, envelope.testCaseStarted.testCaseId)
    if (envelope.testStepFinished) hearStep(envelope.testStepFinished)
    if (envelope.attachment?.mediaType === outcomeMediaType) {
      const id = planned(envelope.attachment.testCaseStartedId ?? '')?.id
      if (id !== undefined) outcomes.set(id, outcome.parse(JSON.parse(envelope.attachment.body)))
    }
    if (envelope.testCaseFinished) {
      const id = planned(envelope.testCaseFinished.testCaseStartedId)?.id
      if (id !== undefined) progress(++done, id, outcomes.get(id)?.verdict ?? 'harness-error')
    }
  }

  const hearStep = ({ testCaseStartedId, testStepId, testStepResult }: NonNullable<Envelope['testStepFinished']>) => {
    const id = planned(testCaseStartedId)?.id
    if (id === undefined) return
    const pickleStep = stepsOfCase.get(caseOfStart.get(testCaseStartedId) ?? '')?.get(testStepId)
    const { status, message } = testStepResult
    const isStatus = (...names: string[]) => names.includes(status)
    if (pickleStep !== undefined)
      steps.set(id, [
        ...(steps.get(id) ?? []),
        {
          text: stepTexts.get(pickleStep) ?? '',
          status: isStatus('PASSED') ? 'passed' : isStatus('SKIPPED') ? 'skipped' : 'failed',
        },
      ])
    // A hook that fails is ours; so is a step that nobody defined.
    if (pickleStep === undefined ? isStatus('FAILED') : isStatus('UNDEFINED', 'AMBIGUOUS', 'PENDING'))
      errors.set(id, [...(errors.get(id) ?? []), message ?? `The step is ${status.toLowerCase()}.`])
  }

  return {
    hear,
    namespaces: () => new Set([...outcomes.values()].flatMap(({ namespaces }) => namespaces)),
    messageIds: () => [...outcomes.values()].flatMap(({ messageIds }) => messageIds),
    results: (rerun, interrupted) =>
      plan.map(({ tags, ...scenario }) => {
        const told = outcomes.get(scenario.id)
        const error = errors.get(scenario.id)?.join(' ')
        const silent = interrupted
          ? { verdict: 'not-run' as const, reason: stopReason }
          : { verdict: 'harness-error' as const, reason: error ?? 'The scenario gave no verdict.' }
        const { namespaces, messageIds, ...ended } = told ?? {
          namespaces: [],
          messageIds: [],
          findings: [],
          passed: {},
          startedAt: new Date(0).toISOString(),
          durationMs: 0,
          ...silent,
        }
        return { ...scenario, ...ended, steps: steps.get(scenario.id) ?? [], rerun: rerun(scenario.id) }
      }),
  }
}

/** The steps of a Gherkin document with their keywords, background included. */
function stepNodes({ gherkinDocument }: Envelope): readonly { id: string; keyword: string }[] {
  const children = gherkinDocument?.feature?.children ?? []
  return children
    .flatMap((child) => [child, ...(child.rule?.children ?? [])])
    .flatMap((child) => [...(child.background?.steps ?? []), ...(child.scenario?.steps ?? [])])
}
