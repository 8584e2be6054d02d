import type { ErrorFields } from '../../message/build.ts'
import type { ObjectReference } from '../../message/build.ts'
import type { XmlElement } from '../../xml/tree.ts'
import { tooLate } from '../reference/cancelling.ts'
import { commandOf, objectionOf, type Command, type Objection } from '../reference/commands.ts'
import { requestError } from '../reference/errors.ts'
import { calledBy, type BookedControl, type ControlIdentity } from '../reference/control-book.ts'
import { busyWith, trackingOf } from '../reference/controls.ts'
import type { Demand } from '../reference/demand.ts'
import type { Tracking } from '../reference/events.ts'
import type { HeadEnd } from '../reference/head-end.ts'
import { findObject } from '../reference/lookup.ts'
import type { Outcome } from '../reference/outcome.ts'
import type { Meter, UsagePoint } from '../reference/plant.ts'
import { everyUsagePoint } from '../reference/special-meters.ts'
import type { SwitchPosition, Switches } from '../reference/switches.ts'
import type { Target } from '../reference/targets.ts'
import { dueOf, type Due, type Timing } from '../reference/timing.ts'

/** The seams at which controls can go wrong. */
export interface ControlBehaviours {
  /** The controls that are carried out, of those that a message holds. */
  readonly 'controls.taken': (controls: readonly XmlElement[]) => readonly XmlElement[]
  /** What is told of the controls of a message. */
  readonly 'controls.outcome': (outcome: Outcome) => Outcome
  /** The command of a code; undefined refuses it. */
  readonly 'controls.command': (code: string) => Command | undefined
  /** Whom a control is for, of those that it names. */
  readonly 'controls.targets': (named: readonly Target[]) => readonly Target[]
  /** The usage point that is meant by a control. */
  readonly 'controls.point': (reference: ObjectReference) => UsagePoint | undefined
  /** Is a control taken that names that meter together with that usage point? */
  readonly 'controls.pair': (meter: Meter, usagePoint: UsagePoint) => boolean
  /** When a control of these times is carried out, given the time now. */
  readonly 'controls.due': (timing: Timing, now: number) => Due
  /** The meters that take no control now, of those that one names, given all controls so far. */
  readonly 'controls.busy': (meters: readonly Meter[], all: readonly BookedControl[]) => readonly Meter[]
  /** The meters that are operated, of those that a control names. */
  readonly 'controls.operated': (meters: readonly Meter[]) => readonly Meter[]
  /** Why the switch of a meter is not moved; undefined moves it. */
  readonly 'controls.objection': (meter: Meter, to: SwitchPosition, headEnd: HeadEnd) => Objection | undefined
  readonly 'controls.operate': (meter: Meter, position: SwitchPosition, switches: Switches) => void
  readonly 'controls.arm': (meter: Meter, switches: Switches) => void
  /** What happens when the time is over for which a meter was armed. */
  readonly 'controls.disarm': (meter: Meter, switches: Switches) => void
  readonly 'controls.resetDemand': (meter: Meter, demand: Demand, now: number) => void
  /** The Errors that are told, of those of the meters at which it failed. */
  readonly 'controls.failed': (errors: readonly ErrorFields[]) => readonly ErrorFields[]
  /** A control as it is kept. */
  readonly 'controls.kept': (control: XmlElement) => XmlElement
  /** The controls that an identity calls, of all there are. */
  readonly 'controls.called': (identity: ControlIdentity, all: readonly BookedControl[]) => readonly BookedControl[]
  /** The controls that are called off, of those that a cancellation calls. */
  readonly 'controls.calledOff': (pending: readonly BookedControl[]) => readonly BookedControl[]
  /** What is told of controls that cannot be called off any more; undefined tells that they were. */
  readonly 'controls.tooLate': (found: readonly BookedControl[]) => ErrorFields | undefined
  /** What is told of a cancellation that names no control; undefined tells that all is well. */
  readonly 'controls.unnamed': () => ErrorFields | undefined
  /** By what an event of a control is found by its issuer. */
  readonly 'controls.tracking': (control: XmlElement) => Tracking | undefined
}

/** How a conforming system treats controls. */
export const conformingControls: ControlBehaviours = {
  'controls.taken': (controls) => controls,
  'controls.outcome': (outcome) => outcome,
  'controls.command': commandOf,
  'controls.targets': (named) => named,
  'controls.point': (reference) => findObject(everyUsagePoint, reference),
  'controls.pair': (meter, usagePoint) => usagePoint.meter === meter.mRID,
  'controls.due': dueOf,
  'controls.busy': busyWith,
  'controls.operated': (meters) => meters,
  'controls.objection': objectionOf,
  'controls.operate': (meter, position, switches) => switches.move(meter, position),
  'controls.arm': (meter, switches) => switches.arm(meter),
  'controls.disarm': (meter, switches) => switches.disarm(meter),
  'controls.resetDemand': (meter, demand, now) => demand.reset(meter, now),
  'controls.failed': (errors) => errors,
  'controls.kept': (control) => control,
  'controls.called': calledBy,
  'controls.calledOff': (pending) => pending,
  'controls.tooLate': tooLate,
  'controls.unnamed': () => requestError('1.7', 'Nothing says which control is meant.'),
  'controls.tracking': trackingOf,
}
