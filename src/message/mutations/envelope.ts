import { element, type XmlElement } from '../../xml/tree.ts'
import { buildReply } from '../build.ts'
import { envelopeNamespace } from '../namespaces.ts'
import { edit, removed, violates, type Mutation } from './mutation.ts'

/** All elements of the envelope's namespace, the profiles aside, in another namespace. */
const renamed = (message: XmlElement, namespace: string): XmlElement => ({
  ...message,
  namespace: message.namespace === envelopeNamespace ? namespace : message.namespace,
  children: message.children.map((child) => (child.kind === 'element' ? renamed(child, namespace) : child)),
})

/** In the bare style nobody knows the root any more; in the others the root is of the style, and what is in it is strange. */
const inNamespace = (name: string, namespace: string): Mutation => ({
  name,
  predicts: ({ wrapper }) => [wrapper === 'generic-bare' ? 'soap.message' : 'schema.envelope'],
  apply: (message) => renamed(message, namespace),
})

const asMessage = (message: XmlElement): XmlElement => ({ ...message, name: 'Message' })

/** Envelopes that are strange or wrong as a whole. */
export const envelopeMutations: readonly Mutation[] = [
  {
    name: 'no header',
    predicts: violates('schema.envelope'),
    apply: (message) => edit(message, ['Header'], removed),
  },
  inNamespace('the envelope of edition 2024', 'http://iec.ch/TC57/2021/schema/message'),
  inNamespace('an envelope of a misspelt namespace', 'http://www.iec.ch/TC57/2011/schema/message'),
  { name: 'the root Message', predicts: violates(), apply: asMessage },
  {
    name: 'the root Message and a Reply in it',
    predicts: violates(),
    apply: (message) => ({ ...asMessage(message), children: [...message.children, buildReply('OK', [])] }),
  },
  {
    name: 'a word where the start time belongs',
    predicts: violates('schema.envelope'),
    apply: (message) =>
      edit(message, ['Request'], (request) => ({
        ...request,
        children: [element(request.namespace, 'StartTime', 'yesterday'), ...request.children],
      })),
  },
]
