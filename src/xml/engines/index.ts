import { SchemaError, type SchemaEngine, type SchemaFiles } from '../schema-engine.ts'
import { createLibxml2WasmEngine } from './libxml2-wasm.ts'

/**
 * Makes the schema engine of that name.
 *
 * @param files all it may open, by the names a schemaLocation resolves to
 * @throws SchemaError where libxmljs2, an optional peer, is not installed or cannot be loaded
 * @example
 * const engine = await createSchemaEngine('libxml2-wasm', schemas.files)
 * const [problems] = engine.validate(intake.text, [{ schema: 'Message.xsd', position: [] }])
 */
export async function createSchemaEngine(name: SchemaEngine['name'], files: SchemaFiles): Promise<SchemaEngine> {
  if (name === 'libxml2-wasm') return createLibxml2WasmEngine(files)
  const { createLibxmljs2Engine } = await loadLibxmljs2()
  return createLibxmljs2Engine(files)
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
