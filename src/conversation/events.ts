import type { Ixit, MeterFixture } from '../config/ixit.ts'
import type { Expected, Stimulus } from '../exchange/entries.ts'
import type { Cause, ListenerManner } from '../exchange/stimuli.ts'
import type { Asking, Conversation } from './conversation.ts'
import { Inconclusive, NotApplicable } from './errors.ts'
import { byAnyId, idsOf } from './fixtures.ts'
import type { Consumer } from './happenings.ts'
import type { Subject } from './subject.ts'

/** What the IXIT says of events: by which codes they are told, and of which past ones it knows. */

const codeFields = {
  'power-down': 'powerDown',
  'power-up': 'powerUp',
  tamper: 'tamper',
  system: 'system',
} as const
type CodeField = (typeof codeFields)[keyof typeof codeFields] | 'disconnected'

function codesOf({ setting }: Conversation, field: CodeField): string[] {
  const codes = setting.ixit.events[field]
  if (!codes.length)
    throw new Inconclusive(`The IXIT does not say by which codes it is told. Fill in ixit.events.${field}.`)
  return codes
}

/**
 * Listens for what the SUT sends by itself.
 *
 * @throws NotApplicable where the ICS does not say that it sends any of it
 */
export async function listenFor(conversation: Conversation, noun: 'EndDeviceEvents' | 'MeterReadings'): Promise<void> {
  requirePublished(conversation, noun)
  await conversation.happenings.listen()
}

function requirePublished({ setting }: Conversation, noun: 'EndDeviceEvents' | 'MeterReadings'): void {
  if (!setting.ics.publishes.includes(noun))
    throw new NotApplicable(`The ICS does not say that the SUT sends created(${noun}) by itself (ics.publishes).`)
}

/**
 * Listens for events as two consumers do.
 *
 * @throws NotApplicable where the ICS does not say that the SUT sends them to both
 */
export async function listenAsTwo(conversation: Conversation): Promise<void> {
  const { setting, happenings } = conversation
  requirePublished(conversation, 'EndDeviceEvents')
  if (!setting.ics.secondEventAddress)
    throw new NotApplicable('The ICS does not say that events are sent to two addresses (ics.secondEventAddress).')
  await happenings.listenAtBoth()
}

/** The meter of the scenario to which something happens. */
export function operated({ sacrificial }: Subject): MeterFixture {
  const [meter] = sacrificial
  if (!meter) throw new Error('No meter that may be operated has been named yet.')
  return meter
}

/** A meter and the usage point at which it is installed, as a judge knows them. */
export function whose(meter: MeterFixture, { setting }: Conversation) {
  const point = setting.ixit.usagePoints.find(
    ({ mRID, names }) =>
      meter.usagePoint !== undefined &&
      (mRID === meter.usagePoint || names.some(({ name }) => name === meter.usagePoint)),
  )
  return { device: idsOf(meter), ...(point && { usagePoint: idsOf(point) }) }
}

/** Something that happens to a meter, and is told by an event: what the SUT is declared to tell. */
export function anyCause({ setting }: Conversation): Cause {
  const { tamper } = setting.ixit.events
  return tamper.length ? 'tamper' : 'power-down'
}

function stimulusOf(about: number, { recorder }: Conversation): Stimulus {
  const entry = recorder.record().entries[about]
  if (entry?.kind !== 'stimulus') throw new Error('Nothing has been made to happen yet.')
  return entry
}

function fieldOf(cause: Cause): CodeField {
  if (!(cause in codeFields)) throw new Error(`No event tells that ${cause} happened.`)
  return codeFields[cause as keyof typeof codeFields]
}

/** The event that tells what was made to happen to the meter; a return of supply is told after its loss. */
export function toldBy(about: number, meter: MeterFixture, conversation: Conversation): Expected {
  const { cause } = stimulusOf(about, conversation)
  const { events, timeLimits } = conversation.setting.ixit
  return {
    form: 'event',
    codes: codesOf(conversation, fieldOf(cause)),
    ...whose(meter, conversation),
    withinMs: timeLimits.eventMs,
    ...(cause === 'power-up' && { after: events.powerDown }),
  }
}

/** That event, complete. */
export function toldCompletely(about: number, meter: MeterFixture, conversation: Conversation): Expected {
  const { cause } = stimulusOf(about, conversation)
  return { form: 'event-complete', codes: codesOf(conversation, fieldOf(cause)), ...whose(meter, conversation) }
}

/** The event that tells it, as these consumers get it. */
export async function toldToEach(
  about: number,
  meter: MeterFixture,
  conversation: Conversation,
  consumers: readonly Consumer[],
): Promise<Expected> {
  const { cause } = stimulusOf(about, conversation)
  return {
    form: 'event-everywhere',
    codes: codesOf(conversation, fieldOf(cause)),
    ...whose(meter, conversation),
    addresses: await Promise.all(consumers.map((one) => conversation.happenings.addressOf(one))),
  }
}

/** An event of the head end itself. */
export const toldOfHeadEnd = (conversation: Conversation): Expected => ({
  form: 'head-end-event',
  codes: codesOf(conversation, 'system'),
  withinMs: conversation.setting.ixit.timeLimits.eventMs,
})

/** The event of a control that opened a switch, with the ids of the control. */
export const toldWithIds = (control: number, meter: MeterFixture, conversation: Conversation): Expected => ({
  form: 'event-tracked',
  codes: codesOf(conversation, 'disconnected'),
  ...whose(meter, conversation),
  control,
})

/** Waits for what is expected of events, once for each stimulus, and lets the judges speak. */
export async function awaitExpected(
  conversation: Conversation,
  about: number,
  expected: Expected,
  says: string,
  declaredMs?: number,
): Promise<void> {
  const { happenings, recorder } = conversation
  const wasAwaited = recorder
    .record()
    .entries.some((entry) => entry.kind === 'deadline' && entry.limit === 'event' && entry.inResponseTo === about)
  if (!wasAwaited) await happenings.until(about, () => conversation.holds(about, expected), declaredMs)
  conversation.expect(about, expected, says)
}

/** What happens while we do not take events, and when we take them again. */
const states: readonly (readonly [manner: ListenerManner, cause: 'power-down' | 'power-up', meter: number])[] = [
  ['busy', 'power-down', 0],
  ['FAILED', 'power-up', 0],
  ['silent', 'power-down', 1],
  ['OK', 'power-up', 1],
]

/**
 * Makes something happen in each state of a consumer that is down and comes back. Returns the number of the last stimulus, and
 * what is expected of all.
 *
 * @throws Inconclusive where the IXIT does not say whether the SUT delivers again
 */
export async function tellWhileDown(
  conversation: Conversation,
  meters: readonly MeterFixture[],
): Promise<{
  readonly about: number
  readonly expected: Expected
  readonly declaredMs: number
}> {
  const { happenings, setting } = conversation
  const { redelivery } = setting.ixit.events
  if (redelivery === undefined)
    throw new Inconclusive('The IXIT does not say how soon events are delivered again. Fill in ixit.events.redelivery.')
  const codes = { 'power-down': codesOf(conversation, 'powerDown'), 'power-up': codesOf(conversation, 'powerUp') }
  const events: Extract<Expected, { form: 'events-kept' }>['events'] = []
  for (const [manner, cause, index] of states) {
    const meter = meters[index]
    if (!meter) throw new Error(`The case needs ${index + 1} meters that may be operated.`)
    happenings.answer(manner)
    const stimulus = await happenings.cause(cause, meter)
    events.push({ stimulus, codes: codes[cause], ...whose(meter, conversation) })
    if (manner !== 'OK') await happenings.attemptAfter(stimulus)
  }
  const declaredMs = redelivery === 'none' ? setting.ixit.timeLimits.eventMs : redelivery.withinMs
  return {
    about: events.at(-1)?.stimulus ?? 0,
    expected: { form: 'events-kept', events, withinMs: declaredMs, givenUp: redelivery === 'none' },
    declaredMs,
  }
}

/** How long to listen for readings that nobody asked for. */
export function listeningTime({ setting }: Conversation): number {
  const { pushedReadingsMs } = setting.ixit.events
  if (pushedReadingsMs === undefined)
    throw new Inconclusive('The IXIT does not say how long to listen. Fill in ixit.events.pushedReadingsMs.')
  return pushedReadingsMs
}

type History = NonNullable<Ixit['events']['history']>

function historyOf({ setting }: Conversation): History {
  const { history } = setting.ixit.events
  if (!history) throw new Inconclusive('The IXIT knows of no past events. Fill in ixit.events.history.')
  return history
}

/** A meter of which past events are known. */
export function nameHistory(subject: Subject, conversation: Conversation): void {
  const { meter } = historyOf(conversation)
  subject.good.push(meter ? asListed(meter, conversation) : (conversation.fixtures.knownMeters(1)[0] ?? none()))
}

function none(): never {
  throw new Inconclusive('The IXIT names no meter. Fill in ixit.meters.')
}

/** The same meter in the list, where it says more of it. */
function asListed(meter: NonNullable<History['meter']>, { setting }: Conversation): MeterFixture {
  return setting.ixit.meters.find(({ mRID }) => mRID !== undefined && mRID === meter.mRID) ?? meter
}

/** By what a history is asked for, as features say it. */
export type HistoryFilter = 'time' | 'type' | 'time and type' | 'a quiet time' | 'nothing else'

/** The request for past events of the meters named. */
export function askHistory(subject: Subject, conversation: Conversation, by: HistoryFilter): Asking {
  const { period, codes } = filterOf(conversation, by)
  return {
    query: {
      noun: 'EndDeviceEvents',
      meters: [...subject.good, ...subject.bad].map(byAnyId),
      ...(codes && { eventTypes: codes }),
    },
    ...(period && { parameters: { startTime: period.start, endTime: period.end } }),
  }
}

/** The events that the IXIT knows and that pass the filter, and no others. */
export function historyTold(subject: Subject, conversation: Conversation, by: HistoryFilter): Expected {
  const [meter] = subject.good
  if (!meter) throw new Error('No meter with past events has been named yet.')
  const { period, codes } = filterOf(conversation, by)
  const events = historyOf(conversation).events.filter(({ code }) => !codes || codes.includes(code))
  return {
    form: 'event-history',
    ...whose(meter, conversation),
    events: by === 'a quiet time' ? [] : events,
    ...(period && { period }),
    ...(codes && { codes }),
  }
}

function filterOf(conversation: Conversation, by: HistoryFilter) {
  if (by === 'nothing else') return {}
  const { period, quiet, events } = historyOf(conversation)
  if (by === 'a quiet time') {
    if (!quiet) throw new Inconclusive('The IXIT knows of no period without events. Fill in ixit.events.history.quiet.')
    return { period: quiet }
  }
  const codes = events.slice(0, 1).map(({ code }) => code)
  return { ...(by !== 'type' && { period }), ...(by !== 'time' && { codes }) }
}

/** The request by which it is asked whether the meter has its supply. */
export function askStatus(meter: MeterFixture, { setting }: Conversation): Asking {
  return {
    query: { noun: 'MeterReadings', meters: [byAnyId(meter)], readingTypes: [statusType(setting.ixit)] },
  }
}

/** What a meter answers that has its supply. */
export const statusTold = (meter: MeterFixture, { setting }: Conversation): Expected => ({
  form: 'readings',
  meters: [idsOf(meter)],
  usagePoints: [],
  readingTypes: [statusType(setting.ixit)],
})

function statusType({ statusCheck }: Ixit): string {
  if (!statusCheck)
    throw new Inconclusive('The IXIT does not say how the status of a meter is asked for. Fill in ixit.statusCheck.')
  return statusCheck.readingType
}
