import type { z } from 'zod'

/** The bytes of another vector, for operators that need a second one. */
export type Other = (file: string) => Buffer

/** A named way to make one vector from another; the same bytes and parameters give the same bytes. */
export interface Operator {
  readonly name: string
  /** What it does, in a sentence. */
  readonly says: string
  /**
   * @throws ZodError where the parameters are not those of the operator
   * @throws RangeError where what it is to change is not there
   */
  apply(bytes: Buffer, parameters: unknown, other: Other): Buffer
}

/** An operator on bytes. */
export function onBytes<Parameters>(
  name: string,
  says: string,
  parameters: z.ZodType<Parameters>,
  change: (bytes: Buffer, given: Parameters, other: Other) => Buffer,
): Operator {
  return { name, says, apply: (bytes, given, other) => change(bytes, parameters.parse(given), other) }
}

/** An operator on text in UTF-8. */
export function onText<Parameters>(
  name: string,
  says: string,
  parameters: z.ZodType<Parameters>,
  change: (text: string, given: Parameters, other: Other) => string,
): Operator {
  return onBytes(name, says, parameters, (bytes, given, other) =>
    Buffer.from(change(bytes.toString('utf8'), given, other)),
  )
}
