import { toldVerbs } from '../config/told-events.ts'
import { decodeRecord, isOwnRequest, type DecodedMessage } from '../exchange/decode.ts'
import type { Inspected } from '../exchange/entries.ts'
import type { Inspection, SutControl } from '../sut/control.ts'
import type { Listener } from '../transports/transport.ts'
import { elements, type XmlElement } from '../xml/tree.ts'
import { join } from 'node:path'
import type { Bench } from './bench.ts'
import { requireCallbackCertificate } from './callback-tls.ts'
import { startConversation, type Conversation } from './conversation.ts'
import { Inconclusive, NotApplicable } from './errors.ts'
import { resultTo } from './client.ts'
import { changesState, idsIn } from './guard.ts'
import { pendingCausesIn, pendingIn } from './journal.ts'
import { leapingTime, type LeapingTime } from './leaping-time.ts'
import { ownPrefix } from './own-objects.ts'
import { rehearsedMediaType, type Rehearsed } from './rehearsed.ts'
import { identify } from './scenario.ts'
import type { ScenarioSession, StepsEnded } from './session.ts'
import { journalName } from './undo.ts'

/**
 * A session without any traffic: the steps of each scenario are walked through, messages are built, guarded and written
 * down, and go nowhere. Every answer is taken to be as expected. So the plan of a run is told by the steps themselves.
 */
export function rehearsalSession(bench: Bench): ScenarioSession {
  const { control, clockControl, inspection } = bench
  const time = leapingTime(bench.clock)
  const mute: Bench = {
    ...bench,
    clock: time,
    listener: () => Promise.resolve(muteListener(bench)),
    listenerShowing: (certificate) => {
      requireCallbackCertificate(certificate, bench.ixit)
      return Promise.resolve(muteListener(bench))
    },
    ...(control && { control: muteControl(control) }),
    ...(inspection && { inspection: blindInspection(inspection, bench, time) }),
    ...(clockControl && { clockControl: { advance: () => Promise.resolve() } }),
  }
  let before = 0
  return {
    mediaType: rehearsedMediaType,
    begin: ({ pickle, document }) => {
      before = time.leapt()
      const conversation = withoutAnswers(startConversation(mute, identify(pickle, document)), mute, time)
      return Promise.resolve({ conversation, skip: false })
    },
    end: (conversation, ended) => Promise.resolve(told(conversation, ended, mute, time.leapt() - before)),
    close: () => {
      time.end()
      return bench.close()
    },
  }
}

/** Has an address, and listens nowhere. */
const muteListener = ({ ixit: { callback } }: Bench): Listener => ({
  address: (token) => `${callback.publicUrl ?? `http://${callback.host}:${callback.port}`}/cim9/${token}`,
  open: () => Promise.resolve(),
  closeMailbox: () => undefined,
  close: () => Promise.resolve(),
})

const muteControl = ({ means }: SutControl): SutControl => ({
  means,
  cause: () => Promise.resolve(),
  subscribe: () => Promise.resolve(),
  resultsTo: () => Promise.resolve(),
  askAt: () => Promise.resolve(),
})

/** Looks at nothing; nothing is expected of what it tells. */
const blindInspection = ({ means }: Inspection, { ixit }: Bench, time: LeapingTime): Inspection => ({
  means,
  switchOf: () => {
    time.leap(ixit.timeLimits.hookMs)
    return Promise.resolve('closed')
  },
})

function withoutAnswers(conversation: Conversation, bench: Bench, time: LeapingTime): Conversation {
  const { ixit, own, endpoint, config } = bench
  const { resultMs, quietMs, eventMs, hookMs } = ixit.timeLimits
  const takes = (ms: number) => {
    time.leap(ms)
    return Promise.resolve()
  }
  return {
    ...conversation,
    expect: () => undefined,
    requireParts: () => undefined,
    readDescription: () => Promise.resolve(0),
    transactionOf: (about) => {
      const id = `${ownPrefix}transaction-${about}`
      own.add(id)
      return id
    },
    holds: () => true,
    result: () => takes(resultMs + quietMs),
    delivery: () => takes(resultMs + quietMs),
    resultOf: () => resultTo({ noun: 'MeterReadings', address: endpoint.url, clothes: config.binding }, bench),
    quiet: () => takes(quietMs),
    preamble: async (asking) => {
      await conversation.ask(asking)
    },
    happenings: {
      ...conversation.happenings,
      cause: async (cause, meter) => {
        await takes(hookMs)
        return conversation.happenings.cause(cause, meter)
      },
      attemptAfter: () => takes(eventMs),
      soon: async () => {
        await takes(eventMs)
        return true
      },
      until: (_about, _holds, declaredMs = eventMs) => takes(declaredMs),
      silence: (_about, ms) => takes(ms),
      requestAfter: async () => {
        await takes(eventMs)
        return 0
      },
      quiet: (ms) => takes(ms),
    },
  }
}

function told(conversation: Conversation, ended: StepsEnded, bench: Bench, waitedMs: number): Rehearsed {
  const view = decodeRecord(conversation.recorder.record())
  const { id } = view.context.scenario
  const journal = join(bench.parameters.run.folder, journalName)
  const messages = view.messages.filter(isOwnRequest).map((message) => messageOf(message, bench))
  const undo = [
    ...pendingCausesIn(journal)
      .filter(({ scenario }) => scenario === id)
      .map(({ undo: by, meter }) => ({ by: `the hook, by ${by}`, objects: idsInValue(meter) })),
    ...pendingIn(journal)
      .filter(({ scenario }) => scenario === id)
      .map(({ undo: by, subscriber }) => ({
        by: `${subscriber === undefined ? by.verb : toldVerbs[by.verb]}(${by.noun})`,
        objects: shown(idsInValue(by), bench),
      })),
  ]
  const stop = stopOf(ended, messages.length > 0)
  return {
    scenario: id,
    ...(stop && { stop }),
    messages,
    causes: view.entries
      .filter((entry) => entry.kind === 'stimulus')
      .map(({ cause, object, means }) => ({ cause, objects: object ? idsInValue(object) : [], means })),
    looks: looksOf(view.entries.filter((entry) => entry.kind === 'inspected')),
    undo,
    declaredMs: waitedMs + (messages.length + undo.length) * bench.ixit.timeLimits.replyMs,
  }
}

/** What is looked at beside messages, each once. */
function looksOf(entries: readonly Inspected[]): Rehearsed['looks'] {
  const looks = entries.map(({ what, told, means }) => ({
    what,
    objects: told.flatMap(({ object }) => idsInValue(object)),
    means,
  }))
  return [...new Map(looks.map((one) => [JSON.stringify(one), one])).values()]
}

/** Words that name what was declared: a reason with one of them is known before any answer. */
const declaredWords = /\b(?:ics|ixit|schemas|binding)\.\w/

function stopOf({ passed, error }: StepsEnded, hasAsked: boolean): Rehearsed['stop'] {
  if (passed) return undefined
  const because = error?.message ?? 'A step was not defined.'
  const isToldByAnswers = hasAsked && !declaredWords.test(because)
  if (error?.name === NotApplicable.name && !isToldByAnswers) return { as: 'not-applicable', because }
  if (error?.name === Inconclusive.name && !isToldByAnswers) return { as: 'inconclusive', because }
  if (because.startsWith('The guard')) return { as: 'harness-error', because }
  return { as: 'open', because: `What comes after depends on the answers. Without any: ${because}` }
}

function messageOf({ message, root }: DecodedMessage, bench: Bench): Rehearsed['messages'][number] {
  const verb = message?.header?.verb?.value ?? 'no verb'
  const ids = root ? [...new Set(idsIn(withoutHeaders(root)))] : []
  return {
    verb,
    noun: message?.header?.noun?.value ?? 'no noun',
    objects: ids.filter((id) => !bench.own.has(id)),
    ownObjects: shown(
      ids.filter((id) => bench.own.has(id)),
      bench,
    ),
    changes: changesState(verb),
  }
}

/** Of objects that a run makes up, the names say enough: their mRIDs are others in each run. */
const shown = (ids: readonly string[], { own }: Bench): string[] =>
  ids.filter((id) => !own.has(id) || id.startsWith(ownPrefix))

const withoutHeaders = (element: XmlElement): XmlElement => ({
  ...element,
  children: elements(element)
    .filter(({ name }) => name !== 'Header')
    .map((child) => (elements(child).length ? withoutHeaders(child) : child)),
})

/** The ids in plain data, wherever they stand in it. */
function idsInValue(value: unknown): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap(idsInValue))]
  if (typeof value !== 'object' || value === null) return []
  const found = Object.entries(value).flatMap(([field, inner]: [string, unknown]) =>
    typeof inner === 'string'
      ? field === 'mRID' || field === 'name'
        ? [inner]
        : []
      : field === 'names' && Array.isArray(inner) && inner.every((one) => typeof one === 'string')
        ? inner
        : idsInValue(inner),
  )
  return [...new Set(found)]
}
