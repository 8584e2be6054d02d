import type { scheduleElements } from '../config/schedule-ics.ts'
import type { MeterFixture } from '../config/ixit.ts'
import { decodeRecord } from '../exchange/decode.ts'
import type { Expected } from '../exchange/entries.ts'
import type { ScheduleChange } from '../message/schedule.ts'
import type { Asking, Changing, Conversation } from './conversation.ts'
import { ExpectationFailed, Inconclusive, NotApplicable } from './errors.ts'
import { awaitExpected } from './events.ts'
import { byMRID, byName, idsOf } from './fixtures.ts'
import { idGivenIn } from './schedule-undo.ts'

type TimeElement = (typeof scheduleElements)[number]
/** By what a schedule says when it is due; a period and a pattern at once contradict each other. */
export type ScheduledBy = TimeElement | 'recurrencePeriod and recurrencePattern'

/** A schedule as it is to be made, and when its readings are due. */
export interface PlannedSchedule {
  readonly meters: readonly MeterFixture[]
  readonly readingTypes: readonly string[]
  readonly times: NonNullable<ScheduleChange['schedule']>['times']
  /** Each lies between two moments: whether a period begins or ends with a reading is left open. */
  readonly dues: readonly { readonly from: string; readonly by: string }[]
  readonly everyMs: number
  /** Are its meters called by their names only? */
  readonly byName?: boolean
}

/** A schedule that was made, and the number of the message that made it. */
export interface MadeSchedule extends PlannedSchedule {
  readonly about: number
}

const iso = (ms: number): string => new Date(ms).toISOString()

function limitsOf({ setting }: Conversation) {
  const { scheduleLeadMs, schedulePeriodMs } = setting.ixit.timeLimits
  if (scheduleLeadMs === undefined || schedulePeriodMs === undefined)
    throw new Inconclusive(
      'The IXIT does not say how soon and how often a schedule may be read. Fill in ixit.timeLimits.scheduleLeadMs and schedulePeriodMs.',
    )
  return { leadMs: scheduleLeadMs, periodMs: schedulePeriodMs }
}

/** By what the SUT is declared to read when a schedule is due, where the case does not care. */
function usualElement({ setting }: Conversation): TimeElement {
  const usual = (['recurrencePeriod', 'TimePoints'] as const).find((one) => setting.ics.scheduleTimes.includes(one))
  if (!usual)
    throw new NotApplicable(
      'The ICS does not say that schedules with recurrencePeriod or TimePoints are honoured (ics.scheduleTimes).',
    )
  return usual
}

/**
 * Plans a schedule that reads as soon and as often as is declared, and is over soon by itself.
 *
 * @throws NotApplicable where the ICS does not say that the element is honoured, Inconclusive where the IXIT lacks a time
 */
export function planSchedule(
  conversation: Conversation,
  meters: readonly MeterFixture[],
  readingTypes: readonly string[],
  by: ScheduledBy = usualElement(conversation),
): PlannedSchedule {
  for (const element of by.split(' and '))
    if (!(conversation.setting.ics.scheduleTimes as readonly string[]).includes(element))
      throw new NotApplicable(`The ICS does not say that ${element} of a TimeSchedule is honoured (ics.scheduleTimes).`)
  const { leadMs, periodMs } = limitsOf(conversation)
  const { eventMs, scheduleBudgetMs } = conversation.setting.ixit.timeLimits
  const longest = leadMs + 6 * periodMs + 3 * eventMs
  if (longest > scheduleBudgetMs && !conversation.setting.clock.canLeap) {
    const because = `The case may take ${Math.ceil(longest / 1000)} s, which is longer than ixit.timeLimits.scheduleBudgetMs.`
    conversation.mark('not-run', because)
    throw new Inconclusive(because)
  }
  const { everyMs, ...planned } = timesOf(by, conversation, { leadMs, periodMs })
  return { meters, readingTypes, everyMs, ...planned }
}

const dayMs = 24 * 3_600_000
/** No schedule of ours is read more often before it is over by itself. */
const mostReadings = 12

function timesOf(
  by: ScheduledBy,
  { setting }: Conversation,
  { leadMs, periodMs }: { leadMs: number; periodMs: number },
): Pick<PlannedSchedule, 'times' | 'dues' | 'everyMs'> {
  // Whole seconds, where the SUT is not in such a hurry.
  const grain = periodMs >= 1000 ? 1000 : 1
  const start = Math.ceil((setting.clock.forPlans() + leadMs) / grain) * grain
  const between = (from: number, until: number) => ({ start: iso(from), end: iso(until), points: [] })
  const repeated = (everyMs: number, fields: Partial<PlannedSchedule['times']>, count = 2) => ({
    times: { ...between(start, start + mostReadings * everyMs), ...fields },
    dues: Array.from({ length: count }, (_, index) => ({
      from: iso(start + index * everyMs),
      by: iso(start + (index + 1) * everyMs),
    })),
    everyMs,
  })
  const recurrencePeriod = periodMs / 1000
  switch (by) {
    case 'recurrencePeriod':
      return repeated(periodMs, { recurrencePeriod }, 3)
    case 'recurrencePattern': {
      const { text, everyMs } = patternOf(setting.ixit)
      return repeated(everyMs, { recurrencePattern: text })
    }
    case 'recurrencePeriod and recurrencePattern': {
      const { text, everyMs } = patternOf(setting.ixit)
      return repeated(Math.max(everyMs, periodMs), { recurrencePeriod, recurrencePattern: text }, 1)
    }
    case 'TimePoints': {
      const points = [start, start + periodMs].map(iso)
      return {
        times: { ...between(start, start + mostReadings * periodMs), points },
        dues: points.map((point) => ({ from: point, by: point })),
        everyMs: periodMs,
      }
    }
    case 'offset': {
      const midnight = Math.floor(start / dayMs) * dayMs
      return {
        times: {
          ...between(midnight, start + periodMs),
          offset: (start - midnight) / 1000,
          recurrencePeriod: dayMs / 1000,
        },
        dues: [{ from: iso(start), by: iso(start) }],
        everyMs: periodMs,
      }
    }
    case 'scheduleInterval': {
      const first = start + periodMs
      return {
        times: { ...between(first, first + 1.5 * periodMs), recurrencePeriod },
        dues: [{ from: iso(first), by: iso(first + periodMs) }],
        everyMs: periodMs,
      }
    }
  }
}

/** The same schedule, for an interval that ended a day ago. */
export function overYesterday(planned: PlannedSchedule, { setting }: Conversation): PlannedSchedule {
  const end = Math.floor(setting.clock.forPlans() / 1000) * 1000 - dayMs
  return { ...planned, times: { ...planned.times, points: [], start: iso(end - dayMs), end: iso(end) } }
}

function patternOf({ schedules }: Conversation['setting']['ixit']) {
  if (!schedules.pattern)
    throw new Inconclusive('The IXIT knows no recurrence pattern of the SUT. Fill in ixit.schedules.pattern.')
  return schedules.pattern
}

const contentOf = ({ meters, readingTypes, times, byName: named }: PlannedSchedule): ScheduleChange['schedule'] => ({
  meters: meters.map((meter) => (named ? byName(meter) : byMRID(meter))),
  usagePoints: [],
  meterGroups: [],
  readingTypes,
  times,
})

const noun = 'MeterReadSchedule'

/**
 * Makes a schedule; it is cancelled at the end.
 *
 * @throws NotApplicable where nothing says by what it could be cancelled: then none is made
 */
export function scheduleMade(planned: PlannedSchedule, conversation: Conversation): Changing {
  const { scheduleIdentity } = conversation.setting.ics
  if (scheduleIdentity === 'undeclared')
    throw new NotApplicable(
      'The ICS does not say by what a schedule is called when it is cancelled, so none is made (ics.scheduleIdentity).',
    )
  if (scheduleIdentity !== 'content' && conversation.setting.dialect === 'draft-2011')
    throw new NotApplicable(
      'The declared form of the envelope has no ID in its Payload, so no schedule can be cancelled by one (schemas.dialect).',
    )
  const schedule = contentOf(planned)
  const id = scheduleIdentity === 'correlation-id' ? conversation.ownObject('schedule').mRID : undefined
  return {
    change: { noun, verb: 'create', schedule },
    undo: { noun, verb: 'cancel', schedule, ...(id !== undefined && { id }) },
    ...(id !== undefined && { header: { correlationId: id } }),
    // The one public copy of the profile demands the mRID of a meter.
    ...(planned.byName && { wrong: { operator: 'a meter by its name only', predicts: ['schema.payload'] } }),
  }
}

/**
 * Cancels a schedule in the way that is declared.
 *
 * @throws ExpectationFailed where its creation gave no id to cancel it by
 */
export function scheduleCancelled(made: MadeSchedule, conversation: Conversation): Changing {
  const { scheduleIdentity } = conversation.setting.ics
  const view = decodeRecord(conversation.recorder.record())
  const schedule = contentOf(made)
  if (scheduleIdentity === 'content') return { change: { noun, verb: 'cancel', schedule }, undo: undefined }
  const reply = view.repliesTo(made.about)[0]?.message?.reply
  const id =
    scheduleIdentity === 'reply-id'
      ? reply && idGivenIn(reply.element)
      : view.message(made.about)?.message?.header?.correlationId?.value
  if (id === undefined)
    throw new ExpectationFailed('Its creation gave no id, so the schedule cannot be cancelled as is declared.')
  return { change: { noun, verb: 'cancel', id, schedule }, undo: undefined }
}

/**
 * Cancels a schedule that there never was.
 *
 * @throws NotApplicable where schedules are not cancelled by an id
 */
export function unknownScheduleCancelled(conversation: Conversation): Changing {
  if (conversation.setting.ics.scheduleIdentity === 'content')
    throw new NotApplicable('The ICS says that schedules are not cancelled by an id (ics.scheduleIdentity).')
  const id = conversation.ownObject('schedule').mRID
  return { change: { noun, verb: 'cancel', ...(id !== undefined && { id }) }, undo: undefined }
}

/**
 * Two schedules of one meter are told apart by ids.
 *
 * @throws NotApplicable where they have none
 */
export function schedulesHaveIds({ setting }: Conversation): void {
  if (setting.ics.scheduleIdentity === 'content')
    throw new NotApplicable(
      'The ICS says that a schedule is called by its content: the 2013 container has no identity of its own (ics.scheduleIdentity).',
    )
}

/** Is it declared that the creation of a schedule gives its id? */
export const givesScheduleId = ({ setting }: Conversation): boolean => setting.ics.scheduleIdentity === 'reply-id'

/** Asks for the schedules of meters. */
export const askForSchedules = ({ meters }: PlannedSchedule): Asking => ({
  query: { noun, meters: meters.map(byMRID) },
})

/** What is known of the readings of a schedule. */
const whatIsScheduled = ({ about, meters, readingTypes }: MadeSchedule, { setting }: Conversation) => ({
  schedule: about,
  meters: meters.map(idsOf),
  readingTypes: [...readingTypes],
  link: setting.ics.scheduledReadings,
})

/** How much too early may be the fault of two clocks of one system, or of a time told in whole seconds. */
const slackOf = ({ everyMs }: PlannedSchedule): number => Math.min(1000, everyMs / 4)

const expectedReadings = (made: MadeSchedule, conversation: Conversation) => ({
  form: 'scheduled-readings' as const,
  ...whatIsScheduled(made, conversation),
  dues: [...made.dues],
  slackMs: slackOf(made),
  withinMs: conversation.setting.ixit.timeLimits.eventMs,
})

/** Waits for the readings of a schedule, and expects them when they are due. */
export async function awaitScheduled(
  conversation: Conversation,
  made: MadeSchedule,
  after = made.about,
): Promise<void> {
  await leapThrough(made, conversation, after)
  const expected = expectedReadings(made, conversation)
  await awaitExpected(conversation, after, expected, 'its readings come when they are due', waitFor(made, conversation))
}

/** Lets one time at which it is due come after the other, where that can be done; the readings of each come before the next. */
async function leapThrough(made: MadeSchedule, conversation: Conversation, after = made.about): Promise<void> {
  const { setting, happenings } = conversation
  if (!setting.clock.canLeap) return
  const expected = expectedReadings(made, conversation)
  for (const [index, { by }] of made.dues.entries()) {
    await setting.clock.leapTo(Date.parse(by))
    const soFar: Expected = { ...expected, dues: expected.dues.slice(0, index + 1) }
    await happenings.soon(() => conversation.holds(after, soFar))
  }
}

/** Of what is waited for three times as long as declared, only the declared time itself may be late. */
function waitFor({ dues }: PlannedSchedule, { setting }: Conversation): number {
  const last = Date.parse(dues.at(-1)?.by ?? '')
  const left = Math.max(0, last - Date.parse(setting.clock.now().wall))
  return Math.ceil(left / 3) + setting.ixit.timeLimits.eventMs
}

/**
 * What outlives something must have more to come.
 *
 * @throws NotApplicable where the ICS says of no schedule that it goes on and on
 */
export function requireRecurring({ setting }: Conversation): void {
  if (!setting.ics.scheduleTimes.includes('recurrencePeriod'))
    throw new NotApplicable(
      'The ICS does not say that schedules with recurrencePeriod are honoured, and others are over soon (ics.scheduleTimes).',
    )
}

/** The same schedule, of which readings are expected that are due from now on. */
export function fromNowOn(made: MadeSchedule, { setting }: Conversation): MadeSchedule {
  const now = Date.parse(setting.clock.now().wall)
  const [first] = made.dues
  return {
    ...made,
    dues: [1, 2].map((count) => ({ from: first?.from ?? iso(now), by: iso(now + (count + 1) * made.everyMs) })),
  }
}

/** Listens longer than a period, and expects no more readings: after the answer to a message, or after a moment. */
export async function expectNoneScheduled(
  conversation: Conversation,
  made: MadeSchedule,
  about = made.about,
  after?: string,
): Promise<void> {
  const { ixit, clock } = conversation.setting
  const { eventMs, quietMs } = ixit.timeLimits
  const now = Date.parse(clock.now().wall)
  const end = Math.max(now, after === undefined ? now : Date.parse(after)) + made.everyMs
  await clock.leapTo(end)
  await conversation.happenings.quiet(
    clock.canLeap ? quietMs : Math.max(0, end - now) + Math.min(made.everyMs, eventMs),
  )
  const expected: Expected = {
    form: 'no-scheduled-readings',
    ...whatIsScheduled(made, conversation),
    ...(after !== undefined && { after }),
    slackMs: slackOf(made),
  }
  conversation.expect(about, expected, 'no readings of the schedule come')
}

/** Expects that the readings can be linked to the request that made the schedule. */
export function expectLinked(conversation: Conversation, made: MadeSchedule): void {
  const expected: Expected = { form: 'linked-readings', ...whatIsScheduled(made, conversation) }
  conversation.expect(made.about, expected, 'its readings can be linked to the request')
}

/**
 * Sees that a correct schedule is taken, before a wrong one is judged; it is called off again.
 *
 * @param isRead must its readings have come as well?
 * @throws Inconclusive where it is not taken, or not read
 */
export async function correctScheduleIsTaken(
  conversation: Conversation,
  planned: PlannedSchedule,
  isRead: boolean,
): Promise<void> {
  conversation.mark('preamble', 'A correct schedule is taken before a wrong one is judged.')
  const made = { ...planned, about: await conversation.change(scheduleMade(planned, conversation)) }
  if (!conversation.holds(made.about, { form: 'result', results: ['OK'] }))
    throw new Inconclusive(
      'The preamble failed: a correct schedule is not taken, so the answer to a wrong one would prove nothing.',
    )
  if (isRead) {
    const expected = expectedReadings(made, conversation)
    const holds = () => conversation.holds(made.about, expected)
    await leapThrough(made, conversation)
    await conversation.happenings.until(made.about, holds, waitFor(made, conversation))
    if (!holds())
      throw new Inconclusive(
        'The preamble failed: a correct schedule is not read, so silence after a wrong one would prove nothing.',
      )
  }
  await conversation.change(scheduleCancelled(made, conversation))
  conversation.mark('test', 'The case proper.')
}

/**
 * A schedule of which a part cannot be read is refused as a whole, and then nothing of it is read; or it is taken in part, and
 * the rest is read.
 */
export async function expectAllOrPart(
  conversation: Conversation,
  made: MadeSchedule,
  good: readonly string[],
): Promise<void> {
  const refused: Expected = { form: 'refused', what: 'object' }
  const rest = { ...made, readingTypes: good }
  if (conversation.holds(made.about, { form: 'result', results: ['PARTIAL'] })) await awaitScheduled(conversation, rest)
  else {
    conversation.expect(made.about, refused, 'the schedule is refused')
    await expectNoneScheduled(conversation, rest)
  }
}
