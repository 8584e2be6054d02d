import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listedSchemas } from './schemas.ts'

/** The text of an outline as it is read: complete, nothing left to fill in. */
export interface OutlineText {
  /** Where it comes from, below `outlines/`. */
  readonly from: string
  readonly text: string
}

/**
 * The outlines of an edition, complete. A folder `outlines/` holds an outline for a schema each, and three more folders:
 *
 * - `fragments/`: what a line `use NAME` stands for;
 * - `templates/`: outlines with `{noun}` in name and text, one schema for each noun that schemas.json lists;
 * - `envelope/`: the dialects of Message.xsd, each with lax and with strict wildcards. `use profiles` is nothing for lax
 *   ones; for strict ones, which look into what they let in, it imports the profiles.
 *
 * @returns schema file name to outline, `MeterReadings.xsd` for `MeterReadings.outline`
 */
export function outlinesOf(edition: '2013', profiles: string): ReadonlyMap<string, OutlineText> {
  const folder = join(profiles, edition, 'outlines')
  const listed = listedSchemas(edition, profiles)
  const read = (from: string) => readFileSync(join(folder, from), 'utf8')
  const namesIn = (part: string) =>
    readdirSync(join(folder, part))
      .filter((file) => file.endsWith('.outline'))
      .map((file) => file.replace('.outline', ''))
  const profileImports = listed
    .filter(({ kind }) => kind === 'profile' || kind === 'query-profile')
    .map(({ namespace, file }) => `import ${namespace} ${file}\n`)
    .join('')
  const complete = (from: string, file: string, values: Readonly<Record<string, string>>) => {
    const fragment = (name: string) =>
      name === 'profiles' ? (values['wildcards'] === 'strict' ? profileImports : '') : read(`fragments/${name}.outline`)
    const text = fill(read(from), values).replace(/^use (\w+)\n/gm, (_, name: string) => fragment(name))
    return [`${fill(file, values)}.xsd`, { from, text }] as const
  }

  const single = namesIn('').map((name) => complete(`${name}.outline`, name, {}))
  const nouns = listed.flatMap(({ kind, noun }) => (kind === 'profile' && noun ? [noun] : []))
  const templates = namesIn('templates').flatMap((name) =>
    nouns.map((noun) => complete(`templates/${name}.outline`, name, { noun })),
  )
  const envelopes = namesIn('envelope').flatMap((dialect) =>
    ['lax', 'strict'].map((wildcards) => {
      const file = dialect === 'fdis' && wildcards === 'lax' ? 'Message' : 'Message.{dialect}-{wildcards}'
      return complete(`envelope/${dialect}.outline`, file, { dialect, wildcards })
    }),
  )
  return new Map([...single, ...templates, ...envelopes])
}

/** Puts the values in the place of their names in braces. */
function fill(text: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values).reduce((filled, [name, value]) => filled.replaceAll(`{${name}}`, value), text)
}
