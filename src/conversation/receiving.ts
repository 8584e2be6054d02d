import { eventsListed, takesEvent, type ToldVerb } from '../config/told-events.ts'
import type { Ics } from '../config/ics.ts'
import { isFiledNoun } from '../config/nouns.ts'
import { isAnsweredAt } from '../config/transport.ts'
import { decodeRecord } from '../exchange/decode.ts'
import type { Expected } from '../exchange/entries.ts'
import type { Conversation } from './conversation.ts'
import { Inconclusive, NotApplicable } from './errors.ts'
import { asFiled, idsOf } from './fixtures.ts'
import { askFor, nouns, ownOne, struckOff, transaction, type Own, type OwnKind } from './own-data.ts'
import { note } from './operation-sets.ts'
import { askUntil } from './polling.ts'
import type { Telling } from './telling.ts'

/** The SUT hears events: what it is told of objects of our own, what it answers, and what is on file then. */

/** What is told to be another than before, where there is something to tell. */
const changes: Partial<Record<OwnKind, Readonly<Record<string, string>>>> = {
  meter: { lotNumber: 'LOT-2026-9' },
  'usage point': { readCycle: 'CYCLE-2' },
  'end device': { lotNumber: 'LOT-2026-9' },
  'communication module': { lotNumber: 'LOT-2026-9' },
  'usage point location': { direction: 'right of the door' },
  'service location': { direction: 'first door' },
  'service category': { kind: 'water' },
  'service supplier': { issuerIdentificationNumber: '4712' },
  customer: { kind: 'commercial' },
  'customer account': { billingCycle: 'CYCLE-2' },
  'customer agreement': { loadMgmt: 'LM-2' },
  'pricing structure': { code: 'R-2' },
  'auxiliary agreement': { vendPortion: '15' },
}

const kindOf = (noun: string): OwnKind | undefined =>
  (Object.keys(nouns) as OwnKind[]).find((kind) => nouns[kind] === noun)

/** By what is undone that an object was told to be created; undefined where nothing is declared that undoes it. */
function undoneBy(noun: string, ics: Ics): 'event' | 'request' | undefined {
  if (takesEvent(ics, { verb: 'deleted', noun })) return 'event'
  return isFiledNoun(noun) && ics.changes.includes(noun) ? 'request' : undefined
}

/**
 * The kind of object of which that can be told: its `created` is taken as well, and can be undone.
 *
 * @throws NotApplicable where the ICS names no such event; Inconclusive where it names one that cannot be tried
 */
function kindToTell(verb: ToldVerb, { setting: { ics } }: Conversation): OwnKind {
  const taken = eventsListed(ics.takesEvents)
    .filter((event) => event.verb === verb)
    .map(({ noun }) => noun)
  if (!taken.length) throw new NotApplicable(`The ICS names no event ${verb} that the SUT takes (ics.takesEvents).`)
  const known = taken.filter((noun) => kindOf(noun) !== undefined)
  if (!known.length)
    throw new Inconclusive(
      `No object of our own can be made up of ${taken.join(', ')}: this version tells of nouns of which objects are put on file (ics.takesEvents).`,
    )
  const noun = known.find((one) => takesEvent(ics, { verb: 'created', noun: one }) && undoneBy(one, ics) !== undefined)
  const kind = noun === undefined ? undefined : kindOf(noun)
  if (kind !== undefined) return kind
  const [first = ''] = known
  throw new Inconclusive(
    `An object of our own must be told to be created before, and be taken back after: name created(${first}) and deleted(${first}) in ics.takesEvents, or ${first} in ics.changes.`,
  )
}

/** An event about an object, as it is sent. */
function telling(own: Own, verb: ToldVerb, ics: Ics): Telling {
  const change =
    verb === 'created'
      ? transaction('create', [own])
      : verb === 'changed'
        ? transaction('change', [{ ...own, fields: changes[own.kind] ?? {} }])
        : struckOff([own])
  const by = verb === 'created' ? undoneBy(nouns[own.kind], ics) : undefined
  return { verb, change, undo: by && { change: struckOff([own]), by } }
}

/** What the SUT said to an event; undefined where it only acknowledged it, or was not asked to say anything. */
const resultOf = ({ recorder }: Conversation, about: number): string | undefined => {
  const [reply] = decodeRecord(recorder.record()).repliesTo(about)
  return reply?.message?.reply?.result?.value
}

/** @throws NotApplicable where events go to a topic, at which nobody answers */
function requireAnswer({ setting }: Conversation): void {
  const { endpoint } = setting.ixit.subscriber ?? {}
  if (endpoint !== undefined && !isAnsweredAt(endpoint))
    throw new NotApplicable(
      'Events go to a topic, where nobody answers (ixit.subscriber.endpoint). Write the queue or the service of the SUT that answers, if it has one.',
    )
}

/** Can be asked what is on file of that kind? */
const canBeAsked = (kind: OwnKind, { setting }: Conversation): boolean => setting.ics.nouns.includes(nouns[kind])

/**
 * An object of our own of which that can be told; where it must be there before, the SUT is told so, as a preamble.
 *
 * @throws NotApplicable, Inconclusive where that cannot be done
 */
export async function ownToTell(conversation: Conversation, verb: ToldVerb): Promise<Own> {
  requireAnswer(conversation)
  const own = ownOne(conversation, kindToTell(verb, conversation))
  if (verb !== 'created') await toldBefore(conversation, own)
  return own
}

/**
 * Tells the SUT of an object alone, as a preamble.
 *
 * @throws NotApplicable, Inconclusive where it does not take that
 */
export const takesOneBefore = (conversation: Conversation): Promise<void> =>
  toldBefore(conversation, ownOne(conversation, kindToTell('created', conversation)))

async function toldBefore(conversation: Conversation, own: Own): Promise<void> {
  conversation.mark('preamble', 'The SUT is told of an object.')
  const as = await tell(conversation, own, 'created')
  if (resultOf(conversation, as) === 'FAILED' || isFault(conversation, as))
    throw new Inconclusive('The preamble failed: an object was told to be created, and that was refused.')
  if (canBeAsked(own.kind, conversation)) {
    const { about, expected } = await lookFor(conversation, own, { form: 'stored', as })
    if (!conversation.holds(about, expected))
      throw new Inconclusive('The preamble failed: an object was told to be created and is not found as it was told.')
  }
  conversation.mark('test', 'The case proper.')
}

/** Asks for an object until that is seen of it, or the time is over. */
async function lookFor(
  conversation: Conversation,
  { kind, object }: Own,
  expected: Expected,
): Promise<{ readonly about: number; readonly expected: Expected }> {
  const asking = askFor(kind, [object], asFiled(conversation))
  return {
    about: await askUntil(conversation, asking, expected, conversation.setting.ixit.timeLimits.commitMs),
    expected,
  }
}

/** Tells the SUT of an object. Returns the number of our message. */
export const tell = (conversation: Conversation, own: Own, verb: ToldVerb): Promise<number> =>
  conversation.tell(telling(own, verb, conversation.setting.ics))

/**
 * Tells the SUT each event that it is declared to refuse, about an object that nobody has. Returns the numbers of our messages.
 *
 * @throws NotApplicable where the ICS names none
 */
export async function tellDenied(conversation: Conversation): Promise<readonly number[]> {
  requireAnswer(conversation)
  const { ics } = conversation.setting
  const listed = eventsListed(ics.deniedEvents)
  if (!listed.length) throw new NotApplicable('The ICS names no event that is refused (ics.deniedEvents).')
  const asked: number[] = []
  for (const { verb, noun } of listed) {
    const kind = kindOf(noun)
    if (kind === undefined) throw new Inconclusive(`No object of our own can be made up of ${noun} (ics.deniedEvents).`)
    const own = ownOne(conversation, kind)
    const event = telling(own, verb, ics)
    // What is taken against the ICS may be on file.
    const undo = event.undo ?? (verb === 'created' ? { change: struckOff([own]), by: 'event' as const } : undefined)
    asked.push(await conversation.tell({ ...event, undo, denied: true }))
  }
  return asked
}

/** Expects that each is refused. Of one that is merely acknowledged nobody can tell. */
export function expectRefused(conversation: Conversation, asked: readonly number[]): void {
  for (const about of asked)
    if (resultOf(conversation, about) === undefined && !isFault(conversation, about))
      note(conversation, 'an event that the ICS says is refused was acknowledged, and nothing was told of it.')
    else conversation.expect(about, { form: 'refused', what: 'object' }, 'each is refused')
}

/**
 * Expects that an event is answered by a response message that says OK. Where a mere acknowledgement is all there is, no more is
 * asked for.
 */
export function expectAnswered(conversation: Conversation, about: number): void {
  conversation.expect(about, { form: 'event-answered' }, 'the event is answered by a response message')
  if (resultOf(conversation, about) !== undefined || isFault(conversation, about))
    conversation.expect(about, { form: 'result', results: ['OK'] }, 'the event is taken')
}

const isFault = ({ recorder }: Conversation, about: number): boolean =>
  decodeRecord(recorder.record()).repliesTo(about)[0]?.binding?.fault !== undefined

/** Expects that what was told is on file, where the ICS says that it can be asked for; what is called off or closed may be there. */
export async function expectTaken(conversation: Conversation, own: Own, as: number): Promise<void> {
  const verb = decodeRecord(conversation.recorder.record()).message(as)?.message?.header?.verb?.value
  const unseen =
    verb === 'canceled' || verb === 'closed'
      ? `what becomes of a ${own.kind} that is ${verb} is not said, so it is not looked at.`
      : canBeAsked(own.kind, conversation)
        ? undefined
        : `the answer alone is judged, since ${nouns[own.kind]} cannot be asked for (ics.nouns).`
  if (unseen !== undefined) {
    note(conversation, unseen)
    return
  }
  const isGone = verb === 'deleted'
  const { about, expected } = await lookFor(
    conversation,
    own,
    isGone ? { form: 'not-stored', objects: [idsOf(own.object)] } : { form: 'stored', as },
  )
  conversation.expect(about, expected, isGone ? 'it is gone, or retired' : 'it is found as it was told')
}

/** @throws NotApplicable where the ICS does not say that a set takes effect as a whole */
export function requireWholeSets({ setting }: Conversation): void {
  if (setting.ics.eventSets !== 'whole')
    throw new NotApplicable(
      'The ICS does not say that the parts of a set of events take effect when all are there (ics.eventSets).',
    )
}

/**
 * Two objects of which the SUT is told in one set, a message for each.
 *
 * @throws NotApplicable, Inconclusive where that cannot be done, or its effect cannot be seen
 */
export function ownSet(conversation: Conversation): readonly [Own, Own] {
  const kind = kindToTell('created', conversation)
  if (!canBeAsked(kind, conversation))
    throw new Inconclusive(
      `Nobody can see when a set takes effect, since ${nouns[kind]} cannot be asked for. Name it in ics.nouns, if the SUT answers it.`,
    )
  return [ownOne(conversation, kind), ownOne(conversation, kind)]
}

/** Tells the SUT of one object of a set, in the part of its number. Returns the number of our message. */
export function tellPart(conversation: Conversation, set: readonly Own[], part: number): Promise<number> {
  const own = set[part - 1]
  if (!own) throw new Error(`The set has no part ${part}.`)
  return conversation.tell({
    ...telling(own, 'created', conversation.setting.ics),
    // Fresh in each run, so nobody takes another set for this one.
    header: { correlationId: set[0]?.object.mRID, properties: { MessageIndex: `${part}/${set.length}` } },
  })
}

/** Expects that all of a set is on file as it was told, given the numbers of its messages. */
export async function expectWhole(
  conversation: Conversation,
  set: readonly Own[],
  asked: readonly number[],
): Promise<void> {
  for (const about of asked)
    if (resultOf(conversation, about) !== undefined)
      conversation.expect(about, { form: 'result', results: ['OK', 'PARTIAL'] }, 'each part is taken')
  for (const [index, own] of set.entries()) {
    const { about, expected } = await lookFor(conversation, own, { form: 'stored', as: asked[index] ?? 0 })
    conversation.expect(about, expected, 'all of the set is found as it was told')
  }
}

/** Listens for the quiet window, and expects that nothing of a set is on file of which a part is missing. */
export async function expectNotYet(conversation: Conversation, set: readonly Own[]): Promise<void> {
  await conversation.quiet()
  for (const own of set) {
    const about = await conversation.ask(askFor(own.kind, [own.object], asFiled(conversation)))
    conversation.expect(
      about,
      { form: 'not-stored', objects: [idsOf(own.object)] },
      'a part alone is not taken for the whole',
    )
  }
}
