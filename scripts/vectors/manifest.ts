import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { z } from 'zod'
import { expected, jmsMeta, transportEventKinds, wireMeta } from '../../src/exchange/entries.ts'
import { stranger } from '../../src/exchange/expected-access.ts'
import { cause, listenerManner, switchPosition } from '../../src/exchange/stimuli.ts'

/** A finding a vector must have: everything but a pass counts. */
const finding = z.strictObject({
  assertion: z.string(),
  outcome: z.enum(['fail', 'inconclusive', 'not-judged']).default('fail'),
  /** In a record: the message meant, `m1`, `m2` ...; missing where the finding is about none. */
  message: z.string().optional(),
  /** Line of the message; missing where the finding points at no element. */
  line: z.int().positive().optional(),
})
export type ExpectedFinding = z.infer<typeof finding>

/** What every vector has: its file below `vectors/`, and what it shows. */
const shown = {
  file: z.string().regex(/\.(xml|ndjson)$/),
  says: z.string().min(1),
  /** The assertion that comes near to speak of it, and must not. */
  nearMissOf: z.string().optional(),
  /** All findings, in the order in which they are told; none for a vector without fault. */
  findings: z.array(finding).default([]),
}

/** Built from an outline of the edition: the least or the fullest form of a root. */
const fromOutline = z.strictObject({
  schema: z.string().endsWith('.xsd'),
  root: z.string(),
  form: z.enum(['minimal', 'full']),
  /** Which member of a choice is taken; where there is none, it does not matter. */
  branch: z.int().nonnegative().default(0),
  /** Texts by the name of their element, where the usual ones do not fit. */
  texts: z.record(z.string(), z.string()).default({}),
})
export type FromOutline = z.infer<typeof fromOutline>

/** What JMS knows of a message, where a broker carries it. */
const byBroker = jmsMeta.extend({ body: jmsMeta.shape.body.default('text') }).optional()

/** What HTTP tells of a message, beside what it tells of each. */
const byHttp = wireMeta.optional()

/** One step of a talk between harness and SUT; an expectation is about the question before it. */
const turn = z.union([
  z.strictObject({
    ask: z.string(),
    operator: z.string().optional(),
    predicts: z.array(z.string()).default([]),
    /** What is wrong with who asks, where he must not be let in. */
    stranger: stranger.optional(),
    jms: byBroker,
    http: byHttp,
  }),
  /** What happened on the wire in the place of an answer, or at our listener. */
  z.strictObject({ happens: z.enum(transportEventKinds), detail: z.string() }),
  z.strictObject({ hear: z.string(), jms: byBroker, http: byHttp }),
  /** Comes to our listener, in no exchange of ours; `at` is the end of the address. */
  z.strictObject({ arrive: z.string(), at: z.string().default('a'), jms: byBroker, http: byHttp }),
  /** Our answer to what came last. */
  z.strictObject({ give: z.string() }),
  /** What was awaited there did not come. */
  z.strictObject({ miss: z.string(), waitedMs: z.number(), reachable: z.boolean() }),
  /** Something is made to happen, to a meter of the reference plant by its place; an expectation is then about that. */
  z.strictObject({ cause, meter: z.int().nonnegative().optional() }),
  /** The switches of meters of the reference plant were looked at, and seen there; an expectation is then about that. */
  z.strictObject({ seen: z.array(z.strictObject({ meter: z.int().nonnegative(), position: switchPosition })).min(1) }),
  /** The SUT tells a WSDL; an expectation is then about that. */
  z.strictObject({ describe: z.string() }),
  /** The WSDL of our listener; an expectation names it by its number in the record. */
  z.strictObject({ serve: z.string() }),
  /** From now on our listener answers in that manner. */
  z.strictObject({ answer: listenerManner }),
  /** `says` is the sentence of the Then step. */
  z.strictObject({ expect: expected, says: z.string() }),
])
export type Turn = z.infer<typeof turn>

const parameters = z.record(z.string(), z.unknown())

const vector = z.union([
  z.strictObject({ ...shown, by: z.literal('hand') }),
  z.strictObject({ ...shown, by: z.literal('outline'), outline: fromOutline }),
  z.strictObject({ ...shown, by: z.literal('talk'), talk: z.array(turn).min(1) }),
  z.strictObject({
    ...shown,
    by: z.literal('operator'),
    /** The vector it was made from. */
    from: z.string(),
    /** Name of one of the operators of `scripts/vectors/operators/`, and what it is given. */
    operator: z.string(),
    with: parameters.default({}),
  }),
])
export type Vector = z.infer<typeof vector>

/** The folder of the vectors. */
export const vectorsFolder = join(import.meta.dirname, '../../vectors')

/**
 * Reads `vectors/manifest.json`.
 *
 * @throws ZodError where an entry has not the form above
 */
export function readManifest(): readonly Vector[] {
  return z.array(vector).parse(JSON.parse(readFileSync(join(vectorsFolder, 'manifest.json'), 'utf8')))
}

/** The files of all vectors there are, listed or not, below `vectors/`. */
export function vectorFiles(): readonly string[] {
  return readdirSync(vectorsFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(xml|ndjson)$/.test(entry.name))
    .map((entry) => relative(vectorsFolder, join(entry.parentPath, entry.name)))
}
