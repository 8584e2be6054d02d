import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { checkFile } from '../src/runner/check.ts'
import { loadStandard } from '../src/standard/standard.ts'
import { createSchemaEngine } from '../src/xml/engines/index.ts'

const folder = join(import.meta.dirname, '../vectors')
const vector = z.strictObject({
  file: z.string(),
  says: z.string(),
  /** The vector it was made from, and how. */
  from: z.string().optional(),
  operator: z.string().optional(),
  /** All violations it has, whatever their strength; none for a valid one. */
  findings: z.array(z.strictObject({ assertion: z.string(), line: z.int().optional() })),
})
const manifest = z.array(vector).parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))

const standard = loadStandard('2013', join(import.meta.dirname, '../profiles'))
const clock = { now: () => ({ wall: '2026-03-01T12:00:00.000Z', monotonicMs: 0 }) }
const policy = { failOn: 'reported', strict: false } as const

for (const name of ['libxml2-wasm', 'libxmljs2'] as const)
  for (const { file, says, findings } of manifest)
    test(`${name}: ${file}: ${says}`, async () => {
      const engine = await createSchemaEngine(name, standard.schemas.files)
      const checked = checkFile(file, readFileSync(join(folder, file)), { standard, engine }, policy, clock)
      const violations = checked.findings.filter(({ outcome }) => outcome === 'fail')
      expect(violations.map(({ assertion }) => assertion)).toEqual(findings.map(({ assertion }) => assertion))
      for (const [index, { line }] of findings.entries())
        if (line !== undefined) expect(violations[index]?.line).toBe(line)
    })

test('every vector is listed, and every listed vector that was made from another names it', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xml'))
  expect(manifest.map(({ file }) => file).sort()).toEqual(files.sort())
  for (const { from, findings } of manifest) {
    if (from !== undefined) expect(files).toContain(from)
    else expect(findings).toEqual([])
  }
})
