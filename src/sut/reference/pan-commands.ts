import { setClockCode, setClocks } from './clocks.ts'
import type { Command } from './commands.ts'
import { panCodes, type PanKind } from './pan-controls.ts'
import { startProgramme } from './programmes.ts'

/** What a control can ask of the devices behind meters: it looks itself after its time and its calling off. */
const panCommand = (kind: PanKind): Command => ({
  code: panCodes[kind],
  act: (devices, control, headEnd) => {
    const error = startProgramme(kind, control, devices, headEnd)
    // What is wrong with the control is wrong for each of its devices, and is told once.
    return error ? devices.map(() => error) : []
  },
})

const setClock: Command = {
  code: setClockCode,
  act: (meters, _, headEnd) => {
    setClocks(meters, headEnd)
    return []
  },
}

/** Demand response, texts, prices, and the clocks of meters. */
export const panCommands: readonly Command[] = [panCommand('event'), panCommand('text'), panCommand('price'), setClock]
