import type { Recognised } from '../../binding/recognise.ts'
import type { ErrorFields } from '../../message/build.ts'
import type { SchemaProblem } from '../../xml/schema-engine.ts'
import { childrenNamed, textOf, type XmlElement } from '../../xml/tree.ts'
import type { ServedNoun } from '../behaviours.ts'
import { requestError } from './errors.ts'
import type { HeadEnd } from './head-end.ts'
import { isAnyTime } from './periods.ts'
import { readQuery, type Query } from './query.ts'

/** A request that may be served, or the Error that refuses it as a whole. */
export type Checked =
  | { readonly ok: true; readonly noun: ServedNoun; readonly query: Query }
  | { readonly ok: false; readonly error: ErrorFields }

const refuse = (code: string, reason: string, details?: string): Checked => ({
  ok: false,
  error: requestError(code, reason, details),
})

/**
 * Decides whether a request can be served at all; the first objection stands, the special ones before the schema's.
 *
 * @param text the whole document, which the schemas judge
 */
export function checkRequest(text: string, content: Recognised, headEnd: HeadEnd): Checked {
  const { behaviours } = headEnd
  const { archetype, header, request } = content.message
  const profiles = request?.profiles ?? []

  if (!header?.verb) return refuse('1.5', 'The header has no Verb.')
  if (!header.noun) return refuse('1.5', 'The header has no Noun.')
  if (!behaviours['accepts.verb'](header.verb.value, archetype)) {
    return refuse('2.9', 'This service takes requests with the verb get only.', header.verb.value)
  }
  const refusedFor = behaviours['accepts.header'](header)
  if (refusedFor) return refuse(refusedFor, 'The header asks for what this service does not do.')
  const noun = behaviours['accepts.noun'](header.noun.value, nounAskedFor(content))
  if (!noun) {
    return refuse('2.5', 'The noun is not one of this service, or not that of the query.', header.noun.value)
  }
  const query = readQuery(noun, profiles, request?.element)
  const [id] = request ? childrenNamed(request.element, 'ID').map(textOf) : []
  if (id !== undefined) return refuse('2.15', 'This head end knows no request of that id.', id)
  // What changed in a period may be asked for without naming it.
  const isByChange = noun === 'MeterConfig' && !isAnyTime(query.scheduled)
  if (!query.objects.length && !isByChange) return refuse('1.6', 'The request names no meter and no usage point.')
  if (noun === 'MeterReadings' && !behaviours['load.takesItems'](query.objects.length))
    return refuse('3.1', 'The request names more meters and usage points than are read for one answer.')

  const problems = schemaProblems(text, content, profiles, headEnd)
  if (!behaviours['accepts.form'](problems)) {
    return refuse('1.8', 'The request is not valid by its schema.', problems.map(inWords).join('\n'))
  }
  return { ok: true, noun, query }
}

/** The noun of the query profile, or of the typed message around it; where they differ from the header's, that one. */
export function nounAskedFor({ message, operation }: Recognised): string | undefined {
  const queried = message.request?.profiles.map(({ name }) => name.replace(/^Get/, '')) ?? []
  const nouns = operation ? [...queried, operation.noun] : queried
  return nouns.find((noun) => noun !== message.header?.noun?.value) ?? nouns[0]
}

/** What is wrong with the message, and with the profiles in it, by their schemas. */
export function schemaProblems(
  text: string,
  content: Recognised,
  profiles: readonly XmlElement[],
  { engine, schemas }: HeadEnd,
): readonly SchemaProblem[] {
  const parts = [content.root, ...profiles]
  const tasks = parts.flatMap(({ namespace, position }) => {
    const schema = schemas.byNamespace(namespace)
    return schema ? [{ schema: schema.file, position }] : []
  })
  const unknown = profiles
    .filter(({ namespace }) => schemas.byNamespace(namespace) === undefined)
    .map(({ name, namespace, line }) => ({ message: `No schema declares ${name} of ${namespace}.`, line }))
  return [...engine.validate(text, tasks).flat(), ...unknown]
}

const inWords = ({ line, message }: SchemaProblem) => `line ${line}: ${message}`
