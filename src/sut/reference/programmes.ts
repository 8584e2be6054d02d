import type { ErrorFields } from '../../message/build.ts'
import { profileNamespace } from '../../message/namespaces.ts'
import { childText, element, type XmlElement } from '../../xml/tree.ts'
import { objectError, requestError } from './errors.ts'
import { note } from './happenings.ts'
import type { HeadEnd } from './head-end.ts'
import { readPanControl, type PanControl, type PanKind } from './pan-controls.ts'
import { usualSettings, type Settings } from './pan-devices.ts'
import type { Outcome } from './outcome.ts'
import type { Meter } from './plant.ts'
import type { Query } from './query.ts'

const namespace = profileNamespace('EndDeviceControls')

/** The codes by which this head end tells how it goes; others use others. */
export const programmeCodes = {
  started: '3.15.0.242',
  ended: '3.15.0.243',
  cancelled: '3.15.0.8',
  optedOut: '3.15.0.85',
  shown: '3.10.0.46',
  priced: '3.11.0.46',
  confirmed: '3.10.0.10',
  alarm: '3.10.0.79',
} as const

/** A control that runs, or waits to, at one device. */
interface Running {
  readonly pan: PanControl
  readonly meter: Meter
  hasBegun: boolean
  callOff: () => void
}

/** A control that was taken. */
interface Kept {
  readonly control: XmlElement
  readonly devices: readonly Meter[]
}

/** What runs at the devices behind meters. */
export interface Programmes {
  /** What is set in the load controller of a meter now. */
  settings(meter: Meter): Settings
  /** The controls that were taken, as they were sent, and for which devices. */
  kept(): readonly Kept[]
  readonly running: Set<Running>
  keep(kept: Kept): void
}

/** Devices at which nothing runs. */
export function noProgrammes(settingsOf: (pan: PanControl) => Settings): Programmes {
  const running = new Set<Running>()
  let kept: readonly Kept[] = []
  return {
    running,
    settings: (meter) => {
      const event = [...running].find((one) => one.meter === meter && one.pan.kind === 'event' && one.hasBegun)
      return event ? settingsOf(event.pan) : usualSettings
    },
    kept: () => kept,
    keep: (one) => {
      kept = [...kept, one]
    },
  }
}

/** Carries out a control to devices behind meters, on each of those that it means. */
export function startProgramme(
  kind: PanKind,
  control: XmlElement,
  meant: readonly Meter[],
  headEnd: HeadEnd,
): ErrorFields | undefined {
  const { behaviours, programmes } = headEnd
  const pan = readPanControl(control, kind)
  if ('code' in pan) return pan
  const { cancelNow, cancelDateTime } = cancelIn(pan)
  if (cancelNow || cancelDateTime !== undefined) return cancelProgramme(pan.id, cancelDateTime, headEnd)
  const objection = behaviours['pan.refused'](pan)
  if (objection) return objection
  programmes.keep({ control: behaviours['pan.kept'](control), devices: meant })
  for (const device of behaviours['pan.takesPart'](meant, pan)) {
    if (kind !== 'event' && !behaviours['pan.isShown'](pan)) continue
    run({ pan, meter: device, hasBegun: false, callOff: () => undefined }, headEnd)
  }
  return undefined
}

function cancelIn({ command, kind }: PanControl): { cancelNow: boolean; cancelDateTime: number | undefined } {
  const at = childText(command, 'cancelDateTime')
  // Texts and prices have no element for it.
  const byCommand = kind !== 'event' && childText(command, 'command') === 'cancel'
  return {
    cancelNow: byCommand || ['true', '1'].includes(childText(command, 'cancelNow') ?? ''),
    cancelDateTime: at === undefined ? undefined : Date.parse(at),
  }
}

/**
 * Calls off what runs, or waits, under an id.
 *
 * @param at milliseconds since 1970; undefined for now
 */
export function cancelProgramme(
  id: string | undefined,
  at: number | undefined,
  headEnd: HeadEnd,
): ErrorFields | undefined {
  const { behaviours, programmes, agenda, clock } = headEnd
  const meant = [...programmes.running].filter(({ pan }) => id !== undefined && pan.id === id)
  const isOver = programmes.kept().some(({ control }) => id !== undefined && childText(control, 'mRID') === id)
  if (!meant.length && isOver) return undefined
  if (!meant.length) return requestError('2.15', 'There is nothing of that id.', id)
  const due = behaviours['pan.cancel'](Date.parse(clock.now().wall), at)
  if (due === undefined) return undefined
  for (const one of meant)
    agenda.at(due, () => {
      if (!programmes.running.has(one)) return
      stop(one, headEnd)
      if (one.pan.kind === 'event') tell('cancelled', one, due, headEnd)
    })
  return undefined
}

/** Lets a control begin and end at one device, each in its time. */
function run(one: Running, headEnd: HeadEnd): void {
  const { behaviours, programmes, agenda, clock } = headEnd
  const spread = spreadOf(one.meter)
  const start = behaviours['pan.start'](one.pan, Date.parse(clock.now().wall), spread)
  programmes.running.add(one)
  if (start === undefined) return
  one.callOff = agenda.at(start, () => {
    one.hasBegun = true
    tell(({ event: 'started', text: 'shown', price: 'priced' } as const)[one.pan.kind], one, start, headEnd)
    const end = behaviours['pan.end'](one.pan, start, spread)
    if (end === undefined) return
    one.callOff = agenda.at(end, () => {
      stop(one, headEnd)
      if (one.pan.kind === 'event') tell('ended', one, end, headEnd)
    })
  })
}

/** Each device is spread by another share, so that not all begin at once. */
const spreadOf = ({ mRID }: Meter): number => Number.parseInt(mRID.slice(-1), 16) / 16

function stop(one: Running, { programmes }: HeadEnd): void {
  one.callOff()
  programmes.running.delete(one)
}

function tell(what: keyof typeof programmeCodes, { pan, meter }: Running, at: number, headEnd: HeadEnd): void {
  const tracking = headEnd.behaviours['controls.tracking'](pan.control)
  note(programmeCodes[what], meter, headEnd, tracking, new Date(at).toISOString())
}

/** The customer of a device confirms the text that it shows, if he was asked to. */
export function confirmText(device: Meter, headEnd: HeadEnd): void {
  const asked = [...headEnd.programmes.running].find(
    ({ pan, meter, hasBegun }) =>
      meter === device &&
      hasBegun &&
      pan.kind === 'text' &&
      ['true', '1'].includes(childText(pan.command, 'confirmationRequired') ?? ''),
  )
  if (asked) tell('confirmed', asked, Date.parse(headEnd.clock.now().wall), headEnd)
}

/** The customer behind a meter wants to take part no more in the event that runs. */
export function optOut(device: Meter, headEnd: HeadEnd): void {
  for (const one of [...headEnd.programmes.running].filter(
    ({ meter, pan }) => meter === device && pan.kind === 'event',
  )) {
    if (!headEnd.behaviours['pan.mayOptOut'](one.pan)) continue
    stop(one, headEnd)
    tell('optedOut', one, Date.parse(headEnd.clock.now().wall), headEnd)
  }
}

/** A device of a home network has an alarm. */
export const alarm = (device: Meter, headEnd: HeadEnd): void =>
  note(programmeCodes.alarm, headEnd.behaviours['pan.alarmOf'](device), headEnd)

/** Answers get(EndDeviceControls): what was taken for the devices asked for. */
export function describeControls({ objects }: Query, { behaviours, programmes }: HeadEnd): Outcome {
  const asked = objects.map(({ reference }) => ({ reference, device: behaviours['meters.find'](reference) }))
  const errors = asked.flatMap(({ reference, device }) =>
    device ? [] : [objectError('2.4', 'This head end knows no device of that id.', 'EndDevice', reference)],
  )
  const devices = asked.flatMap(({ device }) => device ?? [])
  const kept = programmes.kept().filter((one) => one.devices.some((device) => devices.includes(device)))
  const controls = kept.map(({ control }) => control)
  return { errors, ...(devices.length && { payload: element(namespace, 'EndDeviceControls', controls) }) }
}
