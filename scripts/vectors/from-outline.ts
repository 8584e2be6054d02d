import { join } from 'node:path'
import { element, type XmlElement } from '../../src/xml/tree.ts'
import { writeXml } from '../../src/xml/write.ts'
import { chosen, full, minimal } from '../../tests/standard/outlines/build.ts'
import { qualified, type ElementParticle, type Scope } from '../../tests/standard/outlines/model.ts'
import { readScope } from '../../tests/standard/outlines/read.ts'
import { outlinesOf } from '../../src/standard/outlines.ts'
import type { FromOutline } from './manifest.ts'
import { withPlausibleTexts } from './plausible.ts'

const profiles = join(import.meta.dirname, '../../profiles')
const outlines = new Map([...outlinesOf('2013', profiles)].map(([file, { text }]) => [file, text]))

/** What the outline of a schema file says, for example of `MeterReadings.xsd`. */
export const scopeOf = (schema: string): Scope => readScope(outlines, schema)

/** The envelope has a prefix, a profile the default namespace: so most senders write them. */
const prefixes = { 'http://iec.ch/TC57/2011/schema/message': 'msg' }

/** The vector that an outline stands for. */
export function vectorFromOutline({ schema, root, form, branch, texts }: FromOutline): string {
  const { elements, namespace } = scopeOf(schema)
  const particle = elements.get(qualified(namespace, root))
  if (!particle) throw new Error(`${schema} declares no element ${root}.`)
  const built = form === 'full' ? full(particle, branch) : least(particle)
  const used = Object.fromEntries(Object.entries(prefixes).filter(([one]) => one === namespace))
  return `${writeXml(withPlausibleTexts(built, texts), { prefixes: used })}\n`
}

/**
 * Of an envelope nothing but what must be there; of a profile, where nothing must be, each object once, with nothing in
 * it but what must be there.
 */
function least(particle: ElementParticle): XmlElement {
  const smallest = minimal(particle)
  if (smallest.children.length) return smallest
  const objects = chosen(particle.content().particles, 0).map(minimal)
  return element(particle.namespace, particle.name, objects)
}
