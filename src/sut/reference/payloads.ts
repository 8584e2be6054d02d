import { filedClasses, isFiledNoun } from '../../config/nouns.ts'
import type { ErrorFields } from '../../message/build.ts'
import type { Header, Message } from '../../message/model.ts'
import { profileNamespace } from '../../message/namespaces.ts'
import { readXml, type XmlIntake } from '../../xml/intake.ts'
import { attributeOf, childNamed, childrenNamed, childText, element, textOf, type XmlElement } from '../../xml/tree.ts'
import { writeXml } from '../../xml/write.ts'
import type { Behaviours } from '../behaviours.ts'
import { requestError } from './errors.ts'

type Read = Extract<XmlIntake, { ok: true }>

/** A document with what was compressed in its place; where that cannot be had, the document as it is. */
export function opened(intake: Read, behaviours: Behaviours): Read {
  if (!/Compressed\s*>/.test(intake.text)) return intake
  const document = openedIn(intake.root, behaviours)
  if (document === intake.root) return intake
  const again = readXml(Buffer.from(writeXml(document), 'utf8'))
  return again.ok ? again : intake
}

/** Only what changed is made anew. */
function openedIn(parent: XmlElement, behaviours: Behaviours): XmlElement {
  const children = parent.children.map((child) => {
    if (child.kind === 'text') return child
    if (parent.name !== 'Payload' || child.name !== 'Compressed') return openedIn(child, behaviours)
    return behaviours['payload.unpacked'](child) ?? child
  })
  return children.some((child, index) => child !== parent.children[index]) ? { ...parent, children } : parent
}

/** Why an order is not even looked at: its user, or the form of its payload. */
export function objectionTo(
  header: Header,
  payload: Message['payload'],
  behaviours: Behaviours,
): ErrorFields | undefined {
  const user = childNamed(header.element, 'User')
  if (!behaviours['accepts.user'](user && childText(user, 'UserID')))
    return requestError('7.5', 'This user may not have orders carried out.')
  if (payload?.compressed) return requestError('1.8', 'The payload cannot be unpacked: gzip in base64 is read here.')
  const format = payload && childText(payload.element, 'Format')
  return format && !behaviours['payload.format'](format)
    ? requestError('5.2', 'Payloads are read in XML only.', format)
    : undefined
}

/** Objects that are called by ids in a payload without a body, as if it had one. */
export function namedByIds(noun: string, payload: Message['payload'], behaviours: Behaviours): XmlElement | undefined {
  const ids = payload ? childrenNamed(payload.element, 'ID') : []
  if (!isFiledNoun(noun) || !ids.length) return undefined
  const namespace = profileNamespace(noun)
  const objects = behaviours['payload.ids'](ids).map((id) =>
    element(namespace, filedClasses[noun], [
      attributeOf(id, 'kind') === 'name'
        ? element(namespace, 'Names', [element(namespace, 'name', textOf(id))])
        : element(namespace, 'mRID', textOf(id)),
    ]),
  )
  return element(namespace, noun, objects)
}
