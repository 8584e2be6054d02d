import { extensionNamespace } from '../message/operation-set.ts'
import { childNamed, childText, elements, textOf, type XmlElement } from '../xml/tree.ts'
import type { Permission } from './permission.ts'

/** Verbs that change the state of a metering system, and those that tell of it and might be taken for them. */
const changing: ReadonlySet<string> = new Set([
  ...['create', 'change', 'cancel', 'close', 'delete', 'execute'],
  ...['created', 'changed', 'canceled', 'cancelled', 'closed', 'deleted', 'executed'],
])
/** Verbs of old editions that changed a state, and are sent by nobody here. */
const forbidden: ReadonlySet<string> = new Set(['update'])

/**
 * The seam every message of ours passes, whatever the tags of a scenario say. What changes nothing carries no Payload, and
 * no operation. What changes something is sent in a scenario whose effect allows it, and speaks of objects that may be
 * changed, of at least one in each of its operations, and of no other.
 *
 * @throws Error naming what was stopped; the runner reports it as an error of the harness
 */
export function guard(message: XmlElement, permission: Permission): void {
  const header = childNamed(message, 'Header')
  const verb = (header && childText(header, 'Verb')) ?? ''
  const noun = (header && childText(header, 'Noun')) ?? 'no noun'
  const what = `${verb || 'no verb'}(${noun})`
  const operations = all(message, 'Operation')
  const words = [verb, ...operations.flatMap((one) => all(one, 'verb').map(textOf))].map(wordOf)
  if (words.some((word) => forbidden.has(word)))
    throw new Error(`The guard stopped ${what}: systems of old editions change their state by it.`)
  if (changing.has(wordOf(verb))) requirePermission(message, operations, what, permission)
  else if (childNamed(message, 'Payload'))
    throw new Error(`The guard stopped a Payload in ${what}: queries carry none.`)
  else if (operations.length || all(message, 'OperationSet').length)
    throw new Error(`The guard stopped a set of operations in ${what}: queries carry none.`)
}

/** Does a message with that verb change the state of a metering system? */
export const changesState = (verb: string): boolean => changing.has(wordOf(verb))

const wordOf = (verb: string): string => verb.trim().toLowerCase()

function requirePermission(
  message: XmlElement,
  operations: readonly XmlElement[],
  what: string,
  { effect, ids, own }: Permission,
): void {
  if (!ids.size && !own.size)
    throw new Error(`The guard stopped ${what}: a scenario with the effect @${effect} may change nothing.`)
  if (all(message, 'Compressed').length)
    throw new Error(`The guard stopped ${what}: nobody sees what a compressed payload speaks of.`)
  const touched = elements(message)
    .filter(({ name }) => name !== 'Header')
    .flatMap(idsIn)
  const stranger = touched.find((id) => !ids.has(id) && !own.has(id))
  if (stranger !== undefined)
    throw new Error(
      `The guard stopped ${what}: ${stranger} is neither sacrificial (ixit.sacrificial), nor made in this run, nor unknown to the SUT (ixit.unknownMeters).`,
    )
  const unnamed = partsOf(message, operations).some((one) => !idsIn(one).length)
  if (!isEmptySet(message) && (unnamed || !touched.length))
    throw new Error(`The guard stopped ${what}: it names no object, and might be meant for all there are.`)
  if (!what.startsWith('cancel') && all(message, 'EndDeviceControl').some(isAimless))
    throw new Error(`The guard stopped ${what}: a control in it names nobody, and might be meant for all there are.`)
}

/** The elements by which a control says whom it means. */
const targets: ReadonlySet<string> = new Set(['EndDevices', 'UsagePoints', 'EndDeviceGroups', 'UsagePointGroups'])

/** A control that says what is to be done, and not to whom: an id of its own is none of whom it means. */
function isAimless(control: XmlElement): boolean {
  const named = elements(control).filter(({ name }) => targets.has(name))
  const isOrder = childNamed(control, 'EndDeviceControlType') !== undefined
  // A target without an id may be read as all there are, also beside another that has one.
  return (isOrder && !named.length) || named.some((one) => !idsIn(one).length)
}

/** The parts of a message with operations each of which must say whom it means: the objects in their payloads. */
function partsOf(message: XmlElement, operations: readonly XmlElement[]): readonly XmlElement[] {
  if (!operations.length) return []
  const beside = all(message, 'Payload').flatMap((payload) =>
    elements(payload).filter(({ name, namespace }) => name !== 'OperationSet' && namespace !== payload.namespace),
  )
  return [...operations.flatMap(payloadsOf), ...beside].flatMap((profile) =>
    elements(profile).length ? elements(profile) : [profile],
  )
}

/** The payloads of an operation; the operation itself, where it has none. */
function payloadsOf(operation: XmlElement): readonly XmlElement[] {
  const foreign = elements(operation).filter(({ namespace }) => namespace !== operation.namespace)
  const payloads = foreign.filter(({ namespace }) => namespace !== extensionNamespace)
  return payloads.length ? payloads : [operation]
}

/** A set without operations asks for nothing, so it can be meant for nobody. */
function isEmptySet(message: XmlElement): boolean {
  const parts = elements(message).filter(({ name }) => name !== 'Header')
  const [set, ...more] = parts.flatMap((part) => (part.name === 'Payload' ? elements(part) : [part]))
  return (
    set?.name === 'OperationSet' &&
    !more.length &&
    elements(set).every(({ name }) => name === 'enforceMsgSequence' || name === 'enforceTransactionalIntegrity')
  )
}

/** All elements of that name in an element, itself included. */
const all = (element: XmlElement, name: string): readonly XmlElement[] => [
  ...(element.name === name ? [element] : []),
  ...elements(element).flatMap((child) => all(child, name)),
]

/** Every word in a message by which an object may be called; types are called by codes, and change nothing. */
export function idsIn(element: XmlElement): readonly string[] {
  if (element.name.endsWith('Type')) return []
  const own = [...(isId(element) ? [textOf(element)] : []), ...referencesIn(element)]
  return [...own, ...elements(element).flatMap(idsIn)]
}

/** A reference to something that is no type calls it as an id does. */
const referencesIn = ({ attributes }: XmlElement): readonly string[] =>
  attributes.filter(({ name }) => name === 'ref').map(({ value }) => value)

/** Names holds a name; an id of the envelope is called ID. */
const isId = ({ name }: XmlElement): boolean =>
  name === 'mRID' || name === 'name' || name === 'ID' || name === 'serialNumber'
