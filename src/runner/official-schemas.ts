import type { Standard } from '../standard/standard.ts'
import { createSchemaEngine } from '../xml/engines/index.ts'
import { SchemaError, type SchemaEngine } from '../xml/schema-engine.ts'

/**
 * Compiles the schemas of the user's own before anything is judged by them: a broken one is told once, and first.
 *
 * @throws SchemaError naming the file and what is wrong in it
 */
export async function compileOfficialSchemas({ schemas }: Standard, name: SchemaEngine['name']): Promise<void> {
  const official = schemas.list.filter(({ judgedBy }) => judgedBy === 'official')
  const engine = await createSchemaEngine(name, schemas.files)
  for (const { file, shownAs } of official)
    try {
      engine.validate('<any/>', [{ schema: file, position: [] }])
    } catch (error) {
      if (!(error instanceof SchemaError)) throw error
      throw new SchemaError(`${shownAs} of schemas.directory cannot be used. ${error.message}`, { cause: error })
    }
}
