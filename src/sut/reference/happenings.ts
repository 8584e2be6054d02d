import type { Cause } from '../../exchange/stimuli.ts'
import type { ObjectReference } from '../../message/build.ts'
import { buildEvent, eventCodes, eventProfile, type HeadEndEvent, type Tracking } from './events.ts'
import type { HeadEnd } from './head-end.ts'
import { readMeters } from './meter-readings.ts'
import type { Meter } from './plant.ts'
import { quarterMs } from './periods.ts'
import { forwardEnergy, quarterHourEnergy } from './readings.ts'
import type { SwitchPosition } from './switches.ts'

/**
 * Makes something happen at a meter, or at the head end itself.
 *
 * @returns why it cannot happen, or undefined where it has
 */
export function happen(cause: Cause, reference: ObjectReference | undefined, headEnd: HeadEnd): string | undefined {
  if (cause === 'system') {
    note(eventCodes.headEndReady, undefined, headEnd)
    return undefined
  }
  if (!reference) return `${cause} happens to a meter, and none is named.`
  const meter = headEnd.behaviours['meters.find'](reference)
  if (!meter) return 'This head end knows no such meter.'
  atMeter[cause](meter, headEnd)
  return undefined
}

const atMeter: Readonly<Record<Exclude<Cause, 'system'>, (meter: Meter, headEnd: HeadEnd) => void>> = {
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
}

/** A switch was moved by a control. */
export const noteSwitch = (
  meter: Meter,
  position: SwitchPosition,
  tracking: Tracking | undefined,
  headEnd: HeadEnd,
): void => note(position === 'open' ? eventCodes.disconnected : eventCodes.connected, meter, headEnd, tracking)

function note(code: string, meter: Meter | undefined, headEnd: HeadEnd, tracking?: Tracking): void {
  const { behaviours, clock, newId, events } = headEnd
  const event: HeadEndEvent = {
    mRID: newId(),
    code,
    at: clock.now().wall,
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

function publish(
  noun: string,
  { behaviours, clock, newId, publisher }: HeadEnd,
  payload: (attempt: number) => ReturnType<typeof eventProfile>,
): void {
  const header = {
    verb: behaviours['events.verb'](noun),
    noun,
    timestamp: clock.now().wall,
    source: 'cim9-reference-hes',
    messageId: newId(),
  }
  publisher.publish(noun, (attempt) => buildEvent(header, payload(attempt)))
}
