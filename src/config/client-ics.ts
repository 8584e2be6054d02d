import { z } from 'zod'
import { icsItems } from './ics-item.ts'

/** The part of the ICS on the SUT as a client: what it asks of others. */
export const clientItems = {
  /** Nouns for which the SUT asks others, wanting the answer later, at an address of its own. */
  asksLater: z
    .array(z.enum(['MeterReadings']))
    .default([])
    .register(icsItems, {
      question:
        'For which nouns does the SUT ask others, so that the answer comes later to an address of its own (AsyncReplyFlag, ReplyAddress)?',
      status: 'o',
    }),
}
