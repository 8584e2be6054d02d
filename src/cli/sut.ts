import { Command, Option } from 'commander'
import { transportNames, type TransportName } from '../config/transport.ts'
import { embed } from '../runner/target.ts'
import { places } from '../runner/places.ts'
import { loadStandard } from '../standard/standard.ts'
import { faultNamed } from '../sut/faults/index.ts'
import { UsageError } from './exit-codes.ts'
import { onInterrupt } from './interrupt.ts'

interface Options {
  readonly fault?: string
  readonly port: string
  readonly transport: TransportName
  readonly control?: boolean
}

/** `cim9 sut`: serves the reference head end, good or with a seeded fault. */
export function sutCommand(): Command {
  return new Command('sut')
    .description('serve the reference head end for others to try')
    .option('--fault <name>', 'what it does wrong; `cim9 list faults` shows the names')
    .option('--port <port>', 'where it listens on loopback; a free one by default', '0')
    .addOption(new Option('--transport <name>', 'what carries its messages').choices(transportNames).default('http'))
    .option('--control', 'open a control port beside it, by which events are caused')
    .action(async ({ fault: name, port, transport, control = false }: Options) => {
      const fault = name === undefined ? undefined : faultNamed(name)
      if (!/^\d{1,5}$/.test(port) || Number(port) > 65535)
        throw new UsageError(`--port ${port} is not a port. Write a number from 0 to 65535.`)
      const sut = await embed(loadStandard('2013', places().profiles), {
        port: Number(port),
        control,
        transport,
        ...(fault && { fault }),
      })
      process.stdout.write(`Reference head end at ${sut.url}\n`)
      if (fault) process.stdout.write(`Fault: ${fault.says}\n`)
      if (sut.control !== undefined)
        process.stdout.write(`Control port, for ixit.hooks.stimulate.control: ${sut.control}\n`)
      process.stdout.write(`Try it: cim9 run --endpoint ${sut.url}\nCtrl-C ends it.\n`)
      await new Promise<void>((resolve) => onInterrupt(() => undefined).onStop(resolve))
      await sut.close()
    })
}
