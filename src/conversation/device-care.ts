import type { Ixit, MeterFixture, ObjectFixture } from '../config/ixit.ts'
import type { Expected } from '../exchange/entries.ts'
import type { ChangeInput } from '../message/change.ts'
import type { Asking, Changing, Conversation } from './conversation.ts'
import { Inconclusive, NotApplicable } from './errors.ts'
import { whose } from './events.ts'
import { byAnyId, idsOf } from './fixtures.ts'

/** What is done to a single meter beside its switch: its clock is set, its firmware is loaded, somebody is sent to it. */

function filled<T>(found: T | undefined, field: string): T {
  if (found === undefined) throw new Inconclusive(`The IXIT does not say how this is done and seen. Fill in ${field}.`)
  return found
}

const clockIn = ({ setting }: Conversation) => filled(setting.ixit.clock, 'ixit.clock')

/** The control that sets the clock of a meter. */
export const clockSet = (conversation: Conversation, meter: MeterFixture): Changing => ({
  change: {
    noun: 'EndDeviceControls',
    verb: 'create',
    controls: [{ code: clockIn(conversation).code, meters: [byAnyId(meter)] }],
  },
  // A clock that is right is what anybody wants back.
  undo: undefined,
})

/** The request for a reading by which the clock of a meter is seen. */
export const askClock = (conversation: Conversation, meter: MeterFixture): Asking => ({
  query: { noun: 'MeterReadings', meters: [byAnyId(meter)], readingTypes: [clockIn(conversation).readingType] },
})

/** The clock is right. */
export function clockRight(conversation: Conversation, meter: MeterFixture): Expected {
  const { readingType, toleranceMs } = clockIn(conversation)
  return { form: 'clock-right', device: idsOf(meter), readingType, toleranceMs }
}

type FirmwareFixture = NonNullable<Ixit['firmware']>

/**
 * What the IXIT knows of firmware.
 *
 * @throws NotApplicable where the ICS says that it is ordered otherwise
 */
export function firmwareIn({ setting }: Conversation): FirmwareFixture {
  const { firmwareJob } = setting.ics
  if (firmwareJob === 'otherwise')
    throw new NotApplicable('The ICS says that firmware is not ordered by its configuration (ics.firmwareJob).')
  if (firmwareJob === 'undeclared')
    throw new NotApplicable('The ICS does not say how firmware is ordered (ics.firmwareJob).')
  return filled(setting.ixit.firmware, 'ixit.firmware, with the image that is given back')
}

/** Orders an image for the meter that is given up; the image before is given back at the end. */
export function firmwareOrdered(conversation: Conversation, image: string): Changing {
  const { before } = firmwareIn(conversation)
  return {
    change: firmwareChange(conversation, image),
    undo: image === before ? undefined : firmwareChange(conversation, before),
  }
}

function firmwareChange(conversation: Conversation, firmwareID: string): ChangeInput {
  const { meter, function: name } = firmwareIn(conversation)
  const list = name === 'ComFunction' ? 'comFunctions' : 'meteringFunctions'
  return {
    noun: 'EndDeviceConfig',
    verb: 'change',
    objects: [{ ...calledBy(meter), parts: { [list]: [{ fields: { firmwareID } }] } }],
  }
}

const calledBy = (object: ObjectFixture) => {
  const { mRID, names = [] } = byAnyId(object)
  return { ...(mRID !== undefined && { mRID }), names: [...names] }
}

/** What tells which image runs. */
export const askFirmware = (conversation: Conversation): Asking => ({
  query: { noun: 'MeterConfig', meters: [byAnyId(firmwareIn(conversation).meter)] },
})

/** That image runs. */
export function firmwareRuns(conversation: Conversation, firmwareID: string): Expected {
  const { function: name } = firmwareIn(conversation)
  return { form: 'device-ids', functions: [{ function: name, firmwareID }] }
}

/** A service request of the run's own. */
export interface ServiceRequest {
  /** By which it is called: its profile has no id for it. */
  readonly type: string
  readonly meter: ObjectFixture
  /** With zone. */
  readonly requestDateTime: string
}

const day = 24 * 3_600_000

/** Makes up a service request for a meter. */
export const serviceRequestFor = (conversation: Conversation, meter: ObjectFixture): ServiceRequest => ({
  type: conversation.ownObject('service request').names[0]?.name ?? '',
  meter,
  requestDateTime: aWeekAfter(conversation.setting.clock.now().wall),
})

const aWeekAfter = (time: string): string => {
  const whole = Math.floor(Date.parse(time) / day) * day
  return new Date(whole + 7 * day).toISOString()
}

/** The same, a week later. */
export const postponed = (request: ServiceRequest): ServiceRequest => ({
  ...request,
  requestDateTime: aWeekAfter(request.requestDateTime),
})

/** Tells a service request to the SUT; one that was made is cancelled at the end. */
export function told(
  conversation: Conversation,
  verb: 'create' | 'change' | 'cancel',
  { type, meter, requestDateTime }: ServiceRequest,
): Changing {
  if (verb !== 'create' && !conversation.setting.ics.serviceRequestsByType)
    throw new NotApplicable(
      'The ICS does not say that a service request is called by its type and its meter (ics.serviceRequestsByType).',
    )
  const called = { type, meter: calledBy(meter) }
  const work = verb === 'cancel' ? called : { ...called, kind: 'inspection', requestDateTime }
  return {
    change: { noun: 'MeterServiceRequests', verb, works: [work] },
    undo: verb === 'create' ? { noun: 'MeterServiceRequests', verb: 'cancel', works: [called] } : undefined,
  }
}

/** The request for the service requests of a meter. */
export const askServices = ({ meter }: ServiceRequest): Asking => ({
  query: { noun: 'MeterServiceRequests', meters: [byAnyId(meter)] },
})

/** It is found, with its date, and open or cancelled. */
export function serviceFound(
  { setting }: Conversation,
  { type, requestDateTime }: ServiceRequest,
  state: 'open' | 'cancelled',
): Expected {
  const { states, cancelled } = filled(setting.ixit.serviceRequests, 'ixit.serviceRequests')
  return {
    form: 'service-request',
    type,
    ...(state === 'open' && { requestDateTime }),
    states: state === 'open' ? states : cancelled,
  }
}

/** The device of a home tells its alarm itself, and the meter by which it is reached tells none. */
export function alarmTold(
  conversation: Conversation,
  device: ObjectFixture & { readonly meter?: string | undefined },
): { readonly ofDevice: Expected; readonly ofMeter: Expected } {
  const { alarm } = filled(conversation.setting.ixit.homeNetwork, 'ixit.homeNetwork')
  if (!alarm.length)
    throw new Inconclusive('The IXIT does not say how an alarm is told. Fill in ixit.homeNetwork.alarm.')
  const meter = conversation.setting.ixit.meters.find(
    ({ mRID, names }) => device.meter !== undefined && (mRID === device.meter || names[0]?.name === device.meter),
  )
  if (!meter)
    throw new Inconclusive(
      'The IXIT does not say which meter the device hangs on. Fill in its meter, one of ixit.meters.',
    )
  return {
    ofDevice: { form: 'told-by-each', codes: alarm, devices: [{ device: idsOf(device) }] },
    ofMeter: { form: 'told-by-none', codes: alarm, devices: [whose(meter, conversation)] },
  }
}
