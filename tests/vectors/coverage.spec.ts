import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { scopeOf } from '../../scripts/vectors/from-outline.ts'
import { readManifest, vectorsFolder } from '../../scripts/vectors/manifest.ts'
import { listedSchemas } from '../../src/standard/schemas.ts'
import { readXml } from '../../src/xml/intake.ts'
import { elements, type XmlElement } from '../../src/xml/tree.ts'
import { qualified, type ElementParticle } from '../standard/outlines/model.ts'
import { elementParticles, isNamed } from '../standard/outlines/verdict.ts'

const manifest = readManifest()
const outlined = listedSchemas('2013', join(import.meta.dirname, '../../profiles')).filter(
  ({ kind, skeleton }) => kind === 'envelope' || (kind === 'profile' && !skeleton),
)
const profiles = outlined.flatMap(({ kind, noun }) => (kind === 'profile' && noun ? [noun] : []))
const [envelope] = outlined.filter(({ kind }) => kind === 'envelope')

/** Documents in which nothing is wrong, records aside. */
const sound = manifest
  .filter(({ file, findings }) => file.endsWith('.xml') && findings.every(({ outcome }) => outcome !== 'fail'))
  .flatMap(({ file }) => {
    const intake = readXml(readFileSync(join(vectorsFolder, file)))
    return intake.ok ? [intake.root] : []
  })

/** An element and all below it. */
const within = (element: XmlElement): readonly XmlElement[] => [element, ...elements(element).flatMap(within)]

/** Notes each element of the outline that occurs in a document. */
function note(element: XmlElement, particle: ElementParticle, seen: Set<ElementParticle>): void {
  seen.add(particle)
  const declared = particle.content().particles.flatMap(elementParticles)
  for (const child of elements(element)) {
    const found = declared.find((one) => isNamed(child, one))
    if (found) note(child, found, seen)
  }
}

/** All elements of an outline below one of its roots, with a way there. */
function below(particle: ElementParticle): ReadonlyMap<ElementParticle, string> {
  const ways = new Map<ElementParticle, string>()
  const walk = (one: ElementParticle, way: string): void => {
    if (ways.has(one)) return
    ways.set(one, way)
    for (const child of one.content().particles.flatMap(elementParticles)) walk(child, `${way}/${child.name}`)
  }
  walk(particle, particle.name)
  return ways
}

const everywhere = sound.flatMap(within)

for (const { file, roots, namespace } of outlined)
  test(`every element of ${file} occurs in a vector without fault`, () => {
    const { elements: known } = scopeOf(file)
    const seen = new Set<ElementParticle>()
    const all = roots.flatMap((root) => {
      const particle = known.get(qualified(namespace, root))
      if (!particle) return []
      for (const one of everywhere) if (isNamed(one, particle)) note(one, particle, seen)
      return [...below(particle)]
    })
    expect(all.length).toBeGreaterThan(3)
    expect(all.filter(([particle]) => !seen.has(particle)).map(([, way]) => way)).toEqual([])
  })

const files = new Set(manifest.map(({ file }) => file))
const missing = (folder: string, forms: readonly string[], roots: readonly string[]): readonly string[] =>
  roots.flatMap((root) =>
    forms
      .filter((form) => ![...files].some((file) => file.startsWith(`${folder}/${form}`) && file.endsWith(`-${root}.xml`)))
      .map((form) => `${folder}/${form}-${root}.xml`),
  )
const forms = ['minimal', 'full', 'realistic']

for (const noun of profiles)
  test(`${noun} has a minimal, a full and a realistic vector alone and in each root`, () => {
    expect(missing(noun, forms, ['request', 'response', 'event'])).toEqual([])
    expect(forms.filter((form) => ![...files].some((file) => file.startsWith(`${noun}/${form}`)))).toEqual([])
  })

test('each root of the envelope has a minimal, a full and a realistic vector', () => {
  const roots = (envelope?.roots ?? []).map((root) => root.replace(/(?<=.)Message$/, '').toLowerCase())
  expect(roots.sort()).toEqual(['event', 'fault', 'message', 'request', 'response'])
  for (const root of roots)
    for (const form of forms) expect([...files]).toContain(`envelope/${root}-${form}.xml`)
})
