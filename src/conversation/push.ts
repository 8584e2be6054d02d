import { countPushed } from '../assertions/expectations/pushed-values.ts'
import type { Ixit, ObjectFixture } from '../config/ixit.ts'
import { decodeRecord } from '../exchange/decode.ts'
import type { Expected } from '../exchange/entries.ts'
import type { ListenerManner } from '../exchange/stimuli.ts'
import type { Asking, Conversation } from './conversation.ts'
import { Inconclusive } from './errors.ts'
import { whose } from './events.ts'
import { filledIn } from './data/fixtures.ts'
import { askReadings, noSubject } from './subject.ts'

/** Readings that are pushed in bulk: what the IXIT says of them, and what should come. */

type BulkPush = NonNullable<Ixit['bulkPush']>

const bulkOf = ({ setting }: Conversation): BulkPush => filledIn(setting.ixit.bulkPush, 'ixit.bulkPush')

/** Periods that can be pushed, as features call them. */
export type PushedPeriod =
  'that is complete' | 'on which clocks go forward' | 'on which clocks go back' | 'with estimates' | 'with a gap'

function fixtureOf(conversation: Conversation, which: PushedPeriod) {
  const { period, clocksForward, clocksBack, estimated, missing } = bulkOf(conversation)
  const of = <T>(found: T | undefined, field: string) => filledIn(found, `ixit.bulkPush.${field}`)
  return {
    'that is complete': () => ({ period, meter: undefined }),
    'on which clocks go forward': () => ({ period: of(clocksForward, 'clocksForward'), meter: undefined }),
    'on which clocks go back': () => ({ period: of(clocksBack, 'clocksBack'), meter: undefined }),
    'with estimates': () => of(estimated, 'estimated'),
    'with a gap': () => of(missing, 'missing'),
  }[which]()
}

/** So long before and after estimates and gaps is pushed too: the rest must come. */
const aroundMs = 3_600_000

const later = (time: string, ms: number): string => new Date(Date.parse(time) + ms).toISOString()

/** What is pushed: the period itself; around estimates and gaps, some time more. */
function pushedOf(conversation: Conversation, which: PushedPeriod) {
  const { period } = fixtureOf(conversation, which)
  return which === 'with estimates' || which === 'with a gap'
    ? { start: later(period.start, -aroundMs), end: later(period.end, aroundMs) }
    : period
}

/** The meters that are meant, as a judge knows them: all, or the one about which something is known. */
function metersOf(conversation: Conversation, which: PushedPeriod) {
  const { meters } = bulkOf(conversation)
  const known = fixtureOf(conversation, which).meter
  const single = which === 'with estimates' || which === 'with a gap' ? (known ?? meters[0]) : undefined
  return (single ? [asListed(single, meters)] : meters).map((meter) => whose(meter, conversation))
}

/** The same meter in the list, where it says more of it. */
const asListed = (meter: ObjectFixture, meters: BulkPush['meters']): BulkPush['meters'][number] =>
  meters.find(({ mRID }) => mRID !== undefined && mRID === meter.mRID) ?? meter

/** Makes the head end push a period; returns the number of the stimulus. */
export const pushPeriod = (conversation: Conversation, which: PushedPeriod): Promise<number> =>
  conversation.happenings.pushReadings(pushedOf(conversation, which))

const aboutMeters = (conversation: Conversation, which: PushedPeriod) => ({
  meters: metersOf(conversation, which),
  readingType: bulkOf(conversation).readingType,
})

const wholeOf = (conversation: Conversation, which: PushedPeriod) => ({
  ...aboutMeters(conversation, which),
  minutes: bulkOf(conversation).minutes,
  ...pushedOf(conversation, which),
})

/** All readings of the period come. */
const complete = (conversation: Conversation, which: PushedPeriod) => ({
  form: 'bulk-push' as const,
  ...wholeOf(conversation, which),
  ...(which === 'with a gap' && { besides: fixtureOf(conversation, which).period }),
})

/** Waits until all of it has come. As long as there are too few values, whose they are is not looked at. */
async function untilWhole(
  conversation: Conversation,
  about: number,
  expected: Extract<Expected, { form: 'bulk-push' | 'bulk-kept' }>,
  declaredMs: number,
): Promise<void> {
  const { happenings, recorder } = conversation
  const { start, end, minutes, meters, readingType } = expected
  const each = Math.round((Date.parse(end) - Date.parse(start)) / (minutes * 60_000))
  const fewest = 'besides' in expected ? 0 : each * meters.length
  const isWhole = () =>
    countPushed(decodeRecord(recorder.record()), about, readingType) >= fewest && conversation.holds(about, expected)
  await happenings.until(about, isWhole, declaredMs)
}

/** Waits for all readings of a period that is pushed, then a little for what comes too often, and lets the judges speak. */
export async function expectPushed(conversation: Conversation, about: number, which: PushedPeriod): Promise<void> {
  const expected = complete(conversation, which)
  const { happenings, setting } = conversation
  const { withinMs } = bulkOf(conversation)
  await untilWhole(conversation, about, expected, withinMs)
  await happenings.quiet(setting.ixit.timeLimits.quietMs)
  conversation.expect(about, expected, 'every reading of it arrives, once')
}

/** Estimates say that they are such; a gap is none the less one. */
export function expectMarked(conversation: Conversation, about: number, which: 'with estimates' | 'with a gap'): void {
  const { period } = fixtureOf(conversation, which)
  const form = which === 'with estimates' ? 'bulk-estimated' : 'bulk-gap'
  const says = which === 'with estimates' ? 'what was estimated says so' : 'no value stands in the place of the gap'
  conversation.expect(about, { form, ...aboutMeters(conversation, which), ...period }, says)
}

/** No more meters than these are read again. */
const mostRead = 3

/** The meters that are read to compare with what was pushed: the last, for they are forgotten first. */
const readAgain = (conversation: Conversation) => bulkOf(conversation).meters.slice(-mostRead)

/** The request for readings that were pushed. */
export function askPushed(conversation: Conversation): Asking {
  const { readingType, period } = bulkOf(conversation)
  const subject = { ...noSubject(), good: [...readAgain(conversation)], goodTypes: [readingType], period }
  return askReadings(subject, conversation, 'any id')
}

/** They are what was pushed. */
export const asPushed = (conversation: Conversation, stimulus: number): Expected => ({
  form: 'as-pushed',
  meters: readAgain(conversation).map((meter) => whose(meter, conversation)),
  readingType: bulkOf(conversation).readingType,
  minutes: bulkOf(conversation).minutes,
  stimulus,
})

/**
 * Sees that a bulk is complete while we take it, as a preamble to one that we do not take at first.
 *
 * @throws Inconclusive where it is not
 */
export async function seeComplete(conversation: Conversation): Promise<void> {
  conversation.mark('preamble', 'A bulk is pushed while it is taken, before one is judged that is not.')
  const about = await pushPeriod(conversation, 'that is complete')
  const expected = complete(conversation, 'that is complete')
  const { withinMs } = bulkOf(conversation)
  await untilWhole(conversation, about, expected, withinMs)
  if (!conversation.holds(about, expected))
    throw new Inconclusive('The preamble failed: a bulk push was not complete while we took what came.')
  conversation.mark('test', 'The case proper.')
}

/** In which ways we do not take what comes, one after the other. */
const whileDown: readonly ListenerManner[] = ['busy', 'FAILED', 'silent']

/**
 * Has the period pushed to a consumer that is busy, then answers FAILED, then not at all, and comes back.
 *
 * @throws Inconclusive where the IXIT does not say whether the SUT delivers again
 */
export async function pushWhileDown(conversation: Conversation): Promise<number> {
  const { happenings, recorder, setting } = conversation
  const waitMs = redeliveryMs(conversation)
  happenings.answer('busy')
  const about = await pushPeriod(conversation, 'that is complete')
  for (const manner of whileDown) {
    if (manner !== 'busy') happenings.answer(manner)
    const since = manner === 'busy' ? about : recorder.record().entries.length - 1
    await happenings.attemptAfter(since, manner === 'busy' ? setting.ixit.timeLimits.eventMs : waitMs)
  }
  happenings.answer('OK')
  return about
}

/** How soon the SUT tries again, as declared. */
function redeliveryMs({ setting }: Conversation): number {
  const { redelivery } = setting.ixit.events
  if (redelivery === undefined)
    throw new Inconclusive(
      'The IXIT does not say how soon what we did not take comes again. Fill in ixit.events.redelivery.',
    )
  return redelivery === 'none' ? setting.ixit.timeLimits.eventMs : redelivery.withinMs
}

/** Waits for all that was pushed while we took nothing, and lets the judges speak. */
export async function expectKept(conversation: Conversation, about: number): Promise<void> {
  const expected = {
    form: 'bulk-kept' as const,
    ...wholeOf(conversation, 'that is complete'),
    givenUp: conversation.setting.ixit.events.redelivery === 'none',
  }
  const declaredMs = Math.max(redeliveryMs(conversation), bulkOf(conversation).withinMs)
  await untilWhole(conversation, about, expected, declaredMs)
  conversation.expect(about, expected, 'every reading arrives at last')
}
