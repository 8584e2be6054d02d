import Module, { createRequire, register } from 'node:module'
import { join } from 'node:path'
import { register as tsxForRequire } from 'tsx/cjs/api'
import { register as tsxForImport } from 'tsx/esm/api'

/**
 * Lets a user's own harness.config.ts and steps/*.ts be loaded, in the parent and in every worker; importing this file
 * does it. Whatever copies of cim9 and cucumber the user's folder has, or has not, they get ours: cucumber refuses steps
 * that were registered with a second copy of it.
 */
tsxForRequire()
tsxForImport()

const own = createRequire(import.meta.url)
const user = createRequire(join(process.cwd(), 'x.js'))
const names = ['cim9', 'cim9/steps', '@cucumber/cucumber']
const resolved = (from: NodeJS.Require, name: string): string | undefined => {
  try {
    return from.resolve(name)
  } catch {
    return undefined
  }
}
const strays = names.filter((name) => resolved(user, name) !== resolved(own, name))

if (strays.length) {
  const urls = Object.fromEntries(strays.map((name) => [name, import.meta.resolve(name)]))
  const hook = `const urls = ${JSON.stringify(urls)}
export const resolve = (specifier, context, next) =>
  urls[specifier] ? { url: urls[specifier], shortCircuit: true } : next(specifier, context)`
  register(`data:text/javascript,${encodeURIComponent(hook)}`)
}

/**
 * A folder without "type": "module" loads its files by `require`. It is handed the modules that are already there: loaded
 * once more by `require` they would be a second copy, and what they stand on awaits at top level, which `require` cannot.
 */
const ours: Readonly<Record<string, unknown>> = {
  cim9: (await import(import.meta.resolve('cim9'))) as unknown,
  'cim9/steps': (await import(import.meta.resolve('cim9/steps'))) as unknown,
  '@cucumber/cucumber': own('@cucumber/cucumber') as unknown,
}
const files = Object.fromEntries(names.map((name) => [name, own.resolve(name)]))
const byFile = new Map(Object.entries(files).map(([name, file]) => [file, ours[name]]))
const loader = Module as unknown as {
  _load: (request: string, ...rest: unknown[]) => unknown
  _resolveFilename: (request: string, ...rest: unknown[]) => string
}
const { _load: load, _resolveFilename: resolveFilename } = loader
loader._load = function (this: unknown, request, ...rest) {
  return ours[request] ?? byFile.get(request) ?? load.call(this, request, ...rest)
}
// Newer versions of Node resolve before they load.
loader._resolveFilename = function (this: unknown, request, ...rest) {
  return files[request] ?? resolveFilename.call(this, request, ...rest)
}
