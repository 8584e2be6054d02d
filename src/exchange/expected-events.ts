import { z } from 'zod'
import { objectIds } from './object-ids.ts'

/** The number of a stimulus. */
const stimulus = z.int().nonnegative()
/** An event as it may be told: by one of these codes, of a device or of the usage point at which it is installed. */
const told = { codes: z.array(z.string()).min(1), device: objectIds, usagePoint: objectIds.optional() }
const withinMs = z.number().positive()

/** What a Then step expects of events; all but the history are about a stimulus, not about a message. */
export const eventForms = [
  /** What happened is told by an event; not earlier than one of the codes `after`, where that was told. */
  z.strictObject({ form: z.literal('event'), ...told, withinMs, after: z.array(z.string()).optional() }),
  /** The events that tell it are complete event messages. */
  z.strictObject({ form: z.literal('event-complete'), ...told }),
  /** What happened is told at each of these addresses of ours, by an event of the same content. */
  z.strictObject({ form: z.literal('event-everywhere'), ...told, addresses: z.array(z.string()).min(1) }),
  /** An event of the head end itself, which is none of the meters. */
  z.strictObject({ form: z.literal('head-end-event'), codes: z.array(z.string()).min(1), withinMs }),
  /** An event that a control of ours brought about says so. */
  z.strictObject({ form: z.literal('event-tracked'), ...told, control: z.int().nonnegative() }),
  /** Events that we did not take at first arrive at last. */
  z.strictObject({
    form: z.literal('events-kept'),
    events: z.array(z.strictObject({ stimulus, ...told })).min(1),
    withinMs,
    /** Is it declared that the SUT gives up? */
    givenUp: z.boolean(),
  }),
  /** Readings that nobody asked for. */
  z.strictObject({ form: z.literal('pushed-readings'), withinMs }),
  /** The answer holds these past events of the device, and no event that was not asked for; about a message. */
  z.strictObject({
    form: z.literal('event-history'),
    device: objectIds,
    usagePoint: objectIds.optional(),
    events: z.array(z.strictObject({ at: z.string(), code: z.string() })),
    period: z.strictObject({ start: z.string(), end: z.string() }).optional(),
    codes: z.array(z.string()).optional(),
  }),
] as const
