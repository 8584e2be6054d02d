import { importsIn, isWsdl, type WsdlText } from './read.ts'

/** So many documents of one WSDL are read; who divides it further is not read to the end. */
const maxDocuments = 32

/**
 * Gathers a WSDL and what it imports as WSDL: what an address imports from the same host, what a file imports from files.
 * Anything else, and what cannot be read, is left out.
 *
 * @param uri its URL; `file:` for a file
 * @param text the text of it
 * @param load the text of another; undefined where it cannot be had
 */
export async function gatherWsdl(
  uri: string,
  text: string,
  load: (uri: string) => Promise<string | undefined>,
): Promise<readonly WsdlText[]> {
  const documents: WsdlText[] = [{ uri, text }]
  const known = new Set([uri])
  for (let next = 0; next < documents.length; next++) {
    const here = documents[next]
    for (const location of here ? importsIn(here.text) : []) {
      const there = here && URL.canParse(location, here.uri) ? new URL(location, here.uri) : undefined
      if (!there || known.has(there.href) || documents.length >= maxDocuments || !isNear(there, uri)) continue
      known.add(there.href)
      const loaded = await load(there.href)
      if (loaded !== undefined && isWsdl(loaded)) documents.push({ uri: there.href, text: loaded })
    }
  }
  return documents
}

function isNear({ protocol, host }: URL, uri: string): boolean {
  const from = new URL(uri)
  return protocol === from.protocol && host === from.host
}
