import { expect } from '@playwright/test'
import { readXml } from '../../src/xml/intake.ts'
import type { XmlElement } from '../../src/xml/tree.ts'

/** The tree of a text that must be well-formed XML. */
export function wellFormed(text: string): XmlElement {
  const intake = readXml(Buffer.from(text))
  expect(intake.ok ? 'well-formed' : intake.problem.message).toBe('well-formed')
  if (!intake.ok) throw new Error(intake.problem.message)
  return intake.root
}

/** Every element of a tree, in document order. */
export function* everyElement(root: XmlElement): Generator<XmlElement> {
  yield root
  for (const child of root.children) if (child.kind === 'element') yield* everyElement(child)
}

/** All the text of a tree. */
export const allText = (root: XmlElement): string =>
  root.children.map((child) => (child.kind === 'text' ? child.text : allText(child))).join(' ')
