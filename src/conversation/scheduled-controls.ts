import type { MeterFixture, ObjectFixture } from '../config/ixit.ts'
import type { Expected } from '../exchange/entries.ts'
import type { SwitchPosition } from '../exchange/stimuli.ts'
import type { ChangeInput, Control } from '../message/change.ts'
import type { Changing, Conversation } from './conversation.ts'
import { codes } from './controls.ts'
import { Inconclusive, NotApplicable } from './errors.ts'
import { byAnyId } from './fixtures.ts'
import { pause } from './polling.ts'
import { switchLook } from './switches.ts'

/** A control of the run's own, by which it can be called off. */
export interface OwnControl {
  readonly mRID: string
  /** The number in our books. */
  readonly tracking: string
  readonly code: string
  readonly meters: MeterFixture[]
  /** When it falls due, in milliseconds since 1970; undefined where it is carried out at once or not at all. */
  readonly due?: number
  /** The number of the message with which it was sent. */
  about?: number
}

/** Makes up a disconnect that is to be carried out at the least declared time from now. */
export function disconnectLater(conversation: Conversation, meters: readonly MeterFixture[]): OwnControl {
  const { ics, ixit, clock } = conversation.setting
  if (ics.scheduledControls !== 'served')
    throw new NotApplicable(
      'The ICS does not say that controls are carried out at a later time (ics.scheduledControls).',
    )
  return {
    ...identified(conversation.ownObject('control')),
    code: codes.disconnect,
    meters: [...meters],
    due: clock.forPlans() + ixit.timeLimits.controlLeadMs,
  }
}

/** Makes up a disconnect. */
export const ownDisconnect = (conversation: Conversation, meters: readonly MeterFixture[]): OwnControl => ({
  ...identified(conversation.ownObject('control')),
  code: codes.disconnect,
  meters: [...meters],
})

function identified({ mRID, names }: ObjectFixture): Pick<OwnControl, 'mRID' | 'tracking'> {
  const tracking = names[0]?.name
  if (mRID === undefined || tracking === undefined) throw new Error('A control of our own has an mRID and a number.')
  return { mRID, tracking }
}

/** A control as it is sent. */
const asSent = ({ mRID, tracking, code, meters }: OwnControl): Control => ({
  mRID,
  tracking,
  code,
  meters: meters.map(byAnyId),
})

const controls = (verb: 'create' | 'cancel', one: Control): ChangeInput => ({
  noun: 'EndDeviceControls',
  verb,
  controls: [one],
})

/** What closes the switches that a control opens. */
const reconnect = ({ meters }: OwnControl): ChangeInput =>
  controls('create', { code: codes.connect, meters: meters.map(byAnyId) })

/** Sends a control for its time; it is called off, and the switches are closed, at the end. */
export function scheduled(control: OwnControl): Changing {
  const due = new Date(control.due ?? 0).toISOString()
  return {
    change: controls('create', { ...asSent(control), interval: { start: due } }),
    undo: reconnect(control),
    scheduled: { cancel: controls('cancel', asSent(control)), due },
  }
}

const hourMs = 3_600_000

/** Sends a control whose time is over: with a start long ago, and with an end where it is not to be carried out after that. */
export function overdue(control: OwnControl, { setting }: Conversation, ended: boolean): Changing {
  const now = setting.clock.forPlans()
  const [start, end] = [now - 2 * hourMs, now - hourMs].map((ms) => new Date(ms).toISOString())
  return {
    change: controls('create', {
      ...asSent(control),
      interval: { ...(start !== undefined && { start }), ...(ended && end !== undefined && { end }) },
    }),
    undo: reconnect(control),
  }
}

/** Sends a control with a reason. */
export const reasoned = (control: OwnControl, reason: string): Changing => ({
  change: controls('create', { ...asSent(control), reason }),
  undo: reconnect(control),
})

/** By what a control is called off. */
export type CancelledBy = 'any id' | 'transaction' | 'mRID' | 'meter alone'

/**
 * Calls a control off.
 *
 * @throws NotApplicable where the ICS does not say that it can be called so, or the SUT gave no id
 */
export function calledOff(control: OwnControl, conversation: Conversation, by: CancelledBy): Changing {
  const { cancelControls } = conversation.setting.ics
  const transaction = control.about === undefined ? undefined : conversation.transactionOf(control.about)
  const how = by === 'any id' ? (cancelControls.includes('mRID') ? 'mRID' : 'transaction') : by
  if (how === 'meter alone') {
    const { mRID: _, tracking: __, ...unnamed } = asSent(control)
    return { change: controls('cancel', { ...unnamed, tracking: '' }), undo: undefined }
  }
  const item = how === 'mRID' ? 'mRID' : 'transaction-id'
  if (!cancelControls.includes(item))
    throw new NotApplicable(`The ICS does not say that controls are cancelled by ${item} (ics.cancelControls).`)
  if (how === 'mRID') return { change: controls('cancel', asSent(control)), undo: undefined }
  if (conversation.setting.dialect === 'draft-2011')
    throw new NotApplicable('The declared dialect of the envelope has no Payload.ID (schemas.dialect).')
  if (transaction === undefined)
    throw new NotApplicable('The SUT gave no id to the transaction (Reply.ID), so nothing can be cancelled by it.')
  return { change: { noun: 'EndDeviceControls', verb: 'cancel', transaction }, undo: undefined }
}

/** Calls off what nobody has begun. */
export function unknownCalledOff(conversation: Conversation): Changing {
  if (!conversation.setting.ics.cancelControls.includes('transaction-id'))
    throw new NotApplicable('The ICS does not say that controls are cancelled by transaction-id (ics.cancelControls).')
  if (conversation.setting.dialect === 'draft-2011')
    throw new NotApplicable('The declared dialect of the envelope has no Payload.ID (schemas.dialect).')
  const { mRID } = identified(conversation.ownObject('control'))
  return { change: { noun: 'EndDeviceControls', verb: 'cancel', transaction: mRID }, undo: undefined }
}

/**
 * Looks at the switches of meters, again and again until a moment has come, or one is not where it should be. Returns the
 * number of the last look; where what comes after the moment does not count, of the last before.
 *
 * @param until milliseconds since 1970
 * @throws Inconclusive where not even one answer came before, and only those count
 */
export async function watchSwitches(
  conversation: Conversation,
  meters: readonly MeterFixture[],
  position: SwitchPosition,
  until: number,
  counts: 'before' | 'whenever',
): Promise<{ readonly about: number; readonly expected: Expected }> {
  const { clock, ixit } = conversation.setting
  const look = switchLook(conversation, meters, position)
  const { expected, isLabour } = look
  const left = () => until - Date.parse(clock.now().wall)
  let last: number | undefined
  let isHalfOver = false
  for (;;) {
    // Who waits for the end of a window looks once more after it.
    const isLast = left() <= 0
    const about = await look.once()
    if (counts === 'before' && left() < 0) break
    last = about
    if (isLast || !conversation.holds(about, expected)) break
    if (clock.canLeap || isLabour) {
      if (counts === 'before' && isHalfOver) break
      isHalfOver = true
      // Where only what comes before counts, there must be time left for the last look.
      const moment = counts === 'before' ? until - left() / 2 : until
      if (clock.canLeap) await clock.leapTo(moment)
      else await untilMoment(conversation, moment)
      continue
    }
    await pause(Math.max(1, Math.min(ixit.timeLimits.quietMs, left())))
    if (counts === 'before' && left() <= 0) break
  }
  if (last === undefined)
    throw new Inconclusive('The time had come before anybody could look. Raise ixit.timeLimits.controlLeadMs.')
  return { about: last, expected }
}

/**
 * Of a cancellation that came too late nothing can be told: the control may have been carried out before.
 *
 * @throws Inconclusive where its time had come before the cancellation was answered, and it was refused
 */
export function wasInTime({ due = 0 }: OwnControl, isRefused: boolean, { setting }: Conversation): void {
  if (isRefused && Date.parse(setting.clock.now().wall) >= due)
    throw new Inconclusive(
      'The time had come before the cancellation was answered. Raise ixit.timeLimits.controlLeadMs.',
    )
}

/** Waits until a moment has come. */
export async function untilMoment({ setting }: Conversation, moment: number): Promise<void> {
  await setting.clock.leapTo(moment)
  const left = moment - Date.parse(setting.clock.now().wall)
  if (left > 0) await pause(Math.min(left, setting.ixit.timeLimits.controlLeadMs))
}

/** The quiet window after a moment, in which nothing may happen any more; its end in milliseconds since 1970. */
export const quietAfter = (moment: number, { setting }: Conversation): number =>
  moment + setting.ixit.timeLimits.quietMs
