import type { IxitInput } from '../../config/ixit.ts'
import { controlFaults } from '../../sut/faults/controls/index.ts'
import { eventFaults } from '../../sut/faults/events/index.ts'
import type { Fault } from '../../sut/faults/fault.ts'
import { hearingFaults } from '../../sut/faults/hearing/index.ts'
import { programmeFaults } from '../../sut/faults/programmes/index.ts'
import { pushFaults } from '../../sut/faults/push/index.ts'
import { scheduleFaults } from '../../sut/faults/schedules/index.ts'
import { referenceIxit } from '../../sut/reference/ixit.ts'

/** How long a faulty head end is waited for. All times are milliseconds. */

/** Where every scenario waits for its replies, time goes so many times as fast. */
const haste = 20

/** What is raised only by who is waited for. */
const waiting: ReadonlySet<string> = new Set(['sequence.answered', 'timing.declared'])
const isWaitedFor = ({ raises }: Pick<Fault, 'raises'>): boolean =>
  raises.some(({ assertion }) => waiting.has(assertion))

/** A fault as it is tried: where it is waited for, it takes as many times less. */
export function inHaste(fault: Pick<Fault, 'raises' | 'behaviours'>): Pick<Fault, 'behaviours'> {
  const send = fault.behaviours['wire.send']
  if (!send || !isWaitedFor(fault)) return fault
  const hasty: typeof send = (answer) => {
    const treatment = send(answer)
    return treatment.kind === 'send' && treatment.delayMs !== undefined
      ? { ...treatment, delayMs: treatment.delayMs / haste }
      : treatment
  }
  return { behaviours: { ...fault.behaviours, 'wire.send': hasty } }
}

/**
 * What is declared in place of what the reference head end does: it needs milliseconds, and who waits in vain for a faulty one
 * shall not wait long. Where a fault leaves requests unanswered, or answers late, every scenario waits for its replies; elsewhere a
 * reply may take its time on a busy machine.
 */
export const littlePatience = (fault: Pick<Fault, 'raises'>): Partial<IxitInput> => ({
  timeLimits: {
    ...referenceIxit.timeLimits,
    replyMs: 2_000 / (isWaitedFor(fault) ? haste : 1),
    resultMs: 500,
    eventMs: 300,
    commitMs: 300,
    quietMs: 50,
    recoveryMs: 500,
  },
  events: { ...referenceIxit.events, redelivery: { withinMs: 300 }, pushedReadingsMs: 300 },
})

/** Events come at once, and again at once. */
const promptEvents = {
  timeLimits: { replyMs: 2_000, eventMs: 200, quietMs: 50 },
  events: { ...referenceIxit.events, redelivery: { withinMs: 200 }, pushedReadingsMs: 200 },
}

/** Switches are moved at once, or soon. */
const promptControls = { timeLimits: { replyMs: 2_000, resultMs: 1_000, quietMs: 100, controlLeadMs: 1_500 } }

/** What is put on file is found at once. */
const promptFile = { timeLimits: { replyMs: 2_000, resultMs: 2_000, commitMs: 200, quietMs: 50 } }

/** What is asked for later comes soon, or not at all. */
const promptAnswers = { timeLimits: { replyMs: 2_000, resultMs: 1_500, quietMs: 50 } }

/** Schedules are read at once, and their readings come at once. */
const promptSchedules = {
  timeLimits: {
    ...{ replyMs: 2_000, eventMs: 200, commitMs: 200, quietMs: 50 },
    ...{ scheduleLeadMs: 250, schedulePeriodMs: 400 },
  },
}

/** What is ordered of devices behind meters is told at once. */
const promptDevices = { timeLimits: { replyMs: 2_000, resultMs: 400, eventMs: 600, commitMs: 200, quietMs: 50 } }

/** What is put on file is found at once, and told at once. */
const promptNotices = { timeLimits: { ...promptFile.timeLimits, eventMs: 200 } }

/** What is pushed comes at once. */
const promptPush = {
  ...promptEvents,
  ...(referenceIxit.bulkPush && { bulkPush: { ...referenceIxit.bulkPush, withinMs: 300 } }),
}

/** Faults that cost time, by name. */
const sparing: Readonly<Record<string, OwnTrial>> = {
  ...Object.fromEntries(eventFaults.map(({ name }) => [name, { ixit: promptEvents }])),
  ...Object.fromEntries(programmeFaults.map(({ name }) => [name, { ixit: promptDevices }])),
  'answers-late': { ids: ['RD-001', 'ERR-001'], ixit: { timeLimits: { replyMs: 2_000, freshnessMs: 900_000 } } },
  'never-calls-back': { ixit: { timeLimits: { replyMs: 2_000, resultMs: 200, quietMs: 50 } } },
  'calls-back-uncorrelated': { ixit: { timeLimits: { replyMs: 2_000, resultMs: 200, quietMs: 50 } } },
  'switches-stay': { ixit: { timeLimits: { replyMs: 2_000, resultMs: 300, quietMs: 50 } } },
  'never-connects-again': { ixit: { timeLimits: { replyMs: 2_000, resultMs: 300, quietMs: 50 } } },
  'forgets-what-it-stored': { ixit: { timeLimits: { replyMs: 2_000, resultMs: 2_000, commitMs: 200, quietMs: 50 } } },
  'drops-an-attribute': { ixit: { timeLimits: { replyMs: 2_000, resultMs: 2_000, commitMs: 200, quietMs: 50 } } },
  'cuts-names-short': { ixit: { timeLimits: { replyMs: 2_000, resultMs: 2_000, commitMs: 200, quietMs: 50 } } },
  'changes-nothing': { ixit: { timeLimits: { replyMs: 2_000, resultMs: 2_000, commitMs: 200, quietMs: 50 } } },
  ...Object.fromEntries(controlFaults.map(({ name }) => [name, { ixit: promptControls }])),
  // What it fails to call off ends when it is due, and only then.
  'knows-no-control-by-its-id': { ixit: { timeLimits: { ...promptControls.timeLimits, resultMs: 5_000 } } },
  'never-tells': { ixit: promptEvents },
  'tells-of-the-next-meter': { ixit: promptEvents },
  'tells-other-codes': { ixit: promptEvents },
  'malformed-event-codes': { ixit: promptEvents },
  'events-without-time': { ixit: promptEvents },
  'events-without-device': { ixit: promptEvents },
  'events-as-changed': { ixit: promptEvents },
  'restored-before-the-outage': { ixit: promptEvents },
  'restored-told-as-lost': { ixit: promptEvents },
  'loses-events': { ixit: promptPush },
  'gives-up-on-failed': { ixit: promptPush },
  'redelivers-with-a-new-time': { ixit: promptEvents },
  'blames-a-meter': { ixit: promptEvents },
  'forgets-who-asked': { ixit: promptEvents },
  'pushes-readings-of-nobody': { ixit: promptEvents },
  'answers-for-dead-meters': { ixit: promptEvents },
  'never-rolls-back': { ixit: promptFile },
  'rolls-back-without-a-word': { ixit: promptFile },
  'all-or-nothing-always': { ixit: promptFile },
  'last-operation-first': { ixit: promptFile },
  'first-operation-only': { ixit: promptFile },
  'ignores-element-operation': { ixit: promptFile },
  'replaces-the-whole': { ixit: promptFile },
  'skips-operations-without-noun': { ixit: promptFile },
  'retry-makes-two': { ixit: promptFile },
  'takes-a-set-by-create': { ixit: promptFile },
  'swallows-failed-operations': { ixit: promptFile },
  'keeps-operations-by-id': { ixit: promptFile },
  'guesses-noun-and-verb': { ixit: promptFile },
  'misreads-extended-operations': { ixit: promptFile },
  'answers-an-operation-twice': { ixit: promptFile },
  ...Object.fromEntries(pushFaults.map(({ name }) => [name, { ixit: promptPush }])),
  'clocks-never-change': { ixit: promptPush },
  'estimates-without-quality': { ixit: promptPush },
  'forgets-the-oldest-promise': { ixit: promptAnswers },
  'forgets-promises-at-restart': { ixit: promptAnswers },
  // Whatever is asked after MEP-039 is turned away.
  'stays-broken-after-overload': {
    ids: ['ENV-002', 'MEP-039'],
    ixit: { timeLimits: { replyMs: 2_000, recoveryMs: 200 } },
  },
  'never-ends': { ixit: { timeLimits: { replyMs: 2_000, resultMs: 200, commitMs: 200, quietMs: 50 } } },
  'tells-failure-of-what-it-did': { ixit: promptEvents },
  'unpacks-the-beginning': { ixit: promptFile },
  'reads-any-format': { ixit: promptFile },
  'refuses-xml': { ixit: promptFile },
  'takes-the-first-root': { ixit: promptFile },
  'carries-out-the-set-only': { ixit: promptFile },
  'strikes-off-the-first-id': { ixit: promptFile },
  'trusts-no-listener': { ixit: { timeLimits: { replyMs: 2_000, resultMs: 200, quietMs: 50 } } },
  ...Object.fromEntries(scheduleFaults.map(({ name }) => [name, { ixit: promptSchedules }])),
  'addresses-in-ascii': { ixit: promptFile },
  'agreements-for-ever': { ixit: promptFile },
  'ends-what-has-not-begun': { ixit: promptFile },
  'every-device-is-a-meter': { ixit: promptFile },
  'functions-of-the-wrong-meter': { ixit: promptFile },
  'groups-keep-one-member': { ixit: promptFile },
  'groups-lose-a-member': { ixit: promptFile },
  'groups-without-programme': { ixit: promptFile },
  'home-devices-as-others': { ixit: promptFile },
  'limits-stay': { ixit: promptFile },
  'links-from-the-first-of-the-month': { ixit: promptFile },
  'links-hold-at-once': { ixit: promptFile },
  'links-to-two': { ixit: promptFile },
  'links-what-is-not-there': { ixit: promptFile },
  'modules-stay-alone': { ixit: promptFile },
  'names-without-their-type': { ixit: promptFile },
  'never-takes-an-id': { ixit: promptFile },
  'prices-without-tax': { ixit: promptFile },
  'registers-are-not-read': { ixit: promptFile },
  'sets-without-links': { ixit: promptFile },
  'takes-any-install-code': { ixit: promptFile },
  'takes-any-reference': { ixit: promptFile },
  'takes-limits-below-nothing': { ixit: promptFile },
  'tells-before-it-is-done': { ixit: promptNotices },
  'tells-nobody': { ixit: promptNotices },
  // What is waited for in vain takes three times the declared time.
  'waits-for-the-first-byte': { ixit: { timeLimits: { replyMs: 500 } } },
  'takes-twins-without-id': { ixit: promptFile },
  ...Object.fromEntries(hearingFaults.map(({ name }) => [name, { ixit: promptFile }])),
  // Elsewhere the second answer may come when nobody listens any more.
  'answers-twice-by-the-broker': { ids: ['JMS-001', 'JMS-001.own-correlation-id'] },
  'never-answers': {
    ids: ['RD-001', 'RD-002', 'MEP-001', 'MEP-004'],
    ixit: { timeLimits: { replyMs: 100, resultMs: 100 } },
  },
}

/** How a fault is tried on the cases that it names: with a patience of its own, and on a few where each costs time. */
export interface OwnTrial {
  readonly ids?: readonly string[]
  readonly ixit?: Partial<IxitInput>
}

/** Nothing for a fault that needs none. */
export const ownTrial = ({ name }: Pick<Fault, 'name'>): OwnTrial => sparing[name] ?? {}
