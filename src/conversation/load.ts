import type { Expected } from '../exchange/entries.ts'
import { isPart } from '../exchange/correlation.ts'
import { decodeRecord } from '../exchange/decode.ts'
import type { Asking, Conversation } from './conversation.ts'
import { Inconclusive } from './errors.ts'
import { byAnyId, idsOf } from './fixtures.ts'
import { filledIn } from './data/fixtures.ts'
import { askUntil, pause } from './polling.ts'
import { correctPart, correctRequest, goodPart, type Subject } from './subject.ts'

/** So many requests are under way at a time where the IXIT does not say how many the SUT bears. */
const usualParallel = 4

/** A read that takes its time asks of so many meters, unless a query may name fewer. */
const metersOfLongRead = 6

/** A read that was sent among others, and what it should bring. */
export interface SentRead {
  readonly about: number
  readonly part: ReturnType<typeof goodPart>
}

interface Read {
  readonly asking: Asking
  readonly part: SentRead['part']
}

const limitsOf = ({ setting }: Conversation) => setting.ixit.limits

const longReads = (conversation: Conversation, count: number): readonly Read[] =>
  reads(conversation, count, Math.min(metersOfLongRead, limitsOf(conversation).items ?? metersOfLongRead)).map(forLater)

/** Reads of which each asks for something else than its neighbours: other meters, and when all had their turn, other types. */
function reads({ setting }: Conversation, count: number, meters: number): readonly Read[] {
  const { meters: known, readingTypes } = setting.ixit
  const first = filledIn(known[0], 'ixit.meters')
  const type = filledIn(readingTypes.supported[0], 'ixit.readingTypes.supported')
  return Array.from({ length: count }, (_, index) => {
    const named = Array.from(
      { length: Math.min(meters, known.length) },
      (_one, next) => known[(index + next) % known.length] ?? first,
    )
    const turn = Math.floor(index / known.length)
    const asked = readingTypes.supported[turn % readingTypes.supported.length] ?? type
    return {
      asking: { query: { noun: 'MeterReadings', meters: named.map(byAnyId), readingTypes: [asked] } },
      part: { meters: named.map(idsOf), usagePoints: [], readingTypes: [asked] },
    }
  })
}

/**
 * Sends reads beside each other: as soon as one was answered, the next.
 *
 * @param most so many are under way at a time
 * @param everyMs no two begin sooner after each other
 */
async function send(
  conversation: Conversation,
  toSend: readonly Read[],
  most: number,
  everyMs = 0,
): Promise<readonly SentRead[]> {
  const { clock } = conversation.setting
  const begin = clock.now().monotonicMs
  const sent: SentRead[] = []
  let next = 0
  const sender = async (): Promise<void> => {
    for (let read = toSend[next]; read; read = toSend[next]) {
      const due = begin + next * everyMs
      next += 1
      const early = due - clock.now().monotonicMs
      if (early > 0) await pause(early)
      sent.push({ about: await conversation.ask(read.asking), part: read.part })
    }
  }
  // All must have ended before anything is said of them, also where one of them fails.
  const ended = await Promise.allSettled(Array.from({ length: Math.min(most, toSend.length) }, sender))
  const failed = ended.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason instanceof Error ? failed.reason : new Error(String(failed.reason))
  return [...sent].sort((one, other) => one.about - other.about)
}

/**
 * Sends as many reads at once as the SUT is declared to bear, of different content.
 *
 * @throws Inconclusive where it is not declared, or there are not so many different reads
 */
export function sendAtOnce(conversation: Conversation): Promise<readonly SentRead[]> {
  const { meters, readingTypes } = conversation.setting.ixit
  const parallel = filledIn(limitsOf(conversation).parallel, 'ixit.limits.parallel')
  const count = Math.min(parallel, meters.length * readingTypes.supported.length)
  if (count < 2)
    throw new Inconclusive(
      'Two different reads at a time are the least. See ixit.limits.parallel, ixit.meters and ixit.readingTypes.supported.',
    )
  return send(conversation, reads(conversation, count, 1), count)
}

/**
 * Sends reads at the rate and for the time that the IXIT declares to be too much.
 *
 * @throws Inconclusive where it is not declared
 */
export function sendTooMuch(conversation: Conversation): Promise<readonly SentRead[]> {
  const { overload, parallel = usualParallel } = limitsOf(conversation)
  const { perSecond, seconds } = filledIn(overload, 'ixit.limits.overload')
  const all = reads(conversation, Math.max(1, Math.floor(perSecond * seconds)), 1)
  return send(conversation, all, parallel + 1, 1000 / perSecond)
}

/**
 * Asks for one answer later more than the SUT is declared to owe at a time, and waits for them.
 *
 * @throws Inconclusive where it is not declared
 */
export async function sendForLater(conversation: Conversation): Promise<readonly SentRead[]> {
  const { pending, parallel = usualParallel } = limitsOf(conversation)
  const count = filledIn(pending, 'ixit.limits.pending') + 1
  const sent = await send(conversation, longReads(conversation, count), parallel)
  await Promise.all(sent.map(({ about }) => conversation.result(about)))
  return sent
}

/** Asks for one answer more, later, when all others have come. */
export async function sendOneForLater(conversation: Conversation): Promise<SentRead> {
  const [read] = longReads(conversation, 1)
  const { asking, part } = filledIn(read, 'ixit.meters')
  const about = await conversation.ask(asking)
  await conversation.result(about)
  return { about, part }
}

const forLater = ({ asking, part }: Read): Read => ({ asking: { ...asking, asynchronous: 'to our address' }, part })

const isRefused = (conversation: Conversation, { about }: Pick<SentRead, 'about'>): boolean =>
  conversation.holds(about, { form: 'refused', what: 'object' })
const isServed = (conversation: Conversation, { about }: Pick<SentRead, 'about'>): boolean =>
  conversation.holds(about, { form: 'result', results: ['OK', 'PARTIAL'] })

/** Each of them was served with what it asked for, or refused; a refusal has one of these codes, preferably. */
export function expectServedOrRefused(
  conversation: Conversation,
  sent: readonly SentRead[],
  codes: readonly string[],
): void {
  const correlated = { form: 'satisfies', assertion: 'sequence.correlated' } as const
  for (const one of sent)
    if (isServed(conversation, one)) {
      conversation.expect(one.about, { form: 'readings', ...one.part }, 'it holds what it asked for')
      conversation.expect(one.about, correlated, 'it carries the correlation of its request')
    } else expectRefused(conversation, one.about, codes)
}

function expectRefused(conversation: Conversation, about: number, codes: readonly string[]): void {
  conversation.expect(about, { form: 'refused', what: 'object' }, 'it is refused')
  conversation.expect(about, { form: 'error-code', codes: [...codes] }, `the code is preferably ${codes.join(' or ')}`)
}

/**
 * So many of them at least were served.
 *
 * @throws Inconclusive where they were not: there is nothing to be mixed up
 */
export function requireServed(conversation: Conversation, sent: readonly SentRead[], least: number): void {
  const served = sent.filter((one) => isServed(conversation, one)).length
  if (served < least)
    throw new Inconclusive(
      `Of ${sent.length} reads at a time ${served} were served, so nothing could be mixed up. See ixit.limits.parallel.`,
    )
}

/**
 * At least one of them was refused, and at least one was not; each that was, by one of these codes, preferably.
 *
 * @throws Inconclusive where the limit was not reached, or nothing was left within it
 */
export function expectOneRefused(
  conversation: Conversation,
  sent: readonly SentRead[],
  codes: readonly string[],
): void {
  const refused = sent.filter((one) => isRefused(conversation, one))
  if (!refused.length && sent.every((one) => isServed(conversation, one)))
    throw new Inconclusive(
      `The limit was not reached: ${sent.length} answers were asked for later, and all came. See ixit.limits.pending.`,
    )
  for (const { about } of refused) expectRefused(conversation, about, codes)
  if (!sent.some((one) => isServed(conversation, one)) && refused.length === sent.length)
    throw new Inconclusive(
      'All were refused: others may have asked before. See ixit.limits.pending, and let nobody else ask meanwhile.',
    )
  if (refused.length > 1) conversation.mark('test', `Observed: ${refused.length} of ${sent.length} were refused.`)
}

/** Those that were taken have their answer at our address, once and whole. */
export function expectOthersAnswered(conversation: Conversation, sent: readonly SentRead[]): void {
  for (const one of sent.filter((candidate) => !isRefused(conversation, candidate)))
    expectAnsweredLater(conversation, one)
}

/** It has its answer at our address, once and whole. */
export function expectAnsweredLater(conversation: Conversation, { about, part }: SentRead): void {
  const arrives = { form: 'satisfies', assertion: 'async.result' } as const
  conversation.expect(about, { form: 'result', results: ['OK', 'PARTIAL'] }, 'it is served')
  conversation.expect(about, arrives, 'its answer arrives at our address')
  conversation.expect(about, { ...arrives, assertion: 'async.result-once' }, 'nothing more comes after it')
  conversation.expect(about, { form: 'readings', ...part }, 'it holds what it asked for')
}

/** A correct request is served again, within the declared time. */
export async function expectRecovered(conversation: Conversation): Promise<void> {
  const { recoveryMs } = conversation.setting.ixit.timeLimits
  const expected: Expected = { form: 'result', results: ['OK'] }
  const about = await askUntil(conversation, correctRequest(conversation), expected, recoveryMs)
  conversation.expect(about, expected, 'a correct request is served again')
  conversation.expect(about, { form: 'readings', ...correctPart(conversation) }, 'it holds what it asked for')
}

/** As many meters as a query may name, or one more: of the known ones, and of those that may be operated as well. */
export function nameItems(subject: Subject, conversation: Conversation, more: 0 | 1): void {
  const { meters, sacrificial } = conversation.setting.ixit
  const count = filledIn(limitsOf(conversation).items, 'ixit.limits.items') + more
  const known = new Set(meters.flatMap(idWords))
  const all = [...meters, ...sacrificial.meters.filter((one) => !idWords(one).some((word) => known.has(word)))]
  if (all.length < count)
    throw new Inconclusive(`The case needs ${count} meters, the IXIT names ${all.length}. Fill in ixit.meters.`)
  subject.good = all.slice(0, count)
}

const idWords = (object: Parameters<typeof idsOf>[0]): readonly string[] => {
  const { mRID, names } = idsOf(object)
  return [...(mRID === undefined ? [] : [mRID]), ...names]
}

/**
 * A query beyond the limit was refused, or what was left out is named.
 *
 * @throws Inconclusive where it was served whole: the limit was not reached
 */
export function expectBeyondLimit(
  conversation: Conversation,
  about: number,
  subject: Subject,
  codes: readonly string[],
): void {
  if (isRefused(conversation, { about })) {
    expectRefused(conversation, about, codes)
    return
  }
  const readings: Expected = { form: 'readings', ...goodPart(subject) }
  conversation.expect(about, readings, 'what is left out of it is named')
  if (conversation.holds(about, { form: 'result', results: ['OK'] }) && conversation.holds(about, readings))
    throw new Inconclusive('The limit was not reached: the query was served whole. See ixit.limits.items.')
  conversation.expect(about, { form: 'error-code', codes: [...codes] }, `the code is preferably ${codes.join(' or ')}`)
}

/**
 * Asks for readings later, and restarts the SUT before they come. Waits for what comes of it.
 *
 * @throws Inconclusive where it was not taken, or was over when the SUT was restarted
 */
export async function restartMeanwhile(conversation: Conversation): Promise<SentRead> {
  const [read] = longReads(conversation, 1)
  const { asking, part } = filledIn(read, 'ixit.meters')
  const about = await conversation.ask(asking)
  const [first] = decodeRecord(conversation.recorder.record()).repliesTo(about)
  if (first && (first.message?.reply?.result?.value !== 'OK' || first.message.payload))
    throw new Inconclusive('The request was refused or served at once: nothing was pending.')
  const restarted = await conversation.happenings.cause('restart')
  const isOver = decodeRecord(conversation.recorder.record())
    .callbacksTo(about)
    .some((message) => message.entry.seq < restarted && !isPart(message))
  if (isOver) throw new Inconclusive('The answer came before the restart: nothing was pending then.')
  await conversation.result(about)
  return { about, part }
}

/** What was taken before the restart ended after it: with its result, or with a failure. */
export function expectEnded(conversation: Conversation, sent: SentRead): void {
  const arrives = { form: 'satisfies', assertion: 'async.result' } as const
  conversation.expect(sent.about, arrives, 'it ends: its result or a failure arrives at our address')
  conversation.expect(sent.about, { ...arrives, assertion: 'async.result-once' }, 'nothing more comes after it')
  if (isServed(conversation, sent))
    conversation.expect(sent.about, { form: 'readings', ...sent.part }, 'it holds what it asked for')
}
