import { z } from 'zod'
import { objectIds } from './object-ids.ts'

/** What a Then step expects of sets of operations, and of what is on file after them. */
export const operationForms = [
  /** Objects are on file with these values, without those elements, and once; `orAbsent`: or not at all. */
  z.strictObject({
    form: z.literal('on-file'),
    objects: z
      .array(
        z.strictObject({
          object: objectIds,
          /** Values by the names of their elements. */
          fields: z.record(z.string(), z.string()),
          without: z.array(z.string()).default([]),
        }),
      )
      .min(1),
    orAbsent: z.boolean().optional(),
  }),
  /** The operations of a set that are bad are named where there are Errors; what became of the others, as far as it is known. */
  z.strictObject({
    form: z.literal('bad-operations'),
    bad: z.array(z.int()).min(1),
    others: z.enum(['undone', 'carried-out', 'either']),
  }),
  /** Where a set is answered in parts, each operation is answered once. */
  z.strictObject({ form: z.literal('operation-replies') }),
] as const
