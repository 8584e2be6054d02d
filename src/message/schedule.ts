import { z } from 'zod'
import type { Templates } from '../standard/templates.ts'
import { element, type XmlElement } from '../xml/tree.ts'
import { envelopeNamespace } from './namespaces.ts'
import { fillTemplate, objectValues } from './template.ts'

const objectName = z.strictObject({
  name: z.string(),
  nameType: z.string().optional(),
  authority: z.string().optional(),
})
const objectReference = z.strictObject({
  mRID: z.string().optional(),
  names: z.array(objectName).readonly().optional(),
})
const references = z.array(objectReference).readonly().default([])

/** Which readings of which meters are taken, and when; times with zone, durations in seconds. */
export const schedule = z.strictObject({
  meters: references,
  usagePoints: references,
  meterGroups: references,
  readingTypes: z.array(z.string()).readonly(),
  times: z.strictObject({
    disabled: z.boolean().optional(),
    offset: z.number().optional(),
    recurrencePattern: z.string().optional(),
    recurrencePeriod: z.number().optional(),
    start: z.string().optional(),
    end: z.string().optional(),
    points: z.array(z.string()).readonly().default([]),
  }),
})
/** A read schedule as it is sent. */
export type Schedule = z.infer<typeof schedule>

/** A schedule is made, or called off: by an id that stands for its creation, or by its content once more. */
export const scheduleChange = z.strictObject({
  noun: z.literal('MeterReadSchedule'),
  verb: z.enum(['create', 'cancel']),
  /** The id of the transaction that made it. */
  id: z.string().optional(),
  schedule: schedule.optional(),
})
export type ScheduleChange = z.infer<typeof scheduleChange>

/**
 * What stands in the Payload of a message about a schedule: the ID of a transaction, or the profile after its template.
 *
 * @throws Error where there is no template
 */
export function buildSchedule({ id, schedule: content }: ScheduleChange, templates: Templates): XmlElement {
  if (id !== undefined) return element(envelopeNamespace, 'ID', id, { kind: 'transaction' })
  const template = templates.get('MeterReadSchedule')
  if (!template || !content) throw new Error('There is no template MeterReadSchedule, or nothing to fill it with.')
  const { disabled, offset, recurrencePattern, recurrencePeriod, start, end, points } = content.times
  return fillTemplate(template, {
    meters: content.meters.map(objectValues),
    usagePoints: content.usagePoints.map(objectValues),
    meterGroups: content.meterGroups.map(objectValues),
    readingTypes: content.readingTypes.map((code) => ({ code })),
    disabled: disabled === undefined ? undefined : String(disabled),
    offset: offset === undefined ? undefined : String(offset),
    pattern: recurrencePattern,
    period: recurrencePeriod === undefined ? undefined : String(recurrencePeriod),
    start,
    end,
    points: points.map((dateTime, index) => ({ dateTime, number: String(index + 1) })),
  })
}
