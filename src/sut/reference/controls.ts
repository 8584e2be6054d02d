import type { Recognised } from '../../binding/recognise.ts'
import type { ErrorFields, ObjectReference } from '../../message/build.ts'
import { attributeOf, childNamed, childrenNamed, childText, textOf, type XmlElement } from '../../xml/tree.ts'
import { schemaProblems } from './checks.ts'
import { objectError, requestError } from './errors.ts'
import type { Tracking } from './events.ts'
import { noteSwitch } from './happenings.ts'
import type { HeadEnd } from './head-end.ts'
import type { Outcome } from './outcome.ts'
import type { Meter } from './plant.ts'
import type { SwitchPosition } from './switches.ts'

/** Is it a request to carry out a control? */
export const isControl = ({ message }: Recognised): boolean =>
  message.header?.verb?.value === 'create' && message.header.noun?.value === 'EndDeviceControls'

/** The positions that commands lead to. */
const commands: ReadonlyMap<string, SwitchPosition> = new Map([
  ['3.31.0.18', 'closed'],
  ['3.31.0.23', 'open'],
])

/** What a command code leads to; undefined for a command that this head end does not carry out. */
export const positionAfter = (code: string): SwitchPosition | undefined => commands.get(code)

/** Carries out create(EndDeviceControls): each control on each of its targets, one after the other. */
export function operate(text: string, content: Recognised, headEnd: HeadEnd): Outcome {
  const { behaviours } = headEnd
  const profiles = content.message.payload?.profiles ?? []
  const problems = schemaProblems(text, content, profiles, headEnd)
  if (!behaviours['accepts.form'](problems))
    return { errors: [requestError('1.8', 'The request is not valid by its schema.', problems[0]?.message)] }
  const controls = profiles.flatMap((profile) => childrenNamed(profile, 'EndDeviceControl'))
  if (!controls.length) return { errors: [requestError('1.7', 'The request holds no control.')] }
  const outcomes = behaviours['controls.taken'](controls).map((control) => operateOne(control, headEnd))
  const errors = outcomes.flatMap((outcome) => outcome.errors)
  const isDone = outcomes.some((outcome) => outcome.done > 0)
  return behaviours['controls.outcome']({ errors, done: isDone })
}

function operateOne(control: XmlElement, headEnd: HeadEnd): { errors: readonly ErrorFields[]; done: number } {
  const { behaviours, switches } = headEnd
  const type = childNamed(control, 'EndDeviceControlType')
  const code = (type && attributeOf(type, 'ref')) ?? ''
  const position = behaviours['controls.position'](code)
  if (!position)
    return { errors: [requestError('5.2', 'This head end carries out connect and disconnect only.', code)], done: 0 }
  const targets = targetsOf(control).map((target) => find(target, behaviours))
  if (!targets.length)
    return { errors: [requestError('1.7', 'The control names no device and no usage point.')], done: 0 }
  const meters = targets.flatMap((target) => ('meter' in target ? [target.meter] : []))
  const operated = behaviours['controls.operated'](meters)
  for (const meter of operated) {
    behaviours['controls.operate'](meter, position, switches)
    if (switches.position(meter) === position)
      noteSwitch(meter, position, behaviours['controls.tracking'](control), headEnd)
  }
  return { errors: targets.flatMap((target) => ('error' in target ? [target.error] : [])), done: meters.length }
}

/** By what the issuer of a control finds what comes of it. */
export function trackingOf(control: XmlElement): Tracking | undefined {
  const [issuerID, issuerTrackingID] = [childText(control, 'issuerID'), childText(control, 'issuerTrackingID')]
  return { ...(issuerID && { issuerID }), ...(issuerTrackingID && { issuerTrackingID }) }
}

interface Target {
  readonly type: 'Meter' | 'UsagePoint'
  readonly reference: ObjectReference
}

function targetsOf(control: XmlElement): readonly Target[] {
  const of = (name: string, type: Target['type']) =>
    childrenNamed(control, name).map((element): Target => ({ type, reference: referenceIn(element) }))
  return [...of('EndDevices', 'Meter'), ...of('UsagePoints', 'UsagePoint')]
}

function referenceIn(element: XmlElement): ObjectReference {
  const mRID = childText(element, 'mRID')
  const names = childrenNamed(element, 'Names').flatMap((one) =>
    childrenNamed(one, 'name').map((name) => ({ name: textOf(name) })),
  )
  return { ...(mRID && { mRID }), names }
}

function find(
  { type, reference }: Target,
  behaviours: HeadEnd['behaviours'],
): { readonly meter: Meter } | { readonly error: ErrorFields } {
  if (type === 'Meter') {
    const meter = behaviours['meters.find'](reference)
    return meter
      ? { meter }
      : { error: objectError('2.4', 'This head end knows no meter of that id.', type, reference) }
  }
  const point = behaviours['usagePoints.find'](reference)
  const meter = point?.meter === undefined ? undefined : behaviours['meters.find']({ mRID: point.meter })
  return meter
    ? { meter }
    : { error: objectError('2.12', 'This head end knows no usage point with a meter of that id.', type, reference) }
}
