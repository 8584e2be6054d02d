import { readXml } from '../../xml/intake.ts'
import { childNamed, elements, type XmlElement } from '../../xml/tree.ts'
import { writeXml } from '../../xml/write.ts'
import type { Behaviours } from '../behaviours.ts'

/** Header fields in the order of the envelope. */
export const headerFields: readonly string[] = [
  ...[
    'Verb',
    'Noun',
    'Revision',
    'ReplayDetection',
    'Context',
    'Timestamp',
    'Source',
    'AsyncReplyFlag',
    'ReplyAddress',
  ],
  ...['AckRequired', 'User', 'MessageID', 'CorrelationID', 'Comment', 'Property'],
]

/**
 * A front end that makes another message of a request before anybody judges it. What it leaves alone goes on byte by byte.
 *
 * @param change returns the message as it was where there is nothing to mend
 */
export const mending =
  (change: (message: XmlElement) => XmlElement): Behaviours['request.bytes'] =>
  (bytes) => {
    const read = readXml(bytes)
    const body = read.ok ? childNamed(read.root, 'Body') : undefined
    const message = body && elements(body)[0]
    if (!read.ok || !message) return bytes
    const changed = change(message)
    if (changed === message) return bytes
    return Buffer.from(writeXml(withChild(read.root, body, withChild(body, message, changed))), 'utf8')
  }

/** The same for the header of a message; one without is left alone. */
export const mendingHeaders = (change: (header: XmlElement, message: XmlElement) => XmlElement) =>
  mending((message) => {
    const header = childNamed(message, 'Header')
    const changed = header && change(header, message)
    return !changed || changed === header ? message : withChild(message, header, changed)
  })

/** The same for the text of its verb. */
export const mendingVerbs = (change: (verb: string) => string) =>
  mendingHeaders((header) => {
    const verb = childNamed(header, 'Verb')
    const text = verb?.children.map((child) => (child.kind === 'text' ? child.text : '')).join('') ?? ''
    const changed = change(text)
    return !verb || changed === text
      ? header
      : withChild(header, verb, { ...verb, children: [{ kind: 'text', text: changed }] })
  })

/** The noun that the query of a request is of; undefined where it has no query. */
export function nounOfQuery(message: XmlElement): string | undefined {
  const request = childNamed(message, 'Request')
  const query = request && elements(request).find(({ name }) => name.startsWith('Get'))
  return query?.name.slice('Get'.length)
}

/** The parent with a child in the place of another. */
const withChild = (parent: XmlElement, old: XmlElement, child: XmlElement): XmlElement => ({
  ...parent,
  children: parent.children.map((one) => (one === old ? child : one)),
})
