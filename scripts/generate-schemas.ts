import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { outlineToSchema } from './outline.ts'

/**
 * Translates the outlines of a folder; `fragments/` beside them holds the parts they share.
 *
 * @returns schema file name to text, `MeterReadings.xsd` for `MeterReadings.outline`
 */
export function schemasOf(outlines: string): ReadonlyMap<string, string> {
  const fragment = (name: string) => readFileSync(join(outlines, 'fragments', `${name}.outline`), 'utf8')
  const files = readdirSync(outlines).filter((file) => file.endsWith('.outline'))
  return new Map(
    files.map((file) => {
      const schema = outlineToSchema(readFileSync(join(outlines, file), 'utf8'), fragment)
      const header = `<?xml version="1.0" encoding="UTF-8"?>\n<!-- generated from outlines/${file}; do not edit -->\n`
      return [file.replace(/outline$/, 'xsd'), `${header}${schema}\n`]
    }),
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const edition = join(import.meta.dirname, '..', 'profiles', '2013')
  for (const [file, text] of schemasOf(join(edition, 'outlines'))) writeFileSync(join(edition, 'schemas', file), text)
}
