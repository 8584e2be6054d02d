import { gatherWsdl } from '../binding/wsdl/gather.ts'
import { isWsdl } from '../binding/wsdl/read.ts'
import { serviceAddress } from '../binding/wsdl/services.ts'
import type { ServiceOperation } from '../binding/wrappers.ts'
import type { Recorder } from '../exchange/recorder.ts'
import { readXml } from '../xml/intake.ts'
import type { Told } from '../transports/transport.ts'
import { ownDescription, type Bench } from './bench.ts'
import { Inconclusive } from './errors.ts'

/**
 * Puts the WSDL of the service of an operation into the record: those that the IXIT names, or what is told at `?wsdl`.
 *
 * @returns the number of its entry
 * @throws Inconclusive where there is none
 */
export async function readDescription(bench: Bench, recorder: Recorder, operation: ServiceOperation): Promise<number> {
  const { parameters, transport, endpoint, services } = bench
  const named = parameters.wsdl ?? []
  if (named.length)
    return recorder.append({
      kind: 'description',
      source: named.map(({ source }) => source).join(', '),
      documents: named.flatMap(({ documents }) => documents),
    })
  if (!transport.ask)
    throw new Inconclusive('Only over HTTP a WSDL is asked for at ?wsdl. Fill in ixit.wsdl with its file.')
  const url = withQuery(serviceAddress(endpoint.url, operation, services))
  const ask = (uri: string) => transport.ask?.(uri) ?? Promise.resolve({ trouble: 'Nothing is asked.' })
  const told = await ask(url)
  const text = textOf(told)
  const documents =
    text !== undefined && isWsdl(text) ? await gatherWsdl(url, text, async (uri) => textOf(await ask(uri))) : []
  const seq = recorder.append({
    kind: 'description',
    source: url,
    ...('status' in told && { status: told.status }),
    documents: documents.map((one) => ({ ...one })),
  })
  if (!documents.length)
    throw new Inconclusive(`No WSDL is told at ${url}: ${reasonOf(told)} Fill in ixit.wsdl with its file.`)
  return seq
}

/**
 * Puts the WSDL of our listener into the record, as the SUT can read it there.
 *
 * @param noun whose queries bring the results that are taken
 * @param address where we listen
 * @returns the number of its entry
 */
export function describeListener(
  { config, judge }: Pick<Bench, 'config' | 'judge'>,
  recorder: Recorder,
  noun: string,
  address: string,
): number {
  const query = `wsdl=Results${config.binding.wrapper === 'typed' ? `OfGet${noun}` : ''}`
  const text = ownDescription(judge.standard.schemas)(query, address)
  const source = `${address}?${query}`
  if (text === undefined) throw new Error(`Our listener tells no WSDL at ${source}.`)
  return recorder.append({ kind: 'description', of: 'harness', source, documents: [{ uri: source, text }] })
}

function withQuery(address: string): string {
  const url = new URL(address)
  url.search = url.search ? `${url.search}&wsdl` : '?wsdl'
  return url.href
}

function textOf(told: Told): string | undefined {
  if (!('bytes' in told) || told.status !== 200) return undefined
  const charset = /charset="?([^";\s]+)/i.exec(told.contentType)?.[1]
  const intake = readXml(told.bytes, charset === undefined ? {} : { charset })
  return intake.ok ? intake.text : undefined
}

function reasonOf(told: Told): string {
  if ('trouble' in told) return told.trouble
  return told.status === 200 ? 'what is there is no WSDL 1.1.' : `the status is ${told.status}.`
}
