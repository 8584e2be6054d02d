import { childNamed, childText, element, elements, type XmlElement, type XmlNode } from '../xml/tree.ts'
import { edit, withText } from './mutations/mutation.ts'
import { profileNamespace } from './namespaces.ts'
import { writeXml } from '../xml/write.ts'
import { armoured, gzipped, packed, type Armour } from './compressed.ts'

/** A message of ours made another one, before the guard looks at it. */
export type Reshape = (message: XmlElement) => XmlElement

const inPayload =
  (change: (payload: XmlElement) => readonly XmlNode[]): Reshape =>
  (message) =>
    edit(message, ['Payload'], (payload) => ({ ...payload, children: change(payload) }))

/** The message under another verb. */
export const underVerb =
  (verb: string): Reshape =>
  (message) =>
    edit(message, ['Header', 'Verb'], withText(verb))

/** The message under another noun. */
export const underNoun =
  (noun: string): Reshape =>
  (message) =>
    edit(message, ['Header', 'Noun'], withText(noun))

/** A hint of the format behind the payload. */
export const withFormat = (format: string): Reshape =>
  inPayload((payload) => [...payload.children, element(payload.namespace, 'Format', format)])

/** Each object of the payload in a root of its own. */
export const eachInARoot: Reshape = inPayload((payload) =>
  elements(payload).flatMap((root) => elements(root).map((object) => ({ ...root, children: [object] }))),
)

/** The objects of the payload called by their ids, without a body: by the mRID where there is one, else by a name. */
export const byIdAlone: Reshape = inPayload((payload) =>
  elements(payload)
    .flatMap(elements)
    .map((object) => {
      const mRID = childText(object, 'mRID')
      const names = childNamed(object, 'Names')
      const id = mRID ?? (names && childText(names, 'name')) ?? ''
      const kind = mRID === undefined ? 'name' : 'uuid'
      return element(payload.namespace, 'ID', id, { kind, objectType: object.name })
    }),
)

/** The meters of a payload, as a payload of that noun names them. */
export const calledIn: Readonly<Record<string, Reshape>> = {
  MeterConfig: (message) => message,
  MeterReadings: inPayload((payload) => {
    const namespace = profileNamespace('MeterReadings')
    const meters = elements(payload).flatMap(elements)
    const readings = meters.map((meter) => element(namespace, 'MeterReading', [inNamespace(meter, namespace)]))
    return [element(namespace, 'MeterReadings', readings)]
  }),
}

/** An element and all in it, in another namespace. */
const inNamespace = (source: XmlElement, namespace: string): XmlElement => ({
  ...source,
  namespace,
  children: source.children.map((child) => (child.kind === 'element' ? inNamespace(child, namespace) : child)),
})

/** What the last operation of a set carries, beside the set instead of in it. */
export const lastBesideTheSet: Reshape = inPayload((payload) => {
  const [set] = elements(payload)
  const operations = set ? elements(set).filter(({ name }) => name === 'Operation') : []
  const last = operations.at(-1)
  const carried = last && elements(last).filter(({ namespace }) => namespace !== last.namespace)
  if (!set || !carried) throw new RangeError('There is no operation whose payload could stand beside the set.')
  return [{ ...set, children: set.children.filter((child) => child !== last) }, ...carried]
})

/** The one payload that a message is to carry compressed, as text. */
export function payloadText(message: XmlElement): string {
  const payload = childNamed(message, 'Payload')
  const [profile, ...more] = payload ? elements(payload) : []
  if (!profile || more.length) throw new RangeError('Only a payload of one root is compressed.')
  return writeXml(profile)
}

/** The message with that text in place of its payload. */
export const withCompressed = (text: string): Reshape =>
  inPayload((payload) => [element(payload.namespace, 'Compressed', text)])

/** The message with its payload compressed by gzip. */
export const compressed =
  (armour: Armour): Reshape =>
  (message) =>
    withCompressed(packed(payloadText(message), armour))(message)

/** The same, but only the first half of what gzip made. */
export const packedShort =
  (armour: Armour): Reshape =>
  (message) => {
    const bytes = gzipped(payloadText(message))
    return withCompressed(armoured(bytes.subarray(0, bytes.byteLength >> 1), armour))(message)
  }
