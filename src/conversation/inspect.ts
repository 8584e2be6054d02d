import type { ObjectIds } from '../exchange/entries.ts'
import type { Recorder } from '../exchange/recorder.ts'
import { switchPosition, type SwitchPosition } from '../exchange/stimuli.ts'
import { ControlFailed, type ControlOrder, type Inspection } from '../sut/control.ts'
import type { Bench } from './bench.ts'
import { answerOf, post, shortened } from './hooks.ts'
import { positionByOperator } from './operator.ts'
import { explain } from './stimulate.ts'

interface Setting {
  readonly parameters: Pick<Bench['parameters'], 'control'>
  readonly ixit: Pick<Bench['ixit'], 'hooks' | 'timeLimits'>
}

/** The means by which meters can be looked at beside our messages in this run; undefined where there are none. */
export function inspectionOf({ parameters, ixit }: Setting): Inspection | undefined {
  const { hookMs: limitMs, operatorMs } = ixit.timeLimits
  const { inspect, stimulate } = ixit.hooks
  if (inspect && 'operator' in inspect) return positionByOperator(operatorMs)
  if (inspect && 'url' in inspect) {
    const terms = { limitMs, name: 'The hook ixit.hooks.inspect.url' }
    const ask = (meter: ObjectIds) => post(inspect.url, { inspect: 'switch', meter }, terms)
    return { means: 'url', switchOf: async (meter) => positionIn(await ask(meter), terms.name) }
  }
  if (inspect) {
    const terms = { limitMs, name: 'The hook ixit.hooks.inspect.command' }
    const ask = (meter: ObjectIds) => answerOf(inspect.command, toldOf(meter), terms)
    return { means: 'command', switchOf: async (meter) => positionIn(await ask(meter), terms.name) }
  }
  const port = parameters.control ?? (stimulate && 'control' in stimulate ? stimulate.control : undefined)
  if (port === undefined) return undefined
  const terms = { limitMs, name: 'The control port' }
  const order = (object: ObjectIds): ControlOrder => ({ do: 'inspect', what: 'switch', object })
  return {
    means: 'control port',
    switchOf: async (meter) => positionIn(await post(port, order(meter), terms), terms.name),
  }
}

function toldOf({ mRID = '', names }: ObjectIds) {
  return {
    words: ['switch', mRID, ...names],
    env: { CIM9_INSPECT: 'switch', CIM9_MRID: mRID, CIM9_NAMES: names.join('\n') },
  }
}

function positionIn(text: string, name: string): SwitchPosition {
  const word = switchPosition.safeParse(text.trim())
  if (word.success) return word.data
  const told = shortened(text)
  throw new ControlFailed(
    `${name} is to tell where a switch is in one word, open or closed, and told ${told ? `"${told}"` : 'nothing'}.`,
  )
}

/** What one scenario, or an undoing, can see of the meters beside its messages. */
export interface Looking {
  readonly means: Inspection['means']
  /**
   * Looks at the switches of meters. Returns the number of the entry that holds what was told.
   *
   * @throws Inconclusive where one of them could not be looked at
   */
  look(meters: readonly ObjectIds[]): Promise<number>
}

/** Looks for whoever writes that record; undefined where nobody can. */
export const lookingFor = ({ inspection }: Pick<Bench, 'inspection'>, recorder: Recorder): Looking | undefined =>
  inspection && {
    means: inspection.means,
    look: (meters) => lookBeside(inspection, meters, recorder).catch(explain),
  }

/**
 * Looks at the switches of meters beside our messages, one after the other; what was told stands in the record.
 *
 * @returns the number of its entry
 * @throws ControlFailed where one of them could not be looked at: then nothing of it stands in the record
 */
export async function lookBeside(
  inspection: Inspection,
  meters: readonly ObjectIds[],
  recorder: Recorder,
): Promise<number> {
  const told: { object: ObjectIds; position: SwitchPosition }[] = []
  for (const object of meters) told.push({ object, position: await inspection.switchOf(object) })
  return recorder.append({ kind: 'inspected', what: 'switch', told, means: inspection.means })
}
