import type { ObjectIds } from '../exchange/entries.ts'
import type { Cause, StimulusPeriod } from '../exchange/stimuli.ts'
import { ControlFailed, type ClockControl, type ControlOrder, type SutControl } from '../sut/control.ts'
import type { Bench } from './bench.ts'
import { Inconclusive } from './errors.ts'
import { execute, post, type Words } from './hooks.ts'
import { byOperator } from './operator.ts'

interface Setting {
  readonly parameters: Pick<Bench['parameters'], 'control'>
  readonly ixit: Pick<Bench['ixit'], 'hooks' | 'timeLimits'>
}

/** The means by which something can be made to happen in this run; undefined where there are none. */
export function controlOf({ parameters, ixit }: Setting): SutControl | undefined {
  const { hookMs, operatorMs } = ixit.timeLimits
  if (parameters.control !== undefined) return byControlPort(parameters.control, hookMs)
  const { stimulate } = ixit.hooks
  if (!stimulate) return undefined
  if ('operator' in stimulate) return byOperator(operatorMs)
  if ('control' in stimulate) return byControlPort(stimulate.control, hookMs)
  return 'url' in stimulate ? byUrl(stimulate.url, hookMs) : byCommand(stimulate.command, hookMs)
}

function byControlPort(url: string, limitMs: number): SutControl {
  const order = async (content: ControlOrder) => {
    await post(url, content, { limitMs, name: 'The control port' })
  }
  return {
    means: 'control port',
    cause: (cause, object, period) =>
      order({ do: 'cause', cause, ...(object && { object }), ...(period && { period }) }),
    subscribe: (address, { wrapper, soap }) => order({ do: 'subscribe', address, wrapper, soap }),
    resultsTo: (address) => order({ do: 'results-to', address }),
    askAt: (address, { wrapper, soap }) => order({ do: 'ask-at', address, wrapper, soap }),
  }
}

/** The means by which the clock of the SUT can be put forward in this run; undefined where there are none. */
export function clockControlOf({ parameters, ixit }: Setting): ClockControl | undefined {
  const { hookMs } = ixit.timeLimits
  const { stimulate, advance } = ixit.hooks
  if (advance && 'url' in advance) {
    const { url } = advance
    const terms = { limitMs: hookMs, name: 'The hook ixit.hooks.advance.url' }
    return { advance: done((ms) => post(url, { advance: ms }, terms)) }
  }
  if (advance) {
    const told = (ms: number) => ({ words: [String(ms)], env: { CIM9_ADVANCE_MS: String(ms) } })
    const terms = { limitMs: hookMs, name: 'The hook ixit.hooks.advance.command' }
    return { advance: (ms) => execute(advance.command, told(ms), terms) }
  }
  const port = parameters.control ?? (stimulate && 'control' in stimulate ? stimulate.control : undefined)
  if (port === undefined) return undefined
  const order = (content: ControlOrder) => post(port, content, { limitMs: hookMs, name: 'The control port' })
  return {
    advance: done((ms) => order({ do: 'advance', ms })),
    time: async () => Date.parse(await order({ do: 'tell-time' })),
  }
}

/** What is answered does not matter. */
const done =
  (act: (ms: number) => Promise<string>) =>
  async (ms: number): Promise<void> => {
    await act(ms)
  }

/** The user's SUT knows by its own configuration where its events, results and requests go. */
const configured = () => Promise.resolve()

const byUrl = (url: string, limitMs: number): SutControl => ({
  means: 'url',
  cause: async (event, object, period) => {
    const content = { event, ...(object && { meter: object }), ...(period && { period }) }
    await post(url, content, { limitMs, name: 'The hook ixit.hooks.stimulate.url' })
  },
  subscribe: configured,
  resultsTo: configured,
  askAt: configured,
})

const byCommand = (command: readonly string[], limitMs: number): SutControl => ({
  means: 'command',
  cause: (event, object, period) =>
    execute(command, toldOf({ event, object, period }), { limitMs, name: 'The hook ixit.hooks.stimulate.command' }),
  subscribe: configured,
  resultsTo: configured,
  askAt: configured,
})

/**
 * What cannot be made to happen leaves the case open.
 *
 * @throws Inconclusive where it was the means that failed
 */
export function explain(error: unknown): never {
  if (error instanceof ControlFailed) throw new Inconclusive(error.message)
  throw error
}

/** What a hook is told to make happen. */
interface Told {
  readonly event: Cause
  readonly object: ObjectIds | undefined
  readonly period: StimulusPeriod | undefined
}

/** The event and the ids of the meter, as a program is told them. */
function toldOf({ event, object, period }: Told): Words {
  const { mRID = '', names = [] } = object ?? {}
  return {
    words: [event, mRID, ...names],
    env: {
      CIM9_EVENT: event,
      CIM9_MRID: mRID,
      CIM9_NAMES: names.join('\n'),
      ...(period && { CIM9_START: period.start, CIM9_END: period.end }),
    },
  }
}
