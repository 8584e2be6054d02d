import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { assertions } from '../../assertions/index.ts'
import { faults } from '../../sut/faults/index.ts'
import type { Places } from '../places.ts'

/** What has a proof of its own: the faults as they declare themselves, the scenarios, the assertions. */
export interface Proven {
  readonly scenarios: readonly { readonly id: string; readonly uri: string }[]
}

/**
 * Names what a proof is about: SHA-256 over what each fault declares, the ids of the assertions, and the features. A refactoring
 * leaves it as it is.
 *
 * @throws Error where a feature cannot be read
 */
export function digestOf({ scenarios }: Proven, { root }: Places): string {
  const hash = createHash('sha256')
  for (const { name, raises, consequences = [] } of faults) hash.update(JSON.stringify([name, raises, consequences]))
  for (const { id } of assertions) hash.update(`${id}\n`)
  for (const { id } of scenarios) hash.update(`${id}\n`)
  for (const uri of [...new Set(scenarios.map((one) => one.uri))].sort()) hash.update(readFileSync(join(root, uri)))
  return hash.digest('hex')
}
