import { z } from 'zod'
import { objectIds } from './object-ids.ts'

/** The number of an earlier message of ours. */
const sent = z.int().nonnegative()
/** A time with zone. */
const time = z.string()
const fields = z.record(z.string(), z.string())

/** What a Then step expects of master data: of links, of references, of names, and of what others are told of them. */
export const masterDataForms = [
  /** These objects are linked to each other, from that time on; at another time, where one is given. */
  z.strictObject({
    form: z.literal('linked'),
    objects: z.array(objectIds).min(2),
    from: time.optional(),
    at: time.optional(),
  }),
  /** These objects are not linked to each other, at that time where one is given. */
  z.strictObject({ form: z.literal('not-linked'), objects: z.array(objectIds).min(2), at: time.optional() }),
  /** What an object of an earlier message refers to in that message is what it refers to in the answer. */
  z.strictObject({ form: z.literal('references'), as: sent }),
  /** Of the objects that are told under a name, one has these values, each has some of those, and none has the last. */
  z.strictObject({
    form: z.literal('told'),
    object: objectIds,
    some: fields.optional(),
    each: z.array(fields).optional(),
    none: fields.optional(),
  }),
  /** A read of a register that was put on file is served, or refused for want of data alone. */
  z.strictObject({ form: z.literal('register-known') }),
  /** What a message put on file is told to those who listen. */
  z.strictObject({ form: z.literal('notified'), as: sent }),
  /** Of what a message could not put on file, nobody is told. */
  z.strictObject({ form: z.literal('not-notified'), as: sent }),
] as const
