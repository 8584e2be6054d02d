import { z } from 'zod'
import { icsItems } from './ics-item.ts'

/** The part of the ICS on read schedules. */

/** Elements of a TimeSchedule that say when it is read. */
export const scheduleElements = [
  'recurrencePeriod',
  'recurrencePattern',
  'offset',
  'scheduleInterval',
  'TimePoints',
] as const

const where = 'ics.changes=MeterReadSchedule'

export const scheduleItems = {
  /** By what a schedule is called when it is cancelled: its profile has no id for it. */
  scheduleIdentity: z
    .enum(['reply-id', 'correlation-id', 'content', 'undeclared'])
    .default('undeclared')
    .register(icsItems, {
      question:
        'Is a read schedule cancelled by the Reply.ID of its creation, by its CorrelationID, or by its content once more?',
      status: { where, then: 'm' },
    }),
  /** Which elements of a TimeSchedule are honoured. */
  scheduleTimes: z
    .array(z.enum(scheduleElements))
    .default([])
    .register(icsItems, {
      question: 'Which elements of a TimeSchedule are honoured?',
      status: { where, then: 'o' },
    }),
  /** By what readings are known to come of a schedule. */
  scheduledReadings: z
    .enum(['correlation-id', 'content', 'undeclared'])
    .default('undeclared')
    .register(icsItems, {
      question:
        'Do readings that come of a schedule bear the CorrelationID of its creation, or are they known by their meters and types only?',
      status: { where, then: 'o' },
    }),
} as const
