import type { Cause, StimulusPeriod } from '../../exchange/stimuli.ts'
import { buildEvent, type ObjectReference } from '../../message/build.ts'
import type { XmlElement } from '../../xml/tree.ts'
import { bulkOf } from './bulk.ts'
import { eventCodes, eventProfile, type HeadEndEvent, type Tracking } from './events.ts'
import type { HeadEnd } from './head-end.ts'
import { readMeters } from './meter-readings.ts'
import type { Meter } from './plant.ts'
import { quarterMs } from './periods.ts'
import { alarm, confirmText, optOut } from './programmes.ts'
import { forwardEnergy, quarterHourEnergy } from './readings.ts'
import type { SwitchPosition } from './switches.ts'

/**
 * Makes something happen at a meter, or at the head end itself.
 *
 * @param period of `readings` that are pushed in bulk
 * @returns why it cannot happen, or undefined where it has
 */
export function happen(
  cause: Cause,
  reference: ObjectReference | undefined,
  headEnd: HeadEnd,
  period?: StimulusPeriod,
): string | undefined {
  if (cause === 'system') {
    note(eventCodes.headEndReady, undefined, headEnd)
    return undefined
  }
  if (cause === 'restart') {
    headEnd.schedules.restart(headEnd)
    headEnd.owed.restart()
    return undefined
  }
  if (cause === 'readings' && period) {
    for (const payload of bulkOf({ start: Date.parse(period.start), end: Date.parse(period.end) }, headEnd))
      publish('MeterReadings', headEnd, () => headEnd.behaviours['events.profile'](payload))
    return undefined
  }
  if (!reference) return `${cause} happens to a meter, and none is named.`
  const meter = headEnd.behaviours['meters.find'](reference)
  if (!meter) return 'This head end knows no such meter.'
  if (cause === 'ask') return headEnd.client.ask(meter, headEnd)
  atMeter[cause](meter, headEnd)
  return undefined
}

const atMeter: Readonly<
  Record<Exclude<Cause, 'system' | 'restart' | 'ask'>, (meter: Meter, headEnd: HeadEnd) => void>
> = {
  'power-down': (meter, headEnd) => {
    headEnd.supply.turn(meter, 'off')
    note(eventCodes.powerDown, meter, headEnd)
  },
  'power-up': (meter, headEnd) => {
    headEnd.supply.turn(meter, 'on')
    note(eventCodes.powerUp, meter, headEnd)
  },
  tamper: (meter, headEnd) => note(eventCodes.tamper, meter, headEnd),
  // The cover is closed; nobody is told.
  'tamper-cleared': () => undefined,
  readings: pushReadings,
  confirm: confirmText,
  'opt-out': optOut,
  alarm,
  button: (meter, { switches }) => switches.press(meter),
  'clock-lost': (meter, { clocks }) => clocks.lose(meter),
  'clock-set': (meter, { clocks }) => clocks.set(meter),
}

/** A switch was moved by a control. */
export const noteSwitch = (
  meter: Meter,
  position: SwitchPosition,
  tracking: Tracking | undefined,
  headEnd: HeadEnd,
): void => note(position === 'open' ? eventCodes.disconnected : eventCodes.connected, meter, headEnd, tracking)

/** A control did something else at a meter. */
export const noteControl = (code: string, meter: Meter, control: XmlElement, headEnd: HeadEnd): void =>
  note(code, meter, headEnd, headEnd.behaviours['controls.tracking'](control))

/**
 * Something happened: it is kept, and told to whoever asked to be told.
 *
 * @param at when, ISO 8601 with zone; where it is left out, now
 */
export function note(
  code: string,
  meter: Meter | undefined,
  headEnd: HeadEnd,
  tracking?: Tracking,
  at = headEnd.clock.now().wall,
): void {
  const { behaviours, clock, newId, events } = headEnd
  const event: HeadEndEvent = {
    mRID: newId(),
    code,
    at,
    ...(meter && { meter }),
    ...(tracking && { tracking }),
  }
  events.add(event)
  for (const told of behaviours['events.told'](event))
    publish('EndDeviceEvents', headEnd, (attempt) => {
      const now = behaviours['events.retold'](told, attempt, clock.now().wall)
      return behaviours['events.profile'](eventProfile([now]))
    })
}

/** The last hour of a meter: its register, and the energy of each quarter. */
function pushReadings({ mRID }: Meter, headEnd: HeadEnd): void {
  const end = Math.floor(Date.parse(headEnd.clock.now().wall) / quarterMs) * quarterMs
  const query = {
    objects: [{ type: 'Meter' as const, reference: { mRID } }],
    readingTypes: [forwardEnergy, quarterHourEnergy],
    eventTypes: [],
    asked: { start: end - 4 * quarterMs, end },
    scheduled: {},
    options: new Map<string, string>(),
  }
  const { payload } = readMeters(query, headEnd)
  if (payload) publish('MeterReadings', headEnd, () => headEnd.behaviours['events.profile'](payload))
}

/**
 * Sends something to whoever asked to be told.
 *
 * @param correlationId of the request of which it comes
 */
export function publish(
  noun: string,
  { behaviours, clock, schemas, newId, publisher }: HeadEnd,
  payload: (attempt: number) => ReturnType<typeof eventProfile>,
  correlationId?: string,
): void {
  const header = {
    verb: behaviours['events.verb'](noun),
    noun,
    timestamp: clock.now().wall,
    source: 'cim9-reference-hes',
    messageId: newId(),
    // That form asks for one in every message; an event that comes of no request bears a fresh one.
    ...(schemas.envelope.dialect === 'tightened' && { correlationId: newId() }),
    ...(correlationId !== undefined && { correlationId }),
  }
  publisher.publish(behaviours['typed.event'](header), (attempt) => buildEvent(header, payload(attempt)))
}
