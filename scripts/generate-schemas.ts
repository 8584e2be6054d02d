import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { outlinesOf } from '../src/standard/outlines.ts'
import { outlineToSchema } from './outline-to-schema.ts'

export { outlinesOf }

/**
 * Translates the outlines of an edition.
 *
 * @returns schema file name to text
 */
export function schemasOf(edition: '2013', profiles: string): ReadonlyMap<string, string> {
  const schemas = [...outlinesOf(edition, profiles)].map(([file, { from, text }]) => {
    const header = `<?xml version="1.0" encoding="UTF-8"?>\n<!-- generated from outlines/${from}; do not edit -->\n`
    return [file, `${header}${outlineToSchema(text)}\n`] as const
  })
  return new Map(schemas)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const profiles = join(import.meta.dirname, '..', 'profiles')
  const folder = join(profiles, '2013', 'schemas')
  const schemas = schemasOf('2013', profiles)
  for (const [file, text] of schemas) writeFileSync(join(folder, file), text)
  for (const file of readdirSync(folder)) if (!schemas.has(file)) rmSync(join(folder, file))
}
