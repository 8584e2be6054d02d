import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { configSchema, type Config } from '../config/config.ts'
import { ConfigError, mistakes } from '../config/problems.ts'

const names = ['harness.config.ts', 'harness.config.mts', 'harness.config.js', 'harness.config.mjs']

/**
 * Reads the user's configuration: the file given, or harness.config.ts in the folder, or the defaults where there is none.
 *
 * @throws ConfigError naming every mistake with its field
 */
export async function loadConfig(cwd: string, given?: string): Promise<{ config: Config; path?: string }> {
  const path = given === undefined ? names.map((name) => join(cwd, name)).find(existsSync) : resolve(cwd, given)
  if (path === undefined) return { config: configSchema.parse({}) }
  if (!existsSync(path)) throw new ConfigError(`There is no configuration file ${path}.`)
  const value = await defaultExportOf(path)
  if (value === undefined)
    throw new ConfigError(`${path} has no default export. Write: export default defineConfig({ ... }).`)
  const parsed = configSchema.safeParse(value)
  if (!parsed.success)
    throw new ConfigError(`${path} has ${parsed.error.issues.length} mistake(s):\n${mistakes(parsed.error, value)}`)
  return { config: foldersFrom(dirname(path), parsed.data), path }
}

/** Folders and WSDL files that a configuration names are meant from where it stands. */
function foldersFrom(folder: string, config: Config): Config {
  const { schemas, templates, ixit } = config
  return {
    ...config,
    schemas: { ...schemas, ...(schemas.directory !== undefined && { directory: resolve(folder, schemas.directory) }) },
    ...(templates && { templates: { directory: resolve(folder, templates.directory) } }),
    ...(ixit && { ixit: { ...ixit, wsdl: ixit.wsdl.map((one) => ({ ...one, from: placeFrom(folder, one.from) })) } }),
  }
}

const placeFrom = (folder: string, place: string): string => (/^https?:/i.test(place) ? place : resolve(folder, place))

async function defaultExportOf(path: string): Promise<unknown> {
  try {
    // A folder without "type": "module" hands the default export over wrapped once more.
    const module = (await importFile(path)) as { default?: { default?: unknown } }
    return module.default?.default ?? module.default
  } catch (error) {
    throw new ConfigError(`${path} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function importFile(path: string): Promise<unknown> {
  const url = pathToFileURL(path).href
  if (/\.m?js$/.test(path)) return import(url)
  await import('./typescript.ts')
  return import(url)
}
