import type { XmlElement } from '../../xml/tree.ts'
import { conforming, type Behaviours } from '../behaviours.ts'

/** A way in which a SUT may differ and still conform: behaviours made of those that are due without it, so that several add up. */
export interface Variation {
  readonly name: string
  /** What the SUT does, in one sentence. */
  readonly says: string
  readonly behaviours: (due: Behaviours) => Partial<Behaviours>
  /** Scenarios that rightly go otherwise than usual, by their ids, and why. */
  readonly otherwise?: Readonly<Record<string, string>>
}

/** What a system decides in one way or another: the usual way of the reference head end first. */
export interface Dimension {
  readonly name: string
  readonly values: readonly [Variation, ...Variation[]]
}

/** As the reference head end does by itself. */
export const usual: Variation = { name: 'usual', says: 'As the reference head end does.', behaviours: () => ({}) }

/** The behaviours of a SUT that shows all of them, each built on those before it. */
export const combined = (variations: readonly Variation[]): Behaviours =>
  variations.reduce<Behaviours>((due, { behaviours }) => ({ ...due, ...behaviours(due) }), conforming)

/** A tree with every element changed, those inside before those around them. */
export const everywhere = (root: XmlElement, change: (element: XmlElement) => XmlElement): XmlElement =>
  change({
    ...root,
    children: root.children.map((child) => (child.kind === 'element' ? everywhere(child, change) : child)),
  })

/** A variation of every document that the SUT sends, element by element. */
export const eachElement =
  (change: (element: XmlElement) => XmlElement): Variation['behaviours'] =>
  (due) => ({ 'wire.document': (document) => everywhere(due['wire.document'](document), change) })
