import type { ErrorFields } from '../../message/build.ts'
import type { ObjectReference } from '../../message/build.ts'
import type { XmlElement } from '../../xml/tree.ts'
import type { DeviceIds } from '../reference/device-ids.ts'
import { isImage } from '../reference/firmware.ts'
import { objectionToPan, settingsOf, type PanControl } from '../reference/pan-controls.ts'
import { highestLevel, type Settings } from '../reference/pan-devices.ts'
import type { Meter } from '../reference/plant.ts'
import { serviceStates, type ServiceRequest } from '../reference/service-requests.ts'

/** How far start and end are spread where that is asked for, in milliseconds. */
export const longestSpreadMs = 6_000

/** The seams at which demand response and home networks can go wrong. */
export interface ProgrammeBehaviours {
  /** Why a control to devices behind meters is refused; undefined takes it. */
  readonly 'pan.refused': (control: PanControl) => ErrorFields | undefined
  /** The devices that take part, of those that are meant. */
  readonly 'pan.takesPart': (devices: readonly Meter[], control: PanControl) => readonly Meter[]
  /** When it begins, given the time now and a number below 1 by which it is spread; milliseconds since 1970, or never. */
  readonly 'pan.start': (control: PanControl, now: number, spread: number) => number | undefined
  /** When it ends, given when it begins; undefined for not by itself. */
  readonly 'pan.end': (control: PanControl, start: number, spread: number) => number | undefined
  /** When it is called off, given the time now and that asked for, milliseconds since 1970; undefined for never. */
  readonly 'pan.cancel': (now: number, asked: number | undefined) => number | undefined
  /** What is set in a device while the event runs. */
  readonly 'pan.settings': (control: PanControl) => Settings
  /** May the customer opt out of it? */
  readonly 'pan.mayOptOut': (control: PanControl) => boolean
  /** Is a text or a price passed on to its display? */
  readonly 'pan.isShown': (control: PanControl) => boolean
  /** What is kept of a text or a price, to be told when it is asked for. */
  readonly 'pan.kept': (control: XmlElement) => XmlElement
  /** The device of which an alarm of a home network is told. */
  readonly 'pan.alarmOf': (device: Meter) => Meter
  /** The meters whose clocks are set, of those that a control names. */
  readonly 'clocks.set': (meters: readonly Meter[]) => readonly Meter[]
  /** Is it an image that can be loaded? */
  readonly 'firmware.takes': (name: keyof DeviceIds, image: string) => boolean
  /** The image that runs at last; undefined leaves the old one. */
  readonly 'firmware.loaded': (image: string) => string | undefined
  /** mRID of the meter of a service request, by how it is called and what is found; undefined refuses it. */
  readonly 'services.meter': (called: ObjectReference, found: Meter | undefined) => string | undefined
  /** May a service request be changed and cancelled? */
  readonly 'services.isOpen': (request: ServiceRequest) => boolean
  /** Its work after a change, given what was and what should be. */
  readonly 'services.changed': (old: XmlElement, due: XmlElement) => XmlElement
  /** Its state once it is cancelled. */
  readonly 'services.cancelled': (request: ServiceRequest) => string
  /** Its state, as it is told. */
  readonly 'services.state': (request: ServiceRequest) => string | undefined
}

const isSpread = (randomisation: string, side: 'start' | 'end'): boolean =>
  randomisation === side || randomisation === 'startAndEnd'

export const conformingProgrammes: ProgrammeBehaviours = {
  'pan.refused': objectionToPan,
  'pan.takesPart': (devices, { level = 0 }) => devices.filter((one) => level <= highestLevel(one)),
  'pan.start': ({ start, randomisation }, now, spread) =>
    (start ?? now) + (isSpread(randomisation, 'start') ? spread * longestSpreadMs : 0),
  'pan.end': ({ durationMs, isIndefinite, randomisation }, start, spread) =>
    isIndefinite || durationMs === undefined
      ? undefined
      : start + durationMs + (isSpread(randomisation, 'end') ? spread * longestSpreadMs : 0),
  'pan.cancel': (now, asked = now) => Math.max(asked, now),
  'pan.settings': settingsOf,
  'pan.mayOptOut': ({ isMandatory }) => !isMandatory,
  'pan.isShown': () => true,
  'pan.kept': (control) => control,
  'pan.alarmOf': (device) => device,
  'clocks.set': (meters) => meters,
  'firmware.takes': isImage,
  'firmware.loaded': (image) => image,
  'services.meter': (_, found) => found?.mRID,
  'services.isOpen': ({ state }) => state === serviceStates.open,
  'services.changed': (_, due) => due,
  'services.cancelled': () => serviceStates.cancelled,
  'services.state': ({ state }) => state,
}
