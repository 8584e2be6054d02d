import type { ErrorFields } from '../../message/build.ts'
import type { Header } from '../../message/model.ts'
import { attributeOf, childNamed, childrenNamed, childText, type XmlElement } from '../../xml/tree.ts'
import type { Command } from './commands.ts'
import type { BookedControl } from './control-book.ts'
import { requestError } from './errors.ts'
import type { Tracking } from './events.ts'
import type { HeadEnd } from './head-end.ts'
import type { Outcome } from './outcome.ts'
import type { Meter } from './plant.ts'
import { resolveTargets, targetsNamed } from './targets.ts'
import { timingIn } from './timing.ts'

/** So long a meter needs to move its switch, where nobody waits for it on the line. */
const underWayMs = 80

/** What came of one control. */
interface Result {
  readonly errors: readonly ErrorFields[]
  readonly done: number
}

/** A control that can be carried out, for the meters that it means. */
interface Order {
  readonly control: XmlElement
  readonly command: Command
  readonly meters: readonly Meter[]
  /** Of targets that are none. */
  readonly errors: readonly ErrorFields[]
  /** When it falls due, where that is later than now; milliseconds since 1970. */
  readonly due?: number
}

/** Carries out create(EndDeviceControls): each control on each of its targets, one after the other, now or at its time. */
export function operate(profiles: readonly XmlElement[], headEnd: HeadEnd, header: Header): Outcome {
  const { behaviours } = headEnd
  const controls = profiles.flatMap((profile) => childrenNamed(profile, 'EndDeviceControl'))
  if (!controls.length) return { errors: [requestError('1.7', 'The request holds no control.')] }
  const isLater = behaviours['async.applies'](header)
  // Whoever does not say where his answer goes is refused, before anything is done.
  if (isLater && !behaviours['async.address'](header, headEnd.results.told())) return { errors: [] }

  const transaction = headEnd.newId()
  const orders = behaviours['controls.taken'](controls).map((control) => ordered(control, headEnd))
  const results = orders.map((order, index) => {
    // One after the other, so that the times of their events tell their order.
    if (index) headEnd.agenda.advance(1)
    return 'command' in order
      ? start(order, transaction, isLater, headEnd)
      : { result: { errors: order.errors, done: 0 } }
  })
  const summary = (all: readonly Result[]): Outcome =>
    behaviours['controls.outcome']({
      errors: all.flatMap(({ errors }) => errors),
      done: all.some(({ done }) => done > 0),
    })
  const atOnce = summary(results.map(({ result }) => result))
  return {
    ...atOnce,
    ...(orders.some((order) => 'due' in order) && { transaction }),
    ...(isLater && {
      later: Promise.all(results.map(({ result, end }) => end ?? Promise.resolve(result))).then(summary),
    }),
  }
}

/** What a control orders, or why it orders nothing. */
function ordered(control: XmlElement, { behaviours, clock, controls }: HeadEnd): Order | Omit<Result, 'done'> {
  const type = childNamed(control, 'EndDeviceControlType')
  const code = (type && attributeOf(type, 'ref')) ?? ''
  const command = behaviours['controls.command'](code)
  if (!command) return { errors: [requestError('5.2', 'This head end carries out no such control.', code)] }
  const targets = behaviours['controls.targets'](targetsNamed(control))
  if (!targets.length)
    return { errors: [requestError('1.7', 'The control names no device, no usage point and no group.')] }
  const due = behaviours['controls.due'](timingIn(control), Date.parse(clock.now().wall))
  if (due === 'past') return { errors: [requestError('6.1', 'The control should have begun before it was sent.')] }
  if (due === 'expired') return { errors: [requestError('6.1', 'The time of the control is over.')] }
  const { meters: named, errors } = resolveTargets(targets, behaviours)
  const busy = behaviours['controls.busy'](named, controls.all())
  const refused = busy.map(() => requestError('6.1', 'Another control is under way at the meter.'))
  return {
    control,
    command,
    meters: named.filter((meter) => !busy.includes(meter)),
    errors: [...errors, ...refused],
    ...(due !== 'now' && { due }),
  }
}

/** Carries out an order, or lets it wait for its time; `result` is what can be told at once, `end` what comes of it in the end. */
function start(
  order: Order,
  transaction: string,
  isLater: boolean,
  headEnd: HeadEnd,
): { readonly result: Result; readonly end?: Promise<Result> } {
  const { agenda, behaviours, clock, controls } = headEnd
  const { control, command, meters, due } = order
  const act = (): Result => {
    const failed = command.act(behaviours['controls.operated'](meters), control, headEnd)
    const told = behaviours['controls.failed'](failed)
    return { errors: [...order.errors, ...told], done: meters.length - told.length }
  }
  const booked = { control: behaviours['controls.kept'](control), meters, transaction, callOff: () => undefined }
  if (due === undefined && !isLater) {
    controls.enter({ ...booked, state: 'done' })
    return { result: act() }
  }
  let callOff: BookedControl['callOff'] = () => undefined
  const end = new Promise<Result>((told) => {
    const entered = controls.enter({
      ...booked,
      state: due === undefined ? 'under way' : 'pending',
      callOff: () => callOff(),
    })
    const off = agenda.at(due ?? Date.parse(clock.now().wall) + underWayMs, () => {
      entered('done')
      told(act())
    })
    callOff = () => {
      off()
      entered('called off')
      told({ errors: [requestError('6.5', 'The control was called off by its issuer.')], done: 0 })
    }
  })
  return { result: { errors: order.errors, done: meters.length }, end }
}

/** The meters at which another control is being carried out. */
export const busyWith = (meters: readonly Meter[], all: readonly BookedControl[]): readonly Meter[] =>
  meters.filter((meter) => all.some((one) => one.state === 'under way' && one.meters.includes(meter)))

/** By what the issuer of a control finds what comes of it. */
export function trackingOf(control: XmlElement): Tracking | undefined {
  const [issuerID, issuerTrackingID] = [childText(control, 'issuerID'), childText(control, 'issuerTrackingID')]
  return { ...(issuerID && { issuerID }), ...(issuerTrackingID && { issuerTrackingID }) }
}
