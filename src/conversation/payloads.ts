import type { Armour } from '../message/compressed.ts'
import {
  byIdAlone,
  compressed,
  eachInARoot,
  lastBesideTheSet,
  packedShort,
  underVerb,
  withFormat,
} from '../message/reshape.ts'
import type { Asking, Changing, Conversation } from './conversation.ts'
import { commandTo } from './controls.ts'
import { deniedPairs } from './declared-changes.ts'
import { Inconclusive, NotApplicable } from './errors.ts'
import { byAnyId } from './fixtures.ts'
import { answerTo, asSet, expectGone, expectOnFile, note } from './operation-sets.ts'
import { created, nouns, struckOff, type Own } from './own-data.ts'
import type { Subject } from './subject.ts'

/** Is a compressed payload taken that is written as that text? `undefined`: nothing is said of it. */
const takes = ({ setting }: Conversation, armour: Armour): boolean =>
  setting.ics.compression === 'both' || setting.ics.compression === armour

/**
 * How the head end declares that it takes compressed payloads.
 *
 * @throws NotApplicable where it does not
 */
export function declaredArmour(conversation: Conversation): Armour {
  const { compression } = conversation.setting.ics
  if (compression === 'none' || compression === 'undeclared')
    throw new NotApplicable('The ICS does not say that compressed payloads are taken (ics.compression).')
  return compression === 'uuencode' ? 'uuencode' : 'base64'
}

/** Puts an object on file, its payload compressed. */
export const createdCompressed = (own: Own, armour: Armour): Changing => ({ ...created(own), pack: compressed(armour) })

/** The same, but of the compressed bytes only the beginning is sent. */
export const createdBroken = (own: Own, armour: Armour): Changing => ({
  ...created(own),
  pack: packedShort(armour),
  wrong: { operator: 'a gzip cut short', predicts: ['payload.unpacks'] },
})

/** Expects that a compressed payload was taken as it is declared: carried out as in plain, or refused. */
export async function expectAsDeclared(conversation: Conversation, about: number, own: Own, armour: Armour) {
  if (takes(conversation, armour)) {
    conversation.expect(about, { form: 'result', results: ['OK'] }, `${armour} is taken, as declared`)
    await expectOnFile(conversation, [{ own }], 'it has the effect of the plain message')
    return
  }
  conversation.expect(about, { form: 'refused', what: 'message' }, `${armour} is refused, as declared`)
  await expectGone(conversation, [own], 'what was refused is not on file')
}

/** Puts an object on file under a hint of its format. */
export const createdInFormat = (own: Own, format: string): Changing => ({
  ...created(own),
  reshape: withFormat(format),
})

/** Puts several objects on file by one message, each in a root of its own. */
export const createdInRoots = (owns: readonly Own[]): Changing => ({
  ...created(...owns),
  undo: owns.map((own) => struckOff([own])),
  reshape: eachInARoot,
})

/** Puts objects on file: all but the last by a set of operations, the last beside it in the same payload. */
export function createdBesideASet(owns: readonly Own[]): Changing {
  const rows = owns.map((own, index) => ({
    own,
    id: index + 1,
    verb: 'create' as const,
    noun: undefined,
    fields: {},
    extended: false,
  }))
  return {
    ...asSet(rows, { sequence: undefined, integrity: undefined }, 'execute'),
    reshape: lastBesideTheSet,
    wrong: { operator: 'an object beside a set', predicts: ['schema.envelope'] },
  }
}

/**
 * Expects that a message about several objects was carried out whole or refused whole: what was answered OK is on file, of
 * all of them; of what was refused nothing is.
 */
export async function expectAllOrNothing(conversation: Conversation, about: number, owns: readonly Own[]) {
  if (answerTo(conversation, about) === 'refused') {
    note(conversation, 'it is refused as a whole.')
    conversation.expect(about, { form: 'refused', what: 'message' }, 'it is refused as a whole')
    await expectGone(conversation, owns, 'nothing of what was refused is on file')
    return
  }
  conversation.expect(about, { form: 'result', results: ['OK'] }, 'it is carried out, or refused')
  await expectOnFile(
    conversation,
    owns.map((own) => ({ own })),
    'all of it is on file',
  )
}

/** Expects that a message in a strange format was refused and did nothing, or was carried out as it was meant. */
export async function expectRefusedOrMeant(conversation: Conversation, about: number, own: Own) {
  if (answerTo(conversation, about) === 'refused') {
    conversation.expect(about, { form: 'refused', what: 'message' }, 'it is refused')
    await expectGone(conversation, [own], 'what was refused is not on file')
    return
  }
  note(conversation, 'the format is not looked at.')
  conversation.expect(about, { form: 'result', results: ['OK'] }, 'it is refused, or carried out as it was meant')
  await expectOnFile(conversation, [{ own }], 'it is on file as it was meant')
}

/** Ids stand in a payload in the later copies of the envelope only. */
function requirePayloadIds({ setting }: Conversation): void {
  if (setting.dialect === 'draft-2011')
    throw new NotApplicable('The declared dialect of the envelope has no Payload.ID (schemas.dialect).')
}

/** Strikes objects off that are called by their ids alone, without a body. */
export function deletedByIds(conversation: Conversation, owns: readonly Own[]): Changing {
  requirePayloadIds(conversation)
  return { change: struckOff(owns), undo: undefined, reshape: byIdAlone }
}

/** Expects that objects called by ids alone are struck off; a head end may refuse that, unless it declares to do it. */
export async function expectStruckOff(conversation: Conversation, about: number, owns: readonly Own[]) {
  const { payloadIds } = conversation.setting.ics
  const isRefused = answerTo(conversation, about) === 'refused'
  if (payloadIds === 'refused' || (payloadIds === 'undeclared' && isRefused)) {
    conversation.expect(about, { form: 'refused', what: 'object' }, 'ids alone are refused, as declared')
    await expectOnFile(
      conversation,
      owns.map((own) => ({ own })),
      'what was refused is on file as before',
    )
    return
  }
  conversation.expect(about, { form: 'result', results: ['OK'] }, 'the objects are struck off')
  await expectGone(conversation, owns, 'none of them is found')
}

/**
 * Puts an object on file by a request that bears the verb of an event.
 *
 * @throws NotApplicable where messages are so wrapped that the verb alone tells a request from an event
 */
export function createdByEvent({ setting }: Conversation, own: Own): Changing {
  if (setting.wrapper === 'generic-wrapped')
    throw new NotApplicable('In the generic wrapper a message with the verb of an event is an event (binding.wrapper).')
  return {
    ...created(own),
    reshape: underVerb('created'),
    wrong: { operator: 'the verb "created"', predicts: ['verb.root'] },
  }
}

/**
 * Sends each verb that the head end declares not to offer for a noun, about an object that does not exist. Returns the
 * numbers of our messages.
 *
 * @throws NotApplicable where the ICS denies none
 */
export async function tryDenied(conversation: Conversation): Promise<readonly number[]> {
  const pairs = deniedPairs(conversation.setting.ics)
  if (!pairs.length) throw new NotApplicable('The ICS names no verb that is denied for a noun (ics.deniedVerbs).')
  requirePayloadIds(conversation)
  const objects = conversation.fixtures.unknownMeters(1).map((meter) => ({ ...byAnyId(meter), fields: {} }))
  const change = { noun: nouns.meter, verb: 'delete' as const, objects }
  const asked: number[] = []
  for (const denied of pairs)
    asked.push(await conversation.change({ change, undo: undefined, denied, reshape: byIdAlone }))
  return asked
}

/**
 * A disconnect in the Context that the IXIT names for tests.
 *
 * @throws Inconclusive where it names none
 */
export function disconnectedInTestContext({ setting }: Conversation, subject: Subject): Changing {
  const { testContext } = setting.ixit
  if (testContext === undefined)
    throw new Inconclusive('The IXIT names no context for tests. Fill in ixit.testContext.')
  return { ...commandTo(subject, 'disconnect'), header: { context: testContext } }
}

/**
 * A disconnect by the user who may not operate.
 *
 * @throws Inconclusive where the IXIT names none
 */
export function disconnectedWithoutAuthority({ setting }: Conversation, subject: Subject): Changing {
  const user = setting.ixit.userWithoutAuthority
  if (!user)
    throw new Inconclusive('The IXIT names no user who may not operate a switch. Fill in ixit.userWithoutAuthority.')
  const { userId, organization } = user
  return {
    ...commandTo(subject, 'disconnect'),
    header: { user: { userId, ...(organization !== undefined && { organization }) } },
  }
}

/**
 * A request that says when it was created, in a form that can be sent again byte by byte.
 *
 * @throws NotApplicable where the ICS does not say that replays are refused
 */
export function replayable(asking: Asking, { setting }: Conversation, ageMs = 0): Asking {
  if (setting.ics.replayDetection !== 'refused')
    throw new NotApplicable('The ICS does not say that replayed messages are refused (ics.replayDetection).')
  const now = setting.clock.now().wall
  return {
    ...asking,
    header: {
      replayDetection: { nonce: setting.newId(), created: new Date(Date.parse(now) - ageMs).toISOString() },
      timestamp: now,
      messageId: setting.newId(),
      correlationId: setting.newId(),
    },
  }
}

/** The same, created twice as long ago as the head end takes it. */
export function tooOld(asking: Asking, conversation: Conversation): Asking {
  const { replayWindowMs } = conversation.setting.ixit
  if (replayWindowMs === undefined)
    throw new Inconclusive('The IXIT does not say how old a message may be. Fill in ixit.replayWindowMs.')
  return replayable(asking, conversation, 2 * replayWindowMs)
}
