import { z } from 'zod'
import { soapNamespaces } from '../../../src/binding/soap.ts'
import { locate } from './locate.ts'
import { onText, type Operator } from './operator.ts'

const declaration = /^<\?xml[^>]*\?>\n/

/** The lines of a document without its declaration, moved to the right. */
const inside = (document: string, indent: string): string =>
  document
    .replace(declaration, '')
    .trimEnd()
    .split('\n')
    .map((line) => `${indent}${line}`)
    .join('\n')

/** What the envelope is an example of, it is no more with a profile in it. */
const commentOnTop = /^<!--.*-->\n/m

const part = z.enum(['Payload', 'Request'])

const putIn = onText(
  'put into an envelope',
  'Puts a profile into the Payload or the Request of an envelope, which gets its verb and noun, and no other content there but a Format.',
  z.strictObject({ envelope: z.string(), verb: z.string(), noun: z.string(), part: part.default('Payload') }),
  (profile, { envelope, verb, noun, part: into }, other) => {
    const bare = other(envelope).toString('utf8').replace(commentOnTop, '')
    const dressed = withText(withText(bare, 'Header/Verb', verb), 'Header/Noun', noun)
    const tag = /<(\w+:)?Header>/.exec(dressed)?.[1] ?? ''
    const held = new RegExp(`\\n *<${tag}${into}>[^]*</${tag}${into}>|\\n *<${tag}${into}/>`).exec(dressed)?.[0] ?? ''
    const format = new RegExp(`\\n *<${tag}Format>.*`).exec(held)?.[0] ?? ''
    const filled = `\n  <${tag}${into}>\n${inside(profile, '    ')}${format}\n  </${tag}${into}>`
    if (held) return dressed.replace(held, () => filled)
    const end = dressed.lastIndexOf('\n</')
    return dressed.slice(0, end) + filled + dressed.slice(end)
  },
)

const withText = (text: string, path: string, to: string): string => {
  const { contentStart, contentEnd } = locate(text, path)
  return text.slice(0, contentStart) + to + text.slice(contentEnd)
}

const soap = onText(
  'put into SOAP',
  'Puts a document into the Body of a SOAP envelope; without a version, of SOAP 1.1.',
  z.strictObject({ version: z.enum(['1.1', '1.2']).default('1.1') }),
  (text, { version }) =>
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<soap:Envelope xmlns:soap="${soapNamespaces[version]}">`,
      '  <soap:Body>',
      inside(text, '    '),
      '  </soap:Body>',
      '</soap:Envelope>',
      '',
    ].join('\n'),
)

const fault = onText(
  'put into a SOAP fault',
  'Puts a document into the detail of a SOAP 1.1 fault.',
  z.strictObject({ code: z.enum(['Client', 'Server']), reason: z.string() }),
  (text, { code, reason }) =>
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<soap:Envelope xmlns:soap="${soapNamespaces['1.1']}">`,
      '  <soap:Body>',
      '    <soap:Fault>',
      `      <faultcode>soap:${code}</faultcode>`,
      `      <faultstring>${reason}</faultstring>`,
      '      <detail>',
      inside(text, '        '),
      '      </detail>',
      '    </soap:Fault>',
      '  </soap:Body>',
      '</soap:Envelope>',
      '',
    ].join('\n'),
)

/** Operators that clothe a profile or an envelope. */
export const envelopeOperators: readonly Operator[] = [putIn, soap, fault]
