import type { DecodedMessage, DecodedRecord } from '../exchange/decode.ts'
import { operationSetIn } from '../message/operation-set.ts'
import { SchemaTimeLimit, type SchemaEngine, type SchemaProblem, type SchemaTask } from '../xml/schema-engine.ts'
import type { XmlElement } from '../xml/tree.ts'
import { eachMessage, type Assertion, type JudgeContext, type Judgement } from './assertion.ts'

/** The element that carries the envelope, and the profiles in it that the envelope's wildcards let pass unseen. */
function parts(message: DecodedMessage): { envelope?: XmlElement; profiles: readonly XmlElement[] } {
  if (message.bareProfile) return { profiles: [message.bareProfile] }
  const found = message.binding?.content ?? message.binding?.fault?.detail
  if (!found) return { profiles: [] }
  const { request, payload } = found.message
  const operations = operationSetIn(found.message)?.operations.flatMap(({ profiles }) => profiles) ?? []
  return { envelope: found.root, profiles: [...(request?.profiles ?? []), ...(payload?.profiles ?? []), ...operations] }
}

function* judgePart(
  message: DecodedMessage,
  part: XmlElement,
  { standard, engine }: JudgeContext,
  isOurs: (problem: SchemaProblem) => boolean = () => true,
): Iterable<Judgement> {
  const schema = standard.schemas.byNamespace(part.namespace)
  const edition = standard.editionOf(part.namespace)
  const name = `${part.name} of ${part.namespace || 'no namespace'}`
  if (!schema) {
    yield {
      outcome: 'not-judged',
      message,
      element: part,
      actual: name,
      hint: `No schema for ${part.namespace || 'no namespace'} is at hand${edition ? `: it is of ${edition.title}` : ''}.`,
    }
    return
  }
  if (!message.intake.ok) return
  const unpacked = unpackedIn(message, part)
  const judgedParts = unpacked
    ? validated(engine, unpacked.text, { schema: schema.file, position: [] })
    : validated(engine, message.intake.text, { schema: schema.file, position: part.position })
  if (judgedParts instanceof SchemaTimeLimit) {
    yield {
      outcome: 'inconclusive',
      message,
      element: part,
      actual: judgedParts.message,
      hint: 'The message is too large, or made to be slow. Ask for less at once.',
    }
    return
  }
  const problems = (judgedParts[0] ?? []).filter(isOurs)
  const standing = { basis: schema.basis, source: schema.source }
  if (!problems.length)
    yield schema.skeleton && message.entry.from !== 'harness'
      ? {
          outcome: 'not-judged',
          message,
          element: part,
          standing,
          actual: `${name}, well as far as the skeleton goes`,
          hint: 'Not judged beyond the skeleton: no public source shows this profile.',
        }
      : { outcome: 'pass', message, element: part, standing }
  const expected = `${part.name} as ${schema.shownAs} has it`
  const hint = message.entry.from === 'harness' && schema.judgedBy === 'official' ? { hint: templateHint } : {}
  for (const { line, message: actual } of problems)
    yield {
      outcome: 'fail',
      message,
      standing,
      expected,
      ...(unpacked
        ? { element: part, line: part.line, actual: `line ${line} of what was compressed: ${actual}` }
        : { line, actual }),
      ...hint,
    }
}

/** The text of a profile that came compressed: the text of the message does not hold it. */
function unpackedIn({ message }: DecodedMessage, part: XmlElement): { readonly text: string } | undefined {
  const compressed = message?.payload?.compressed
  return compressed?.profile === part && compressed.unpacked.ok ? compressed.unpacked : undefined
}

const templateHint =
  'What we send follows our templates: write one after your schema, and name its folder in templates.directory.'

function validated(engine: SchemaEngine, text: string, task: SchemaTask) {
  try {
    return engine.validate(text, [task])
  } catch (error) {
    if (error instanceof SchemaTimeLimit) return error
    throw error
  }
}

/** One violation tends to be told several times; the first at each line is the one to mend. */
function* firstOfEachLine(judgements: Iterable<Judgement>): Iterable<Judgement> {
  const seen = new Set<number>()
  for (const judgement of judgements) {
    if (judgement.outcome === 'fail' && judgement.line !== undefined) {
      if (seen.has(judgement.line)) continue
      seen.add(judgement.line)
    }
    yield judgement
  }
}

/** A path in Error.xpath is no qualified name; that is a matter of its own, which nobody is failed for (reply.error-xpath). */
const isXPath = ({ message }: SchemaProblem): boolean => /\bxpath'.*\bQName'/.test(message)

const envelope: Assertion = {
  id: 'schema.envelope',
  rule: 'The envelope of a message is valid against the schema of the envelope.',
  requirements: ['ENV-001'],
  standing: { strength: 'must', basis: 'confirmed', claim: 'exchange', source: 'envelope schema' },
  hint: 'Compare names, order and values with the schema; the order of header fields is fixed.',
  judge: eachMessage(function* (message, context) {
    const { envelope: part } = parts(message)
    if (part) yield* firstOfEachLine(judgePart(message, part, context, (problem) => !isXPath(problem)))
  }),
}

const payload: Assertion = {
  id: 'schema.payload',
  rule: 'Each profile in a message is valid against its own schema; the envelope schema does not look into it.',
  requirements: ['RD-001'],
  standing: { strength: 'must', basis: 'reported', claim: 'payload', source: 'profile schema' },
  hint: 'Compare names, order and values with the schema of the profile; attributes come first, then associations, each from A to Z.',
  judge: eachMessage(function* (message, context) {
    for (const profile of parts(message).profiles) yield* firstOfEachLine(judgePart(message, profile, context))
  }),
}

/** Rules on schema validity: the envelope and, apart from it, each profile inside. */
export const schemaAssertions: readonly Assertion[] = [envelope, payload]

/** The weakest basis of the schemas that our message rests on; a refusal of such a message proves little. */
export function weakestSchema(message: DecodedMessage, { standard }: JudgeContext): XmlElement | undefined {
  return parts(message).profiles.find(({ namespace }) => standard.schemas.byNamespace(namespace)?.basis === 'inferred')
}

/** The namespaces in a record whose schemas were asked, so that a report can say which schema judged what. */
export function judgedNamespaces({ messages }: DecodedRecord, { standard }: JudgeContext): readonly string[] {
  const found = messages.flatMap((message) => {
    const { envelope: part, profiles } = parts(message)
    return [...(part ? [part] : []), ...profiles].map(({ namespace }) => namespace)
  })
  return [...new Set(found)].filter((namespace) => standard.schemas.byNamespace(namespace))
}
