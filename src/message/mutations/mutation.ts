import type { BindingChoice } from '../../config/transport.ts'
import type { EnvelopeForm } from '../../standard/envelope-form.ts'
import { childNamed, element, type XmlElement, type XmlNode } from '../../xml/tree.ts'

/** What decides whether a mutated message is still a valid one: the form of the envelope that judges, and its clothes. */
export type Setting = EnvelopeForm & Pick<BindingChoice, 'wrapper'>

/**
 * A named way of making a correct request another one, and in no other way. `predicts` lists the always-on assertions the
 * mutated message must raise, all of them and no other; anything else is a harness error. It lists none where the message
 * stays valid by form, and is only strange.
 */
export interface Mutation {
  readonly name: string
  predicts(setting: Setting): readonly string[]
  /** What is done to the message; nothing where it is spoilt as bytes. */
  apply?(message: XmlElement): XmlElement
  /** What is done to the bytes of the whole document; src/conversation/guard-bytes.ts says what may be. */
  readonly applyToBytes?: (bytes: Uint8Array) => Uint8Array
}

export const violates =
  (...assertions: readonly string[]) =>
  (): readonly string[] =>
    assertions

/** A message that is valid in the wider dialects; the tightened one wants a Timestamp and UUIDs. */
export const violatesTightened = ({ dialect }: Setting): readonly string[] =>
  dialect === 'tightened' ? ['schema.envelope'] : []

/** A message that is valid where wildcards let everything pass. */
export const violatesStrictWildcards = ({ wildcards }: Setting): readonly string[] =>
  wildcards === 'strict' ? ['schema.envelope'] : []

/** The message with the element at a path of local names replaced, or removed where `change` gives nothing back. */
export function edit(
  parent: XmlElement,
  path: readonly string[],
  change: (found: XmlElement) => XmlElement | undefined,
): XmlElement {
  const [name, ...rest] = path
  const target = name === undefined ? undefined : childNamed(parent, name)
  if (!target) throw new RangeError(`A mutation looks for ${path.join('/')} in ${parent.name}, which has none.`)
  const replacement = rest.length ? edit(target, rest, change) : change(target)
  const children = parent.children.flatMap((child) => (child !== target ? [child] : replacement ? [replacement] : []))
  return { ...parent, children }
}

export const removed = () => undefined

export const withText = (text: string) => (found: XmlElement) => ({
  ...found,
  children: [{ kind: 'text' as const, text }],
})

/** The message with other children in its Header. */
export const inHeader =
  (change: (children: readonly XmlNode[], header: XmlElement) => readonly XmlNode[]) =>
  (message: XmlElement): XmlElement =>
    edit(message, ['Header'], (header) => ({ ...header, children: change(header.children, header) }))

/** The message with that header field behind the one that stands before it, in the place of what it may say there already. */
export const withFieldAfter = (before: string, name: string, text: string) =>
  inHeader((children, { namespace }) =>
    children
      .filter((child) => child.kind === 'text' || child.name !== name)
      .flatMap((child) =>
        child.kind === 'element' && child.name === before ? [child, element(namespace, name, text)] : [child],
      ),
  )
