import { childNamed, type XmlElement } from '../xml/tree.ts'
import { archetypes, type Archetype, type Message } from '../message/model.ts'
import type { ServiceOperation } from './wrappers.ts'
import { roleOf, type DescribedOperation } from './wsdl/services.ts'
import { abstractNamespace, envelopeNamespace } from '../message/namespaces.ts'
import { archetypeByContent, parseMessage } from '../message/parse.ts'

/** A message found in a document, and the style in which it was clothed. */
export interface Recognised {
  /** The outermost element that a schema of the envelope or of the typed messages declares. */
  readonly root: XmlElement
  readonly message: Message
  readonly wrapper: 'generic-bare' | 'generic-wrapped' | 'typed'
  /** The operation that a typed message is named after; of a reply or a fault the verb is not in the name, but that it answers a query is. */
  readonly operation?: ServiceOperation
}

/** Typed message namespaces bear a year of their own in the field: the ending is what tells them. */
const typedNamespace = /^http:\/\/(?:www\.)?iec\.ch\/TC57\/\d{4}\/(Get)?(\w+?)Message#?$/

/**
 * Finds the message in an element, in any wrapper known; undefined where it is none.
 *
 * @param services how the WSDL of its sender has typed operations
 */
export function recognise(root: XmlElement, services: readonly DescribedOperation[] = []): Recognised | undefined {
  const own = asItDescribes(root, services)
  if (own) return own
  if (root.namespace === envelopeNamespace) {
    return isArchetype(root.name)
      ? {
          root,
          message: parseMessage(root, root.name === 'Message' ? archetypeByContent(root) : root.name),
          wrapper: 'generic-bare',
        }
      : undefined
  }
  if (root.namespace === abstractNamespace) {
    const inner = childNamed(root, 'message')
    return inner && { root, message: parseMessage(inner, archetypeByContent(inner)), wrapper: 'generic-wrapped' }
  }
  const [, get, noun] = typedNamespace.exec(root.namespace) ?? []
  if (noun === undefined) return undefined
  const archetype = root.name.endsWith('ResponseMessage')
    ? 'ResponseMessage'
    : root.name.endsWith('FaultMessage')
      ? 'FaultMessage'
      : /^(Created|Changed|Canceled|Closed|Deleted|Executed)/.test(root.name)
        ? 'EventMessage'
        : 'RequestMessage'
  const verb = root.name.endsWith(noun) ? root.name.slice(0, -noun.length).toLowerCase() : ''
  const operation = { noun, verb: verb || (get === undefined ? 'create' : 'get') }
  return { root, message: parseMessage(root, archetype), wrapper: 'typed', operation }
}

/** Past tense tells. */
const isTold = (verb: string): boolean => verb.endsWith('d')

/** A message in an element that the WSDL of its sender declares. */
function asItDescribes(root: XmlElement, services: readonly DescribedOperation[]): Recognised | undefined {
  const role = roleOf(root, services)
  if (!role) return undefined
  const archetype =
    role.as === 'output'
      ? 'ResponseMessage'
      : role.as === 'fault'
        ? 'FaultMessage'
        : isTold(role.operation?.verb ?? '')
          ? 'EventMessage'
          : 'RequestMessage'
  const { operation } = role
  return { root, message: parseMessage(root, archetype), wrapper: 'typed', ...(operation && { operation }) }
}

const isArchetype = (name: string): name is Archetype => (archetypes as readonly string[]).includes(name)
