import { z } from 'zod'
import { icsItems } from './ics-item.ts'

const told = z.string().regex(/^(?:created|changed|canceled|closed|deleted)\(\w+\)$/, {
  error: 'must be like created(MeterConfig)',
})

/** The part of the ICS on events that the SUT hears: what it takes, what it refuses, and what becomes of sets of them. */
export const subscriberItems = {
  /** Events that the SUT takes, as `created(MeterConfig)`. */
  takesEvents: z.array(told).default([]).register(icsItems, {
    question: 'Which events does the SUT take from others, and answers each by a reply where it is asked by a service?',
    status: 'o',
  }),
  /** Events that the SUT refuses, as `closed(MeterConfig)`. */
  deniedEvents: z
    .array(told)
    .default([])
    .register(icsItems, {
      question: 'Which events does the SUT refuse? Each is tried on an object that does not exist.',
      status: { where: 'ics.takesEvents', then: 'o' },
    }),
  /** When the parts of a set take effect whose Property MessageIndex is "1/2", "2/2"; seen in the field, in no text. */
  eventSets: z
    .enum(['whole', 'each', 'undeclared'])
    .default('undeclared')
    .register(icsItems, {
      question:
        'Events of a set bear a Property MessageIndex "1/2", "2/2" and one CorrelationID. Do they take effect when all are there (whole), or each by itself?',
      status: { where: 'ics.takesEvents', then: 'o' },
    }),
}
