import { buildNames } from '../../message/build.ts'
import { profileNamespace } from '../../message/namespaces.ts'
import { element, type XmlElement } from '../../xml/tree.ts'
import type { Meter } from './plant.ts'
import { plant } from './plant.ts'

/** Something that happened, as the head end keeps it. */
export interface HeadEndEvent {
  readonly mRID: string
  /** Four parts: kind of device, domain, sub-domain, what happened. */
  readonly code: string
  /** When it happened; ISO 8601 with zone. */
  readonly at: string
  /** Absent for an event of the head end itself. */
  readonly meter?: Meter
  /** The control that brought it about, as its issuer called it. */
  readonly tracking?: Tracking
}

/** By what the issuer of a control finds it again. */
export interface Tracking {
  readonly issuerID?: string
  readonly issuerTrackingID?: string
}

/** The codes of this head end; others use others. */
export const eventCodes = {
  powerDown: '3.26.0.85',
  powerUp: '3.26.0.216',
  tamper: '3.12.0.257',
  connected: '3.31.0.42',
  disconnected: '3.31.0.68',
  armed: '3.31.0.11',
  demandReset: '3.8.0.215',
  headEndReady: '0.1.52.29',
} as const

/** Past events: of two meters, so that those of one can be told from those of the other. */
export const pastEvents: readonly HeadEndEvent[] = [
  past(0, '2025-11-03T08:15:00Z', eventCodes.tamper, 1),
  past(0, '2025-11-04T02:10:00Z', eventCodes.powerDown, 2),
  past(0, '2025-11-04T02:25:00Z', eventCodes.powerUp, 3),
  past(0, '2025-11-12T16:40:00Z', eventCodes.powerDown, 4),
  past(0, '2025-11-12T17:05:00Z', eventCodes.powerUp, 5),
  past(1, '2025-11-04T02:11:00Z', eventCodes.powerDown, 6),
  past(1, '2025-11-04T02:24:00Z', eventCodes.powerUp, 7),
]

function past(index: number, at: string, code: string, number: number): HeadEndEvent {
  const meter = plant.meters[index]
  return { mRID: `e0f4a6c2-7d15-4c0b-9a56-2f1d3b5c7e0${number}`, code, at, ...(meter && { meter }) }
}

const namespace = profileNamespace('EndDeviceEvents')
const own = (name: string, content: readonly XmlElement[] | string) => element(namespace, name, content)
const optional = (name: string, text: string | undefined) => (text === undefined ? [] : [own(name, text)])

/** The profile that tells events. */
export const eventProfile = (events: readonly HeadEndEvent[]): XmlElement =>
  own(
    'EndDeviceEvents',
    events.map(({ mRID, at, tracking, meter, code }) =>
      own('EndDeviceEvent', [
        own('mRID', mRID),
        own('createdDateTime', at),
        ...optional('issuerID', tracking?.issuerID),
        ...optional('issuerTrackingID', tracking?.issuerTrackingID),
        ...(meter ? [own('Assets', [own('mRID', meter.mRID), ...buildNames(namespace, meter.names)])] : []),
        element(namespace, 'EndDeviceEventType', [], { ref: code }),
      ]),
    ),
  )
