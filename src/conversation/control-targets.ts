import type { MeterFixture, ObjectFixture } from '../config/ixit.ts'
import type { ChangeInput, Control } from '../message/change.ts'
import type { Asking, Changing, Conversation } from './conversation.ts'
import { codes } from './controls.ts'
import { Inconclusive, NotApplicable } from './errors.ts'
import { byAnyId, idsOf } from './fixtures.ts'
import type { Subject } from './subject.ts'

/** Meters that may be operated and stand for one case each, by their fields in ixit.controls. */
export type SpecialMeter = 'refusing' | 'protected' | 'withoutSwitch'

/**
 * A meter that may be operated and stands for one case.
 *
 * @throws Inconclusive where the IXIT names none, or does not give it up
 */
export function specialMeter({ setting }: Conversation, role: SpecialMeter): MeterFixture {
  const { controls, sacrificial } = setting.ixit
  const meter = controls[role]
  if (!meter) throw new Inconclusive(`The IXIT names no such meter. Fill in ixit.controls.${role}.`)
  return givenUp(meter, sacrificial.meters, `ixit.controls.${role}`, 'ixit.sacrificial.meters')
}

function givenUp<T extends ObjectFixture>(object: ObjectFixture, list: readonly T[], field: string, where: string): T {
  const called = idsOf(object)
  const listed = list.find(
    ({ mRID, names }) =>
      (mRID !== undefined && mRID === called.mRID) || names.some(({ name }) => called.names.includes(name)),
  )
  if (!listed) throw new Inconclusive(`What ${field} names is not given up. List it in ${where} as well.`)
  return listed
}

/** Protection is looked after by this system, as far as is declared. */
export function protectsCustomers({ setting }: Conversation): void {
  if (setting.ics.protectedCustomers !== 'here')
    throw new NotApplicable(
      'The ICS does not say that protected customers are kept from being disconnected here (ics.protectedCustomers).',
    )
}

/** The usage point at which a meter is installed that may be operated. */
export function pointOf(meter: MeterFixture | undefined, { setting }: Conversation): ObjectFixture {
  if (meter?.usagePoint === undefined)
    throw new Inconclusive(
      'The IXIT does not say where the meter is installed. Fill in ixit.sacrificial.meters[].usagePoint.',
    )
  const named = { mRID: meter.usagePoint, names: [{ name: meter.usagePoint }] }
  return givenUp(named, setting.ixit.sacrificial.usagePoints, 'ixit.sacrificial.meters', 'ixit.sacrificial.usagePoints')
}

const order = (...list: readonly Control[]): ChangeInput => ({
  noun: 'EndDeviceControls',
  verb: 'create',
  controls: [...list],
})
const closing = (meters: readonly MeterFixture[]): ChangeInput =>
  order({ code: codes.connect, meters: meters.map(byAnyId) })

/** Disconnects the meter at a usage point. */
export const disconnectAt = (point: ObjectFixture, meters: readonly MeterFixture[]): Changing => ({
  change: order({ code: codes.disconnect, usagePoints: [byAnyId(point)] }),
  undo: meters.length ? closing(meters) : undefined,
})

/**
 * Disconnects a usage point together with a meter that is installed at another.
 *
 * @throws NotApplicable where the ICS does not say that both together mean the meter at that point
 */
export function disconnectContradiction({ sacrificial }: Subject, conversation: Conversation): Changing {
  if (conversation.setting.ics.meterWithUsagePoint !== 'related')
    throw new NotApplicable(
      'The ICS does not say that a meter and a usage point together mean the meter at that point (ics.meterWithUsagePoint).',
    )
  const [first, second] = sacrificial
  if (!second) throw new Error('The case needs two meters that may be operated.')
  return {
    change: order({
      code: codes.disconnect,
      meters: [byAnyId(second)],
      usagePoints: [byAnyId(pointOf(first, conversation))],
    }),
    undo: closing(sacrificial),
  }
}

/** Disconnects the members of a group that has none. */
export function disconnectNobody({ bystanders }: Subject, { setting }: Conversation): Changing {
  const { groups, sacrificial } = setting.ixit
  if (!groups.empty) throw new Inconclusive('The IXIT names no group without members. Fill in ixit.groups.empty.')
  const group = givenUp(groups.empty, sacrificial.meterGroups, 'ixit.groups.empty', 'ixit.sacrificial.meterGroups')
  return {
    change: order({ code: codes.disconnect, meterGroups: [byAnyId(group)] }),
    undo: bystanders.length ? closing(bystanders) : undefined,
  }
}

/** Connects meters one of which refuses: what closes it all the same is opened again. */
export function connectRefusing({ sacrificial }: Subject, conversation: Conversation): Changing {
  const refusing = specialMeter(conversation, 'refusing')
  return {
    change: closing(sacrificial),
    undo: order({ code: codes.disconnect, meters: [byAnyId(refusing)] }),
  }
}

/** What of a control is left out. */
export const incomplete = {
  'a type': ({ sacrificial }: Subject): Control => ({ meters: sacrificial.map(byAnyId) }),
  'a type and a target': (_: Subject, conversation: Conversation): Control => {
    const { mRID } = conversation.ownObject('control')
    return { ...(mRID !== undefined && { mRID }) }
  },
} as const

/** Sends a control that lacks what it must have; what it does all the same is undone. */
export const incompleteControl = (
  missing: keyof typeof incomplete,
  subject: Subject,
  conversation: Conversation,
): Changing => ({
  change: order(incomplete[missing](subject, conversation)),
  undo: closing(subject.sacrificial),
  wrong: { operator: `a control without ${missing}`, predicts: ['schema.payload'] },
})

/** Arms meters for connection by their button. */
export function arm({ sacrificial }: Subject, { setting }: Conversation): Changing {
  const { arming } = setting.ixit.controls
  if (!arming) throw new Inconclusive('The IXIT does not say how a meter is armed. Fill in ixit.controls.arming.')
  return { change: order({ code: arming.code, meters: sacrificial.map(byAnyId) }), undo: undefined }
}

/** How long a meter stays armed, in milliseconds. */
export const armedFor = ({ setting }: Conversation): number => setting.ixit.controls.arming?.armedMs ?? 0

/** A code that no head end has a command for. */
const noCommand = '9.9.9.9'

/** Disconnects, resets and connects a meter by one message; `failing` puts in the place of the reset what cannot be carried out. */
export function disconnectResetConnect(subject: Subject, conversation: Conversation, failing: boolean): Changing {
  const meters = subject.sacrificial.map(byAnyId)
  const middle = failing ? noCommand : resetOf(conversation).code
  return {
    change: order(...[codes.disconnect, middle, codes.connect].map((code) => ({ code, meters }))),
    undo: closing(subject.sacrificial),
  }
}

const resetOf = ({ setting }: Conversation) => {
  const { demandReset } = setting.ixit.controls
  if (!demandReset)
    throw new Inconclusive('The IXIT does not say how demand is reset. Fill in ixit.controls.demandReset.')
  return demandReset
}

/** The meter whose demand is reset. */
export function resettable(conversation: Conversation): MeterFixture {
  const { meter } = resetOf(conversation)
  const { sacrificial } = conversation.setting.ixit
  const [first] = conversation.fixtures.sacrificialMeters(1)
  if (meter) return givenUp(meter, sacrificial.meters, 'ixit.controls.demandReset.meter', 'ixit.sacrificial.meters')
  if (!first) throw new Inconclusive('The IXIT names no meter that may be operated. Fill in ixit.sacrificial.meters.')
  return first
}

/** Resets the demand of a meter; that cannot be undone. */
export const resetDemand = ({ sacrificial }: Subject, conversation: Conversation): Changing => ({
  change: order({ code: resetOf(conversation).code, meters: sacrificial.map(byAnyId) }),
  undo: undefined,
})

/** Asks for the registers of demand. */
export function askDemand({ sacrificial }: Subject, conversation: Conversation): Asking {
  const { current, stored } = resetOf(conversation)
  return {
    query: { noun: 'MeterReadings', meters: sacrificial.map(byAnyId), readingTypes: [current, stored] },
  }
}

/** That the register began anew since it was read. */
export function demandBegunAnew(before: number, conversation: Conversation) {
  const { current, stored } = resetOf(conversation)
  return { form: 'demand-reset' as const, before, current, stored }
}

/** The past events of a meter that tell its switch was moved. */
export function askSwitchEvents({ sacrificial }: Subject, { setting }: Conversation): Asking {
  const { disconnected, connected } = setting.ixit.events
  return {
    query: {
      noun: 'EndDeviceEvents',
      meters: sacrificial.map(byAnyId),
      eventTypes: [...disconnected, ...connected],
    },
  }
}

/**
 * What moves its switch is told in past events, so that an order can be seen.
 *
 * @throws NotApplicable, Inconclusive naming what is not declared
 */
export function tellsMovements({ setting }: Conversation): void {
  const { disconnected, connected } = setting.ixit.events
  if (!setting.ics.nouns.includes('EndDeviceEvents'))
    throw new NotApplicable('The ICS says that EndDeviceEvents is not supported (ics.nouns), so no order can be seen.')
  if (!disconnected.length || !connected.length)
    throw new Inconclusive(
      'The IXIT does not say by which codes a moved switch is told. Fill in ixit.events.disconnected and connected.',
    )
}

/** That the events of a message's controls are told in their order: first open, then closed. */
export function toldInOrder(control: number, { sacrificial }: Subject, { setting }: Conversation) {
  const { disconnected, connected } = setting.ixit.events
  const [meter] = sacrificial
  if (!meter) throw new Error('No meter that may be operated has been named yet.')
  return { form: 'control-order' as const, control, device: idsOf(meter), codes: [disconnected, connected] }
}

/** Asks for the controls of meters. */
export const askControls = ({ sacrificial }: Subject): Asking => ({
  query: { noun: 'EndDeviceControls', meters: sacrificial.map(byAnyId) },
})

/** Asks for readings by the id of a request that nobody made. */
export function askByUnknownRequest(conversation: Conversation): Asking {
  return { query: { noun: 'MeterReadings' }, withoutQuery: true, parameters: { id: conversation.setting.newId() } }
}
