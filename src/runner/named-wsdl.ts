import { readFile, stat } from 'node:fs/promises'
import { dirname, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gatherWsdl } from '../binding/wsdl/gather.ts'
import { isWsdl, readWsdl, wsdlLimits, type WsdlText } from '../binding/wsdl/read.ts'
import type { Ixit } from '../config/ixit.ts'
import { ConfigError } from '../config/problems.ts'
import { endpointOf, type NamedWsdl } from '../conversation/bench.ts'
import { getHttp } from '../transports/http/get.ts'
import { readXml } from '../xml/intake.ts'

/**
 * Reads the WSDLs that an IXIT names, each with what it imports as WSDL. What they say is told to every worker as plain data.
 *
 * @param endpoint of the SUT: only on its host its credentials are shown
 * @throws ConfigError where one cannot be had, or is no WSDL 1.1
 */
export async function namedWsdls(ixit: Ixit, endpoint: string): Promise<readonly NamedWsdl[]> {
  return Promise.all(
    ixit.wsdl.map(async ({ from, ...reading }) => {
      const load = /^https?:/i.test(from) ? loaderByHttp(ixit, endpoint) : loadFile
      const uri = load === loadFile ? pathToFileURL(from).href : from
      const text = await load(uri).catch((error: unknown) => {
        throw new ConfigError(`ixit.wsdl names ${from}, which cannot be read: ${wordsOf(error)}`)
      })
      if (!isWsdl(text)) throw new ConfigError(`ixit.wsdl names ${from}, which is no WSDL 1.1.`)
      const documents = await gatherWsdl(uri, text, (other) => load(other).catch(() => undefined))
      requireOperations(from, documents, Object.keys(reading.operations ?? {}))
      // Records are handed on: where files stand on this machine is nobody's business.
      const shown = (one: string) => (load === loadFile ? relative(dirname(from), fileURLToPath(one)) : one)
      return {
        source: shown(uri),
        ...reading,
        documents: documents.map((one) => ({ uri: shown(one.uri), text: one.text })),
      }
    }),
  )
}

/** Who says what an operation does, means one that there is. */
function requireOperations(from: string, documents: readonly WsdlText[], named: readonly string[]): void {
  const ports = readWsdl(documents)?.ports ?? []
  const known = new Set(ports.flatMap(({ operations }) => operations.map(({ name }) => name)))
  const unknown = named.filter((name) => !known.has(name))
  if (unknown.length)
    throw new ConfigError(
      `ixit.wsdl says what ${unknown.join(', ')} does, and ${from} has no such operation by SOAP. It has ${[...known].join(', ') || 'none'}.`,
    )
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

async function loadFile(uri: string): Promise<string> {
  const path = fileURLToPath(uri)
  const { size } = await stat(path)
  if (size > wsdlLimits.maxBytes) throw new Error(`it is larger than ${wsdlLimits.maxBytes} bytes.`)
  return textOf(await readFile(path))
}

const loaderByHttp =
  (ixit: Ixit, endpoint: string) =>
  async (uri: string): Promise<string> => {
    const { credentials, token, client, ...place } = endpointOf(uri, ixit)
    const isOwn = URL.canParse(endpoint) && new URL(endpoint).origin === new URL(uri).origin
    const { connectMs, replyMs } = ixit.timeLimits
    const told = await getHttp(
      {
        ...place,
        ...(isOwn && credentials && { credentials }),
        ...(isOwn && token !== undefined && { token }),
        ...(isOwn && client && { client }),
      },
      { connectMs, replyMs },
      wsdlLimits.maxBytes,
    )
    if ('trouble' in told) throw new Error(told.trouble)
    if (told.status !== 200) throw new Error(`the status is ${told.status}.`)
    return textOf(told.bytes, /charset="?([^";\s]+)/i.exec(told.contentType)?.[1])
  }

function textOf(bytes: Uint8Array, charset?: string): string {
  const intake = readXml(bytes, { charset, limits: wsdlLimits })
  if (!intake.ok) throw new Error(intake.problem.message)
  return intake.text
}
