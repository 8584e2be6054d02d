import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { judgeRecord } from '../assertions/judge.ts'
import { judgedNamespaces } from '../assertions/schema.ts'
import { whyNotApplicable } from '../config/applicability.ts'
import { claimsOf } from '../config/claims.ts'
import { secretsNamedBy } from '../config/jms.ts'
import { transportOf } from '../config/transport.ts'
import { writeRecord } from '../exchange/ndjson.ts'
import { FolderTrouble } from '../transports/file/trouble.ts'
import { BrokerTrouble } from '../transports/jms/session.ts'
import { identifiedIn } from '../verdict/message-ids.ts'
import { rule } from '../verdict/verdict.ts'
import { openBench, type Bench } from './bench.ts'
import { startConversation, type Conversation } from './conversation.ts'
import { ExpectationFailed, Inconclusive, NotApplicable } from './errors.ts'
import { outcomeMediaType, type Outcome } from './outcome.ts'
import { secretsIn } from './identity.ts'
import { rehearsalSession } from './rehearsal.ts'
import type { Rehearsed } from './rehearsed.ts'
import { identify, type Document, type Pickle } from './scenario.ts'
import { secretKeeper } from './secrets.ts'
import { lookAfter, noteTrouble } from './sut-health.ts'

/** How a scenario's steps ended, as cucumber saw it. */
export interface StepsEnded {
  readonly passed: boolean
  /** The error of the step that failed, if one did. */
  readonly error?: { readonly name: string; readonly message: string }
}

/** Leads the scenarios of one worker through their lives. */
export interface ScenarioSession {
  readonly mediaType: string
  /** Starts a scenario; `skip` where its steps must not run, with the reason in the record. */
  begin(scenario: { pickle: Pickle; document: Document }): Promise<{ conversation: Conversation; skip: boolean }>
  /** Ends it: judges the record, writes it to its file, and tells the outcome; a rehearsal only tells what it would do. */
  end(conversation: Conversation, ended: StepsEnded): Promise<Outcome | Rehearsed>
  close(): Promise<void>
}

/** File whose existence says that the run is to stop; its path comes by the environment. */
export const stopFileVariable = 'CIM9_STOP'
export const stopReason = 'The run was interrupted before this scenario.'

/**
 * Opens the session of a worker.
 *
 * @param parameters BenchParameters, as the runner hands them over
 */
export async function scenarioSession(parameters: unknown): Promise<ScenarioSession> {
  const bench = await openBench(parameters)
  if (bench.parameters.rehearse) return rehearsalSession(bench)
  mkdirSync(join(bench.parameters.run.folder, 'records'), { recursive: true })
  return {
    mediaType: outcomeMediaType,
    begin: async ({ pickle, document }) => {
      const conversation = startConversation(bench, identify(pickle, document))
      const skip = await mustSkip(bench, conversation)
      if (!skip) await conversation.setting.clock.ask()
      return { conversation, skip }
    },
    end: async (conversation, ended) => {
      await conversation.stopListening()
      await conversation.undo()
      closeRecord(conversation, ended)
      const record = conversation.recorder.record()
      const { scenario, at } = record.context
      const hide = secretKeeper([...secretsOf(bench), ...bench.proofs])
      bench.proofs.clear()
      const judged = judgeRecord(record, bench.judge)
      const ruling = rule(judged, bench.config.policy)
      noteTrouble(bench, record)
      const path = `records/${scenario.id}.ndjson`
      const text = writeRecord(hide.inRecord(record))
      writeFileSync(join(bench.parameters.run.folder, path), text)
      const last = record.entries.at(-1)?.at.monotonicMs ?? at.monotonicMs
      return {
        verdict: ruling.verdict,
        ...(ruling.reason !== undefined && { reason: hide.inText(ruling.reason) }),
        findings: ruling.findings.map((finding) => hide.inFinding(finding)),
        passed: { ...ruling.passed },
        namespaces: [...judgedNamespaces(judged.view, bench.judge)],
        // As they stand in the record, in which nothing secret does.
        messageIds: identifiedIn(judged.view).map((one) => ({ ...one, id: hide.inText(one.id) })),
        record: { path, sha256: createHash('sha256').update(text).digest('hex') },
        startedAt: at.wall,
        durationMs: Math.round(last - at.monotonicMs),
      }
    },
    close: () => bench.close(),
  }
}

/** Reasons not to run a scenario, in the order in which they matter. */
async function mustSkip(bench: Bench, conversation: Conversation): Promise<boolean> {
  const { effect, requirements } = conversation.recorder.record().context.scenario
  const stop = process.env[stopFileVariable]
  if (stop !== undefined && existsSync(stop)) {
    conversation.mark('not-run', stopReason)
    return true
  }
  const denied = whyNotApplicable(
    bench.judge.standard.requirements.get(requirements[0] ?? ''),
    claimsOf({ ...bench.config, ics: bench.ics, transport: transportOf(bench.endpoint.url) }),
  )
  if (denied !== undefined) {
    conversation.mark('not-applicable', denied)
    return true
  }
  const { endsAtMs } = bench.parameters
  if (endsAtMs !== undefined && performance.timeOrigin + performance.now() >= endsAtMs) {
    conversation.mark(
      'inconclusive',
      `The time of the run was over before this scenario: ${bench.ixit.timeLimits.runMs} ms (ixit.timeLimits.runMs).`,
    )
    return true
  }
  if (!bench.parameters.allowEffects.includes(effect)) {
    conversation.mark(
      'not-run',
      `The effect @${effect} is not permitted. Its owner may allow it by policy.allowEffects.`,
    )
    return true
  }
  const gone = await lookAfter(bench)
  if (gone !== undefined) conversation.mark('inconclusive', gone)
  return gone !== undefined
}

/** Writes into the record how the steps ended, so that the verdict can be told from the record alone. */
function closeRecord(conversation: Conversation, { passed, error }: StepsEnded): void {
  const settled = conversation.recorder
    .record()
    .entries.some(({ kind, ...rest }) => kind === 'mark' && isSettling(rest))
  if (settled) return
  if (passed) conversation.mark('end', 'All steps were done.')
  // Where we cannot listen, the broker is in the way, and not the SUT.
  else if (error && [Inconclusive.name, BrokerTrouble.name, FolderTrouble.name].includes(error.name))
    conversation.mark('inconclusive', error.message)
  else if (error?.name === NotApplicable.name) conversation.mark('not-applicable', error.message)
  else if (error?.name !== ExpectationFailed.name)
    conversation.mark('harness-error', error?.message ?? 'A step was not defined.')
}

const isSettling = (entry: object): boolean =>
  'mark' in entry && ['not-run', 'inconclusive', 'not-applicable'].includes(String(entry.mark))

const secretsOf = ({
  endpoint: { credentials, token, client, headers = [] },
  identity,
  ixit: { jms },
}: Bench): readonly string[] => [
  ...(credentials ? [credentials.password, `${credentials.user}:${credentials.password}`] : []),
  ...(token !== undefined ? [token] : []),
  ...(client ? [client.key] : []),
  ...headers.flatMap(({ value, isSecret }) => (isSecret ? [value] : [])),
  ...secretsIn(identity),
  ...(jms ? secretsNamedBy(jms, process.env) : []),
]
