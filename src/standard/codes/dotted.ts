/** Why a text is not a code; what is merely unknown is no problem. */
export interface CodeProblem {
  /** A sentence: what was read, where, what to write instead. */
  readonly message: string
  /** The part at fault, counted from 1; absent where the number of parts is wrong. */
  readonly part?: number
  /** Its name. */
  readonly field?: string
  /** The part, or the whole text, as it was read. */
  readonly read: string
}

/** A code taken apart, or why it could not be. */
export type ParsedCode<Field extends string> =
  | { readonly ok: true; readonly parts: Readonly<Record<Field, number>> }
  | { readonly ok: false; readonly problem: CodeProblem }

/** What a kind of dotted code looks like. */
export interface DottedForm<Field extends string> {
  /** What to call it in a sentence. */
  readonly name: string
  readonly fields: readonly Field[]
  /** The one part that may be negative. */
  readonly signed?: Field
}

/** The models type the parts as plain integers; nobody numbers beyond 32 bits. */
const largest = 2 ** 31 - 1

/**
 * Takes a dotted code apart. Leading zeros are read as if they were not there; blanks, plus signs and empty parts are
 * problems, for a code is compared as a string by those who get it.
 *
 * @example parseDotted('3.8', { name: 'pair', fields: ['a', 'b'] }) // { ok: true, parts: { a: 3, b: 8 } }
 */
export function parseDotted<Field extends string>(text: string, form: DottedForm<Field>): ParsedCode<Field> {
  const written = text.split('.')
  const { fields, name } = form
  if (written.length !== fields.length) return { ok: false, problem: miscounted(text, written.length, form) }
  for (const [index, field] of fields.entries()) {
    const read = written[index] ?? ''
    const fault = faultIn(read, form.signed, field)
    if (fault)
      return {
        ok: false,
        problem: { part: index + 1, field, read, message: `Part ${index + 1} (${field}) of the ${name} ${fault}` },
      }
  }
  // Adding 0 turns the -0 of "-0" into 0.
  const numbers = fields.map((field, index) => [field, Number(written[index]) + 0] as const)
  return { ok: true, parts: Object.fromEntries(numbers) as Record<Field, number> }
}

/**
 * Writes the parts of a code with dots between them; a part that is left out is 0.
 *
 * @throws RangeError naming the part that is no whole number, is negative where it may not be, or too large
 * @example buildDotted({ b: 8 }, { name: 'pair', fields: ['a', 'b'] }) // '0.8'
 */
export function buildDotted<Field extends string>(
  parts: Readonly<Partial<Record<Field, number>>>,
  form: DottedForm<Field>,
): string {
  const text = form.fields.map((field) => String(parts[field] ?? 0)).join('.')
  const parsed = parseDotted(text, form)
  if (!parsed.ok) throw new RangeError(parsed.problem.message)
  return text
}

function miscounted(text: string, count: number, { name, fields }: DottedForm<string>): CodeProblem {
  const found = text === '' ? 'is empty' : `${quoted(text)} has ${count} part${count === 1 ? '' : 's'}`
  const message = `The ${name} ${found}: write ${fields.length} whole numbers with dots between them.`
  return { read: text, message }
}

function faultIn(read: string, signed: string | undefined, field: string): string | undefined {
  if (read === '') return 'is empty: write 0 where it does not apply.'
  if (/\s/.test(read)) return `reads ${quoted(read)}: write the number without blanks.`
  if (/^\+\d+$/.test(read)) return `reads ${quoted(read)}: write the number without a plus sign.`
  if (!/^-?\d+$/.test(read)) return `reads ${quoted(read)}: write a whole number, 0 where it does not apply.`
  if (Math.abs(Number(read)) > largest) return `reads ${quoted(read)}: no code is larger than ${largest}.`
  if (Number(read) >= 0 || field === signed) return undefined
  return `reads ${quoted(read)}: ${signed ? `only the ${signed} may be negative` : 'no part may be negative'}.`
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text)
}
