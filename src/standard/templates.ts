import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readXml } from '../xml/intake.ts'
import { elements, type XmlElement } from '../xml/tree.ts'

/** Namespace of the attributes that speak to us, and go no further. */
export const templateNamespace = 'urn:cim9:template'

/** A placeholder: `{mRID}`. */
export const placeholder = /\{(\w+)\}/g

/** A template that cannot be used: a sentence for the user. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError'
}

/** What the harness puts into the messages it sends, by name; see fillTemplate. */
export type Templates = ReadonlyMap<string, XmlElement>

/**
 * Reads the templates of an edition, and in the place of each of them the user's own of the same file name.
 *
 * @param directory a folder of the user's, searched through and through
 * @throws TemplateError naming the file and line, and what to write instead
 * @example loadTemplates('2013', 'profiles').get('GetMeterReadings')?.name // 'GetMeterReadings'
 */
export function loadTemplates(edition: '2013', profiles: string, directory?: string): Templates {
  const ours = readTemplates(join(profiles, edition, 'templates'))
  if (directory === undefined) return new Map([...ours].map(([name, { root }]) => [name, root]))
  const own = readTemplates(directory)
  for (const [name, { path, root }] of own) {
    const replaced = ours.get(name)
    if (!replaced)
      throw new TemplateError(
        `${path} replaces nothing: call it ${[...ours.keys()].map((one) => `${one}.xml`).join(' or ')}.`,
      )
    requireKnown(path, root, new Set(namesIn(replaced.root).map((one) => one.name)))
  }
  return new Map([...ours, ...own].map(([name, { root }]) => [name, root]))
}

function readTemplates(folder: string): ReadonlyMap<string, { path: string; root: XmlElement }> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new TemplateError(
      `${folder} is no folder. Write in templates.directory the folder in which your templates stand.`,
    )
  const found = new Map<string, { path: string; root: XmlElement }>()
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name.endsWith('.xml'),
  )
  if (!files.length) throw new TemplateError(`In ${folder} no file ends in .xml.`)
  for (const entry of files) {
    const path = join(entry.parentPath, entry.name)
    const name = basename(entry.name, '.xml')
    const twin = found.get(name)
    if (twin) throw new TemplateError(`${twin.path} and ${path} are both called ${name}. Leave one of them.`)
    const intake = readXml(readFileSync(path))
    if (!intake.ok)
      throw new TemplateError(`${path}, line ${intake.problem.line ?? 1}, cannot be read: ${intake.problem.message}`)
    found.set(name, { path, root: intake.root })
  }
  return found
}

/** A template of the user's may ask for what ours asks for, and for nothing else: we should have nothing to give. */
function requireKnown(path: string, root: XmlElement, known: ReadonlySet<string>): void {
  const stranger = namesIn(root).find(({ name }) => !known.has(name))
  if (stranger)
    throw new TemplateError(
      `${path}, line ${stranger.line}, asks for "${stranger.name}", which is not at hand. At hand are: ${[...known].join(', ')}.`,
    )
}

interface NameInTemplate {
  readonly name: string
  readonly line: number
}

function namesIn(element: XmlElement): readonly NameInTemplate[] {
  const values = [
    ...element.attributes.map(({ namespace, value }) => (namespace === templateNamespace ? `{${value}}` : value)),
    ...element.children.map((child) => (child.kind === 'text' ? child.text : '')),
  ]
  const own = values.flatMap((value) => [...value.matchAll(placeholder)].map(([, name = '']) => name))
  return [...own.map((name) => ({ name, line: element.line })), ...elements(element).flatMap(namesIn)]
}
