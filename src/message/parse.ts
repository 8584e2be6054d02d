import { attributeOf, childNamed, childrenNamed, elements, textOf, type XmlElement } from '../xml/tree.ts'
import { inPlaceOf, unpack } from './compressed.ts'
import type { Archetype, Field, Header, Message, Payload, Reply, ReplyError } from './model.ts'

/**
 * Reads an envelope. Never fails: what is missing is undefined, what is strange is left to the assertions.
 *
 * @param element the element that holds Header, Request, Reply, Payload, whatever its own name in a wrapper
 * @param archetype what the wrapper says it is
 */
export function parseMessage(element: XmlElement, archetype: Archetype): Message {
  const header = childNamed(element, 'Header')
  const reply = childNamed(element, 'Reply')
  const request = childNamed(element, 'Request')
  const payload = childNamed(element, 'Payload')
  return {
    archetype,
    element,
    ...(header && { header: parseHeader(header) }),
    ...(reply && { reply: parseReply(reply) }),
    ...(request && { request: { element: request, profiles: profilesIn(request) } }),
    ...(payload && { payload: parsePayload(payload) }),
  }
}

/** Tells the archetype from the content, for wrappers whose element names do not. */
export function archetypeByContent(element: XmlElement): Archetype {
  if (childNamed(element, 'Reply')) return childNamed(element, 'Header') ? 'ResponseMessage' : 'FaultMessage'
  const header = childNamed(element, 'Header')
  const verb = header && childNamed(header, 'Verb')
  return verb && /ed$/.test(textOf(verb)) ? 'EventMessage' : 'RequestMessage'
}

function parseHeader(element: XmlElement): Header {
  return {
    element,
    ...fields(element, {
      verb: 'Verb',
      noun: 'Noun',
      revision: 'Revision',
      context: 'Context',
      timestamp: 'Timestamp',
      source: 'Source',
      asyncReplyFlag: 'AsyncReplyFlag',
      replyAddress: 'ReplyAddress',
      ackRequired: 'AckRequired',
      messageId: 'MessageID',
      correlationId: 'CorrelationID',
      comment: 'Comment',
    }),
  }
}

function parsePayload(element: XmlElement): Payload {
  const profiles = profilesIn(element)
  const compressed = childNamed(element, 'Compressed')
  if (!compressed) return { element, profiles }
  const unpacked = unpack(compressed)
  if (!unpacked.ok) return { element, profiles, compressed: { element: compressed, unpacked } }
  const profile = inPlaceOf(compressed, unpacked.root)
  return { element, profiles: [...profiles, profile], compressed: { element: compressed, unpacked, profile } }
}

function parseReply(element: XmlElement): Reply {
  return { element, ...fields(element, { result: 'Result' }), errors: childrenNamed(element, 'Error').map(parseError) }
}

function parseError(element: XmlElement): ReplyError {
  const id = childNamed(element, 'ID')
  const idKind = id && attributeOf(id, 'kind')
  const objectType = id && attributeOf(id, 'objectType')
  const named = [id, childNamed(element, 'relatedID'), childNamed(element, 'details'), childNamed(element, 'reason')]
  const object = childNamed(element, 'object')
  const objectNames = object
    ? [
        ...childrenNamed(object, 'mRID'),
        ...childrenNamed(object, 'Name').flatMap((name) => childrenNamed(name, 'name')),
      ]
    : []
  return {
    element,
    ...fields(element, { code: 'code', level: 'level', reason: 'reason', details: 'details', xpath: 'xpath' }),
    ...(id && { id: { ...field(id), ...(idKind && { idKind }), ...(objectType && { objectType }) } }),
    names: [...named.filter((one) => one !== undefined), ...objectNames].map(field),
  }
}

/** Profile elements are those that are not of the envelope's own vocabulary, told by their namespace. */
function profilesIn(part: XmlElement): readonly XmlElement[] {
  const own = new Set(['StartTime', 'EndTime', 'Option', 'ID', 'OperationSet', 'Compressed', 'Format'])
  return elements(part).filter((child) => !own.has(child.name))
}

const field = (element: XmlElement): Field => ({ value: textOf(element), element })

function fields<K extends string>(parent: XmlElement, names: Record<K, string>): Partial<Record<K, Field>> {
  const found: Partial<Record<K, Field>> = {}
  for (const [key, name] of Object.entries(names) as [K, string][]) {
    const child = childNamed(parent, name)
    if (child) found[key] = field(child)
  }
  return found
}
