import type { MeterFixture, ObjectFixture } from '../config/ixit.ts'
import type { Expected } from '../exchange/entries.ts'
import type { SwitchPosition } from '../exchange/stimuli.ts'
import type { Control } from '../message/change.ts'
import type { Changing, Conversation } from './conversation.ts'
import { byAnyId } from './fixtures.ts'
import { lookUntil } from './polling.ts'
import type { Subject } from './subject.ts'
import { switchLook } from './switches.ts'

export type SwitchCommand = 'connect' | 'disconnect'

/** Control codes as public test code has them: domain 31 is the remote switch. */
export const codes = { connect: '3.31.0.18', disconnect: '3.31.0.23' } as const
const opposite = { connect: 'disconnect', disconnect: 'connect' } as const

const controlOf = (code: string | undefined, meters: readonly ObjectFixture[]): Control => ({
  ...(code !== undefined && { code }),
  meters: meters.map(byAnyId),
})

/** One command to all the sacrificial and unknown meters of the scenario, and what brings the sacrificial ones back. */
export function commandTo(subject: Subject, command: SwitchCommand): Changing {
  const controls = [controlOf(codes[command], [...subject.sacrificial, ...subject.bad])]
  return { change: { noun: 'EndDeviceControls', verb: 'create', controls }, undo: back(subject.sacrificial, command) }
}

/** One command for each of the sacrificial meters, in one message. */
export function commandsApart(subject: Subject, commands: readonly SwitchCommand[]): Changing {
  const controls = subject.sacrificial.map((meter, index) => controlOf(codes[commands[index] ?? 'connect'], [meter]))
  const opened = subject.sacrificial.filter((_, index) => commands[index] === 'disconnect')
  return {
    change: { noun: 'EndDeviceControls', verb: 'create', controls },
    undo: opened.length ? back(opened, 'disconnect') : undefined,
  }
}

/** A control of another code than those of the switch, or of none. */
export function commandOfCode(subject: Subject, code: string | undefined): Changing {
  const change = {
    noun: 'EndDeviceControls' as const,
    verb: 'create' as const,
    controls: [controlOf(code, subject.sacrificial)],
  }
  const undo = back(subject.sacrificial, 'disconnect')
  if (code === undefined)
    return { change, undo, wrong: { operator: 'a control without type', predicts: ['schema.payload'] } }
  return /^\d+(\.\d+){3}$/.test(code)
    ? { change, undo }
    : { change, undo, wrong: { operator: 'a malformed control code', predicts: ['code.end-device-control'] } }
}

/** What brings meters back that a command moved; sacrificial meters are closed when a run begins. */
function back(meters: readonly MeterFixture[], command: SwitchCommand): Changing['undo'] {
  if (!meters.length || command === 'connect') return undefined
  return {
    noun: 'EndDeviceControls',
    verb: 'create',
    controls: [controlOf(codes[opposite[command]], meters)],
  }
}

/** The command in a word of the features. */
export const commandIn = (done: 'connected' | 'disconnected'): SwitchCommand =>
  done === 'connected' ? 'connect' : 'disconnect'

/**
 * Looks at the switches of meters, again and again until they are all in the position or the declared time is over. Returns the
 * number of the last look, and what is expected of it.
 *
 * @throws Inconclusive where the IXIT does not say how a position is seen, or what should tell it has failed
 */
export async function lookAtSwitches(
  conversation: Conversation,
  meters: readonly MeterFixture[],
  position: SwitchPosition,
): Promise<{ readonly about: number; readonly expected: Expected }> {
  const look = switchLook(conversation, meters, position)
  const about = await lookUntil(conversation, look, conversation.setting.ixit.timeLimits.resultMs)
  return { about, expected: look.expected }
}
