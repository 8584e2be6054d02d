import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** Where the parts of the installed package are, whether it runs from dist/ or from its sources. */
export interface Places {
  readonly root: string
  readonly version: string
  readonly profiles: string
  readonly features: string
  /** Folder of the steps that run: compiled in dist/, or the sources. */
  readonly steps: string
  /** Ending of the step files that run. */
  readonly extension: 'js' | 'ts'
}

const manifest = z.object({ name: z.literal('cim9'), version: z.string() })

/** Finds the package around this file. */
export function places(): Places {
  const here = fileURLToPath(import.meta.url)
  const code = dirname(dirname(dirname(here)))
  const root = [code, dirname(code)].find((folder) => existsSync(join(folder, 'features')))
  if (root === undefined) throw new Error(`The installation is incomplete: no features/ above ${code}.`)
  return {
    root,
    version: manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).version,
    profiles: join(root, 'profiles'),
    features: join(root, 'features'),
    steps: join(code, 'steps'),
    extension: here.endsWith('.ts') ? 'ts' : 'js',
  }
}

/** Does the user work inside the package's own checkout? Then its features and steps are not taken twice. */
export const isOwnCheckout = (cwd: string, { root }: Places): boolean => realpathSync(cwd) === realpathSync(root)
