import { z } from 'zod'

/** What the side-car is told. */
export interface Command {
  readonly do: 'connect' | 'put' | 'subscribe' | 'settle' | 'unsubscribe' | 'close'
  readonly [field: string]: unknown
}

const id = z.int().positive()

const message = z.strictObject({
  destination: z.string(),
  body: z.enum(['text', 'bytes', 'other']),
  base64: z.string(),
  messageId: z.string().optional(),
  correlationId: z.string().optional(),
  replyTo: z.string().optional(),
  type: z.string().optional(),
  persistent: z.boolean(),
  /** Milliseconds since 1970. */
  expiresAt: z.number().optional(),
  redelivered: z.literal(true).optional(),
  properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})
/** A message as the side-car tells it. */
export type ToldMessage = z.infer<typeof message>

const done = z.strictObject({ messageId: z.string().optional(), address: z.string().optional() })
/** What came of a command. */
export type Done = z.infer<typeof done>

/** What the side-car says: one of these a line. */
const word = z.union([
  z.discriminatedUnion('event', [
    z.strictObject({ event: z.literal('ready') }),
    z.strictObject({ event: z.literal('lost'), says: z.string() }),
    z.strictObject({ event: z.literal('message'), subscription: id, message }),
  ]),
  z.strictObject({ id, done }),
  z.strictObject({ id, failed: z.enum(['refused', 'dns', 'tls', 'timeout', 'rejected']), says: z.string() }),
])
export type Word = z.infer<typeof word>

/** Reads a line of its output; undefined where it is none of its words. */
export function wordIn(line: string): Word | undefined {
  try {
    return word.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}
