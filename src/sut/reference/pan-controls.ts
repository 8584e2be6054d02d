import type { ErrorFields } from '../../message/build.ts'
import { childNamed, childText, type XmlElement } from '../../xml/tree.ts'
import { requestError } from './errors.ts'
import { limited, usualSettings, type Settings } from './pan-devices.ts'

/** A control to devices behind meters: a demand response event, a text or a price. */
export type PanKind = 'event' | 'text' | 'price'

/** The types of control that bear them. */
export const panCodes: Readonly<Record<PanKind, string>> = { event: '3.15.0.6', text: '3.10.0.6', price: '3.11.0.6' }

/** What a control to devices behind meters asks for, as it was read. */
export interface PanControl {
  readonly kind: PanKind
  /** By what it is called later. */
  readonly id: string | undefined
  /** All that it bears: PanDemandResponse, PanDisplay or PanPricing. */
  readonly command: XmlElement
  readonly control: XmlElement
  /** Milliseconds since 1970; undefined for at once. */
  readonly start: number | undefined
  readonly durationMs: number | undefined
  readonly isIndefinite: boolean
  readonly randomisation: string
  readonly level: number | undefined
  readonly isMandatory: boolean
}

const elementsOf: Readonly<Record<PanKind, string>> = {
  event: 'PanDemandResponse',
  text: 'PanDisplay',
  price: 'PanPricing',
}
const isTrue = (text: string | undefined): boolean => text === 'true' || text === '1'
const numberIn = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text))

/** Reads what a control asks of devices behind meters, or the Error that refuses it. */
export function readPanControl(control: XmlElement, kind: PanKind): PanControl | ErrorFields {
  const command = childNamed(control, elementsOf[kind])
  if (!command) return requestError('1.7', `A control of that type bears a ${elementsOf[kind]}.`)
  const timing = childNamed(control, 'primaryDeviceTiming')
  const interval = timing && childNamed(timing, 'interval')
  const start = childText(command, 'startDateTime') ?? (interval && childText(interval, 'start'))
  const duration = childText(command, 'duration') ?? (timing && childText(timing, 'duration'))
  return {
    kind,
    id: childText(control, 'mRID') || undefined,
    command,
    control,
    start: start === undefined ? undefined : Date.parse(start),
    durationMs: duration === undefined ? undefined : Number(duration) * 60_000,
    isIndefinite: [command, timing].some((one) => one && isTrue(childText(one, 'durationIndefinite'))),
    randomisation: (timing && childText(timing, 'randomisation')) ?? 'default',
    level: numberIn(childText(control, 'drProgramLevel')),
    isMandatory: isTrue(childText(control, 'drProgramMandatory')),
  }
}

/** Why a control is refused that its schema lets pass; undefined takes it. */
export function objectionToPan({ kind, command, durationMs, isIndefinite }: PanControl): ErrorFields | undefined {
  if (durationMs !== undefined && isIndefinite)
    return requestError('5.8', 'What lasts for ever has no duration.', 'durationIndefinite')
  if (kind === 'text' && !childText(command, 'textMessage')) return requestError('5.8', 'A text has a textMessage.')
  const has = (name: string) => childText(command, name) !== undefined
  if ((has('coolingOffset') && has('coolingSetpoint')) || (has('heatingOffset') && has('heatingSetpoint')))
    return requestError('5.8', 'An offset and a set-point contradict each other.')
  const shares = ['dutyCycle', 'avgLoadAdjustment'].map((name) => Number(childText(command, name) ?? 0))
  return shares.some((share) => Math.abs(share) > 100)
    ? requestError('5.8', 'That is more than all.', '100')
    : undefined
}

/** What an event sets: offsets are added to what is usual, temperatures are kept within their range. */
export function settingsOf({ command }: Pick<PanControl, 'command'>): Settings {
  const given = (name: string) => numberIn(childText(command, name))
  const temperature = (of: 'cooling' | 'heating') =>
    limited(of, given(`${of}Setpoint`) ?? usualSettings[of] + (given(`${of}Offset`) ?? 0))
  return {
    cooling: temperature('cooling'),
    heating: temperature('heating'),
    dutyCycle: given('dutyCycle') ?? usualSettings.dutyCycle,
    load: given('avgLoadAdjustment') ?? usualSettings.load,
  }
}
