import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { vectorsFolder, type ExpectedFinding, type Vector } from '../../scripts/vectors/manifest.ts'
import type { Assertion } from '../../src/assertions/assertion.ts'
import { assertions } from '../../src/assertions/index.ts'
import { checkFile } from '../../src/runner/check.ts'
import { loadStandard } from '../../src/standard/standard.ts'
import { createSchemaEngine } from '../../src/xml/engines/index.ts'
import type { SchemaEngine } from '../../src/xml/schema-engine.ts'

const standard = loadStandard('2013', join(import.meta.dirname, '../../profiles'))
const clock = { now: () => ({ wall: '2026-03-01T12:00:00.000Z', monotonicMs: 0 }) }
const policy = { failOn: 'reported', strict: false } as const

type EngineName = SchemaEngine['name']
const engines = new Map<EngineName, Promise<SchemaEngine>>()

/** Schemas are compiled once an engine. */
function engineOf(name: EngineName): Promise<SchemaEngine> {
  const made = engines.get(name) ?? createSchemaEngine(name, standard.schemas.files)
  engines.set(name, made)
  return made
}

/** A finding of a vector, in the form of the manifest, and whether it counts against its sender. */
export interface Told {
  readonly finding: ExpectedFinding
  readonly counts: boolean
}

/** What is told of a vector, by all assertions or by these only. */
export async function judged(
  { file }: Pick<Vector, 'file'>,
  name: EngineName = 'libxml2-wasm',
  only: readonly Assertion[] = assertions,
): Promise<readonly Told[]> {
  const context = { standard, engine: await engineOf(name) }
  const { findings } = checkFile(file, readFileSync(join(vectorsFolder, file)), context, policy, clock, only)
  const isRecord = file.endsWith('.ndjson')
  return findings.map(({ assertion, outcome, message, line, counts }) => ({
    finding: {
      assertion,
      outcome,
      ...(isRecord && message !== undefined && { message }),
      ...(line !== undefined && { line }),
    },
    counts,
  }))
}
