import { z } from 'zod'

/** Headers that HTTP, SOAP or another field of the IXIT decide; in lower case. */
const decided: Readonly<Record<string, string>> = {
  authorization: 'ixit.credentials or ixit.token',
  'content-type': 'binding.soap',
  soapaction: 'binding.wrapper, or ixit.wsdl',
  host: 'sut.endpoint',
}
const ofHttp: ReadonlySet<string> = new Set([
  ...['connection', 'content-length', 'transfer-encoding', 'content-encoding', 'accept-encoding', 'te', 'trailer'],
  ...['upgrade', 'expect', 'keep-alive'],
])

/** The name of an HTTP header, as RFC 9110 has it. */
export const headerName = z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'must be the name of an HTTP header')

/** One that is ours to give. */
const furtherName = headerName.superRefine((name, context) => {
  const instead = decided[name.toLowerCase()]
  if (instead !== undefined)
    context.addIssue({ code: 'custom', message: `${name} is decided by ${instead}; write it there` })
  else if (ofHttp.has(name.toLowerCase()))
    context.addIssue({ code: 'custom', message: `${name} is decided by HTTP itself; leave it out` })
})

const headerText = z.string().regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'must be one line of text')

/** HTTP headers by their names; a value may be in an environment variable, which is then kept secret. */
export const httpHeaders = z.record(
  furtherName,
  z.union([headerText, z.strictObject({ env: z.string().min(1, 'must not be empty') })]),
)
