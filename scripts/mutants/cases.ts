import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Assertion, JudgeContext } from '../../src/assertions/assertion.ts'
import type { Finding, JudgedRecord } from '../../src/assertions/judge.ts'
import type { DecodedRecord } from '../../src/exchange/decode.ts'
import type { ExchangeRecord } from '../../src/exchange/recorder.ts'
import { checkFile } from '../../src/runner/check.ts'
import { loadStandard } from '../../src/standard/standard.ts'
import type { Policy } from '../../src/verdict/verdict.ts'
import { createSchemaEngine } from '../../src/xml/engines/index.ts'
import type { SchemaEngine, SchemaProblem } from '../../src/xml/schema-engine.ts'
import { vectorsFolder, type Vector } from '../vectors/manifest.ts'
import { root } from './instrument.ts'
import type { Modules } from './modules.ts'

/** A vector as it is judged: the record in its file, or one that is made around a message that stands alone. */
export interface Judgeable {
  readonly file: string
  readonly isRecord: boolean
  readonly record: ExchangeRecord
}

/** What is loaded of the sources; all others are reached from there. */
export const entries = [
  'src/assertions/index.ts',
  'src/assertions/judge.ts',
  'src/exchange/decode.ts',
  'src/verdict/verdict.ts',
  'src/verdict/run-result.ts',
] as const

/** What the entries export, as far as it is called here. */
type Judges = Pick<typeof import('../../src/assertions/index.ts'), 'assertions' | 'alwaysOn'> &
  Pick<typeof import('../../src/assertions/judge.ts'), 'judgeRecord' | 'judgeExpectation'> &
  Pick<typeof import('../../src/exchange/decode.ts'), 'decodeRecord'> &
  Pick<typeof import('../../src/verdict/verdict.ts'), 'rule' | 'counts'> &
  Pick<typeof import('../../src/verdict/run-result.ts'), 'findingSchema'>

const clock = { now: () => ({ wall: '2026-03-01T12:00:00.000Z', monotonicMs: 0 }) }
const policies: readonly Policy[] = [
  { failOn: 'reported', strict: false },
  { failOn: 'confirmed', strict: false },
  { failOn: 'reported', strict: true },
  { failOn: 'inferred', strict: false },
]
const [usual] = policies

/** The standard, and schemas that judge the same document but once. */
export async function judgeContext(): Promise<JudgeContext> {
  const standard = loadStandard('2013', join(root, 'profiles'))
  return { standard, engine: remembering(await createSchemaEngine('libxml2-wasm', standard.schemas.files)) }
}

function remembering(engine: SchemaEngine): SchemaEngine {
  const known = new Map<string, Map<string, readonly (readonly SchemaProblem[])[]>>()
  return {
    name: engine.name,
    validate(text, tasks) {
      const ofText = known.get(text) ?? new Map<string, readonly (readonly SchemaProblem[])[]>()
      known.set(text, ofText)
      const key = JSON.stringify(tasks)
      const told = ofText.get(key) ?? engine.validate(text, tasks)
      ofText.set(key, told)
      return told
    },
  }
}

/** Reads the vectors. */
export function judgeable(manifest: readonly Vector[], context: JudgeContext): readonly Judgeable[] {
  return manifest.flatMap(({ file }) => {
    const bytes = readFileSync(join(vectorsFolder, file))
    const view = usual && checkFile(file, bytes, context, usual, clock, []).judged?.view
    return view ? [{ file, isRecord: file.endsWith('.ndjson'), record: view }] : []
  })
}

/** What is seen of a case, told apart by who sees it. */
export interface Seen {
  /** What the manifest holds of findings: assertion, outcome, message and line. */
  readonly manifest: string
  /** Findings with all that is told of a place, and what became of expectations. */
  readonly findings: string
  /** How often assertions were satisfied. */
  readonly passed: string
}

/** One vector judged by one assertion, or rolled up; or one test. */
export interface Case {
  readonly name: string
  /** The assertion that judges alone. */
  readonly assertion?: string
  /** Whether it is a vector judged as a whole. */
  readonly isWhole?: true
  see(loaded: Loaded): Seen | Promise<Seen>
}

/** Tests by their titles. */
export type Tests = ReadonlyMap<string, () => unknown>

/** The judges of one loading, and what they judge by. */
export interface Loaded extends Judges {
  readonly context: JudgeContext
  readonly byId: ReadonlyMap<string, Assertion>
  readonly tests: Tests
  readonly viewOf: (vector: Judgeable) => DecodedRecord
  /** What all assertions say. */
  readonly judgedWhole: (vector: Judgeable) => JudgedRecord
}

/** What was decoded and judged at another loading, for as far as nothing of it can be different. */
export interface Remembered {
  readonly views: Map<Judgeable, DecodedRecord>
  readonly judged: Map<Judgeable, JudgedRecord>
}

/** The judges as they are loaded. */
export function loaded(modules: Modules, context: JudgeContext, tests: Tests, { views, judged }: Remembered): Loaded {
  const judges = Object.assign({}, ...entries.map((file) => modules.get(file))) as Judges
  const { assertions, alwaysOn, decodeRecord, judgeRecord } = judges
  const viewOf = (vector: Judgeable): DecodedRecord => {
    const view = views.get(vector) ?? decodeRecord(vector.record)
    views.set(vector, view)
    return view
  }
  return {
    ...judges,
    context,
    tests,
    byId: new Map(assertions.map((assertion) => [assertion.id, assertion])),
    viewOf,
    judgedWhole(vector) {
      const whole = judged.get(vector) ?? judgeRecord(viewOf(vector), context, vector.isRecord ? assertions : alwaysOn)
      judged.set(vector, whole)
      return whole
    },
  }
}

const none: Seen = { manifest: '', findings: '', passed: '' }

function seen({ findings, passed, expectations }: JudgedRecord, { isRecord }: Judgeable): Seen {
  if (!findings.length && !expectations.size && !Object.keys(passed).length) return none
  return {
    manifest: JSON.stringify(
      findings.map(({ assertion, outcome, message, line }) => [assertion, outcome, isRecord && message, line]),
    ),
    findings: JSON.stringify([
      findings.map(withoutSentences),
      [...expectations].map(([seq, { outcome }]) => [seq, outcome]),
    ]),
    passed: JSON.stringify(passed),
  }
}

const withoutSentences = <F extends Pick<Finding, 'rule' | 'hint'>>({ rule, hint, ...finding }: F) => finding

/** What one assertion says of one vector. */
export const byAssertion = (vector: Judgeable, id: string): Case => ({
  name: `${vector.file} by ${id}`,
  assertion: id,
  see({ byId, alwaysOn, judgeRecord, viewOf, context }) {
    const assertion = byId.get(id)
    if (!assertion || (!vector.isRecord && !alwaysOn.includes(assertion))) return none
    return seen(judgeRecord(viewOf(vector), context, [assertion]), vector)
  },
})

/** What all assertions say of one vector, in their order, and the verdict on it under several policies. */
export const rolledUp = (vector: Judgeable): Case => ({
  name: `${vector.file}, its verdict`,
  isWhole: true,
  see({ judgedWhole, judgeExpectation, rule, counts, findingSchema, context }) {
    const judged = judgedWhole(vector)
    const { manifest, findings, passed } = seen(judged, vector)
    const verdicts = policies.map((policy) => {
      if (!vector.isRecord) return judged.findings.map((finding) => counts(finding, policy))
      const ruling = rule(judged, policy)
      return { ...ruling, findings: ruling.findings.map((finding) => withoutSentences(findingSchema.parse(finding))) }
    })
    const asked = judged.view.expectations.map(({ seq }) => judgeExpectation(vector.record, seq, context))
    return { manifest, findings: JSON.stringify([findings, verdicts, asked]), passed }
  },
})

/** A test of the judges that is no vector: it passes or fails. */
export const byTest = (name: string): Case => ({
  name,
  async see({ tests }) {
    try {
      await tests.get(name)?.()
      return none
    } catch {
      return { ...none, manifest: 'fails' }
    }
  },
})
