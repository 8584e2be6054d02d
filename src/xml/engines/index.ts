import { SchemaError, type SchemaEngine, type SchemaFiles } from '../schema-engine.ts'
import { createLibxml2WasmEngine } from './libxml2-wasm.ts'
import { collapsingWhiteSpace } from './padded-values.ts'
import { withTimeLimit } from './time-limit.ts'

/**
 * Makes the schema engine of that name.
 *
 * @param files all it may open, by the names a schemaLocation resolves to
 * @param limits above how many characters a document is judged in a process of its own, and for how long
 * @throws SchemaError where libxmljs2, an optional peer, is not installed or cannot be loaded
 * @example
 * const engine = await createSchemaEngine('libxml2-wasm', schemas.files)
 * const [problems] = engine.validate(intake.text, [{ schema: 'Message.xsd', position: [] }])
 */
export async function createSchemaEngine(
  name: SchemaEngine['name'],
  files: SchemaFiles,
  limits: Parameters<typeof withTimeLimit>[2] = {},
): Promise<SchemaEngine> {
  const create = name === 'libxml2-wasm' ? createLibxml2WasmEngine : (await loadLibxmljs2()).createLibxmljs2Engine
  return withTimeLimit(collapsingWhiteSpace(create(files)), files, limits)
}

async function loadLibxmljs2() {
  try {
    return await import('./libxmljs2.ts')
  } catch (error) {
    throw new SchemaError(
      `The schema engine libxmljs2 cannot be loaded. Run: npm install libxmljs2. (${error instanceof Error ? error.message : String(error)})`,
      { cause: error },
    )
  }
}
