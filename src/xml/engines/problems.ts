import { SchemaError, type SchemaProblem, type SchemaTask } from '../schema-engine.ts'
import { sentence } from '../sentence.ts'

const maxProblems = 100

/**
 * Makes problems of what libxml2 said, in document order, at most 100. The schema's own namespace is shortened to its
 * last part; every other namespace stays in full, since a wrong one is often the very problem.
 */
export function toProblems(
  said: readonly { readonly message: string; readonly line: number | null }[],
  namespace: string,
): readonly SchemaProblem[] {
  const short = namespace.replace(/^.*[/:](?=.)/, '')
  return said
    .map(({ message, line }) => ({ message: message.replaceAll(`{${namespace}}`, `{${short}}`), line: line ?? 0 }))
    .sort((one, other) => one.line - other.line)
    .slice(0, maxProblems)
    .map(({ message, line }) => ({ message: sentence(message), line }))
}

/** The caller asked for an element the document does not have. */
export function noSuchElement({ schema, position }: SchemaTask): SchemaError {
  return new SchemaError(`The document has no element at position [${position.join(', ')}] to judge with ${schema}.`)
}
