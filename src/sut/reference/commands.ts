import type { ErrorFields } from '../../message/build.ts'
import type { XmlElement } from '../../xml/tree.ts'
import { objectError } from './errors.ts'
import { noteControl, noteSwitch } from './happenings.ts'
import { eventCodes } from './events.ts'
import type { HeadEnd } from './head-end.ts'
import { panCommands } from './pan-commands.ts'
import type { Meter } from './plant.ts'
import type { SwitchPosition } from './switches.ts'

/**
 * Something that a control can ask for.
 *
 * TO ADD ONE: an entry in `commands`, with its four-part code and what it does to the meters that the control means; `act` tells
 * an Error for each meter for which it was not done. Targets, time and calling off are looked after by controls.ts.
 */
export interface Command {
  readonly code: string
  act(meters: readonly Meter[], control: XmlElement, headEnd: HeadEnd): readonly ErrorFields[]
}

/** The codes of this head end. Those of the switch stand in public test code; of the others each vendor has his own. */
export const commandCodes = {
  connect: '3.31.0.18',
  disconnect: '3.31.0.23',
  armForConnect: '3.31.0.11',
  demandReset: '3.8.0.214',
} as const

/** How long a meter stays armed. */
export const armedMs = 5_000

export const connect = moving(commandCodes.connect, 'closed')
export const disconnect = moving(commandCodes.disconnect, 'open')

const armForConnect: Command = {
  code: commandCodes.armForConnect,
  act: each((meter, control, headEnd) => {
    const { behaviours, agenda, switches } = headEnd
    const objection = behaviours['controls.objection'](meter, 'closed', headEnd)
    if (objection) return refusal(objection, meter)
    behaviours['controls.arm'](meter, switches)
    noteControl(eventCodes.armed, meter, control, headEnd)
    agenda.at(now(headEnd) + armedMs, () => behaviours['controls.disarm'](meter, switches))
    return undefined
  }),
}

const demandReset: Command = {
  code: commandCodes.demandReset,
  act: each((meter, control, headEnd) => {
    const { behaviours, demand, supply } = headEnd
    if (!behaviours['meters.reached'](meter, supply)) return refusal('4.1', meter)
    behaviours['controls.resetDemand'](meter, demand, now(headEnd))
    noteControl(eventCodes.demandReset, meter, control, headEnd)
    return undefined
  }),
}

/** All that this head end carries out. */
export const commands: readonly Command[] = [connect, disconnect, armForConnect, demandReset, ...panCommands]

/** The command of a code; undefined for one that this head end does not carry out. */
export const commandOf = (code: string): Command | undefined => commands.find((one) => one.code === code)

/** Why a meter does not do what it is told: it has no such part, it may not, it does not hear, or it refuses. */
export type Objection = '5.2' | '6.1' | '4.1' | '5.3'

/** Why the switch of a meter is not moved; undefined where it is. */
export function objectionOf(meter: Meter, to: SwitchPosition, { behaviours, supply }: HeadEnd): Objection | undefined {
  if (meter.withoutSwitch) return '5.2'
  if (to === 'open' && meter.isProtected) return '6.1'
  if (!behaviours['meters.reached'](meter, supply)) return '4.1'
  if (to === 'closed' && meter.loadSideLive) return '5.3'
  return undefined
}

const reasons: Readonly<Record<Objection, string>> = {
  '5.2': 'The meter has no remote switch, so nothing was tried.',
  '6.1': 'The customer is protected and is not disconnected.',
  '4.1': 'The meter did not answer in time.',
  '5.3': 'There is voltage on the load side, so the meter refused.',
}

const refusal = (code: Objection, { mRID }: Meter): ErrorFields => objectError(code, reasons[code], 'Meter', { mRID })

function moving(code: string, to: SwitchPosition): Command {
  return {
    code,
    act: each((meter, control, headEnd) => {
      const { behaviours, switches } = headEnd
      const objection = behaviours['controls.objection'](meter, to, headEnd)
      if (objection) return refusal(objection, meter)
      behaviours['controls.operate'](meter, to, switches)
      if (switches.position(meter) === to) noteSwitch(meter, to, behaviours['controls.tracking'](control), headEnd)
      return undefined
    }),
  }
}

function each(act: (meter: Meter, control: XmlElement, headEnd: HeadEnd) => ErrorFields | undefined): Command['act'] {
  return (meters, control, headEnd) => meters.flatMap((meter) => act(meter, control, headEnd) ?? [])
}

const now = ({ clock }: HeadEnd): number => Date.parse(clock.now().wall)
