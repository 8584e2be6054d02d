import { join } from 'node:path'
import type { JudgeContext } from '../../src/assertions/assertion.ts'
import { checkFile, type Checked } from '../../src/runner/check.ts'
import { usualForm, type EnvelopeForm } from '../../src/standard/envelope-form.ts'
import { loadStandard } from '../../src/standard/standard.ts'
import { createSchemaEngine } from '../../src/xml/engines/index.ts'

export const clock = { now: () => ({ wall: '2026-03-01T12:00:00.000Z', monotonicMs: 0 }) }
const policy = { failOn: 'reported', strict: false } as const

/** What judges by that form of the envelope. */
export async function judgesBy(form: EnvelopeForm = usualForm): Promise<JudgeContext> {
  const standard = loadStandard('2013', join(import.meta.dirname, '../../profiles'), { schemas: form })
  return { standard, engine: await createSchemaEngine('libxml2-wasm', standard.schemas.files) }
}

/** What is said of one message that stands alone. */
export const checked = (bytes: Uint8Array, context: JudgeContext): Checked =>
  checkFile('generated.xml', bytes, context, policy, clock)
