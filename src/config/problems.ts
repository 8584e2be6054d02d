import type { z } from 'zod'

/** The user's configuration cannot be used. The message holds one line a mistake: field, value read, what to write. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Tells every mistake in a value by its field, what was read there, and what belongs there. */
export function mistakes(error: z.ZodError, value: unknown): string {
  return error.issues
    .flatMap((issue) => {
      const field = issue.path.map(String).join('.')
      if (issue.code === 'unrecognized_keys')
        return issue.keys.map(
          (key) => `  ${field ? `${field}.` : ''}${key}: there is no such field. Remove it or mend its name.`,
        )
      const read = issue.path.reduce<unknown>(
        (here, key) =>
          typeof here === 'object' && here !== null ? (here as Record<PropertyKey, unknown>)[key] : undefined,
        value,
      )
      return [`  ${field || '(the whole)'}: ${wanted(issue)}; read ${shown(read)}.`]
    })
    .join('\n')
}

function wanted(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value')
    return `write one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`
  if (issue.code === 'invalid_type') return `write a ${issue.expected}`
  if (issue.code === 'invalid_union') return 'none of the allowed forms fits'
  return issue.message
}

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value))
