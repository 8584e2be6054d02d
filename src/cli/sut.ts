import { resolve as absolute } from 'node:path'
import { Command, Option } from 'commander'
import { address, embeddedTransport, type EmbeddedTransport } from '../config/transport.ts'
import { endpointOf } from '../conversation/bench.ts'
import { loadConfig } from '../runner/load-config.ts'
import { embed } from '../runner/target.ts'
import { places } from '../runner/places.ts'
import { loadStandard } from '../standard/standard.ts'
import { faultNamed } from '../sut/faults/index.ts'
import type { Endpoint } from '../transports/transport.ts'
import { exitCodes, UsageError } from './exit-codes.ts'
import { onInterrupt } from './interrupt.ts'

interface Options {
  readonly fault?: string
  readonly port: string
  readonly transport: EmbeddedTransport
  readonly broker?: string
  readonly folder?: string
  readonly config?: string
  readonly control?: boolean
}

/** `cim9 sut`: serves the reference head end, good or with a seeded fault. */
export function sutCommand(): Command {
  return new Command('sut')
    .description('serve the reference head end for others to try')
    .option('--fault <name>', 'what it does wrong; `cim9 list faults` shows the names')
    .option('--port <port>', 'where it listens on loopback; a free one by default', '0')
    .addOption(
      new Option('--transport <name>', 'what carries its messages').choices(embeddedTransport.options).default('http'),
    )
    .option('--broker <url>', 'take requests from a queue of this broker: stomp://host:61613/QUEUE')
    .option('--folder <folder>', 'take requests as files, from the folder `requests` in this one')
    .option('--config <file>', 'configuration instead of harness.config.ts: how the broker is reached')
    .option('--control', 'open a control port beside it, by which events are caused')
    .action(async ({ fault: name, port, transport, broker, folder, config, control = false }: Options) => {
      const fault = name === undefined ? undefined : faultNamed(name)
      if (!/^\d{1,5}$/.test(port) || Number(port) > 65535)
        throw new UsageError(`--port ${port} is not a port. Write a number from 0 to 65535.`)
      if (folder !== undefined && broker !== undefined)
        throw new UsageError('--folder and --broker both say where requests come from. Leave one of them out.')
      const sut = await embed(loadStandard('2013', places().profiles), {
        port: Number(port),
        control,
        transport,
        ...(broker !== undefined && { broker: await brokerAt(broker, config) }),
        ...(folder !== undefined && { folder: absolute(folder) }),
        ...(fault && { fault }),
      })
      process.stdout.write(`Reference head end at ${sut.url}\n`)
      if (fault) process.stdout.write(`Fault: ${fault.says}\n`)
      if (sut.control !== undefined)
        process.stdout.write(`Control port, for ixit.hooks.stimulate.control: ${sut.control}\n`)
      process.stdout.write(`Try it: cim9 run --endpoint ${sut.url}\nCtrl-C ends it.\n`)
      await new Promise<void>((resolve) => {
        onInterrupt(() => undefined).onStop(resolve)
        sut.onLost?.(({ message }) => {
          process.stderr.write(`cim9: ${message}\n`)
          process.exitCode = exitCodes.harnessError
          resolve()
        })
      })
      await sut.close()
    })
}

/** The broker, with what the IXIT of the configuration says of reaching it: credentials, authority, provider of JMS. */
async function brokerAt(url: string, configFile: string | undefined): Promise<Endpoint> {
  if (!address.safeParse(url).success)
    throw new UsageError(`--broker ${url} is not an address. Write for example stomp://host:61613/QUEUE.`)
  const { config } = await loadConfig(process.cwd(), configFile)
  return config.ixit ? endpointOf(url, config.ixit) : { url }
}
