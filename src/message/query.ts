import type { Templates } from '../standard/templates.ts'
import type { XmlElement } from '../xml/tree.ts'
import type { ObjectReference } from './build.ts'
import { fillTemplate, objectValues } from './template.ts'

/** What a query asks about. */
export interface Query {
  readonly noun: 'MeterReadings' | 'MeterConfig' | 'UsagePointConfig' | 'EndDeviceEvents'
  readonly meters?: readonly ObjectReference[]
  readonly usagePoints?: readonly ObjectReference[]
  readonly readingTypes?: readonly string[]
  /** Codes of event types. */
  readonly eventTypes?: readonly string[]
  readonly meterGroups?: readonly ObjectReference[]
  readonly usagePointGroups?: readonly ObjectReference[]
  /** The period of a TimeSchedule inside the query; that of the request stands in its envelope. */
  readonly schedule?: OpenPeriod
}

/** Times with zone; a side that is left out is open. */
export interface OpenPeriod {
  readonly start?: string
  readonly end?: string
}

/**
 * The query profile of a noun, for example GetMeterReadings, after its template.
 *
 * @throws Error where there is no template for the noun
 */
export function buildQuery(query: Query, templates: Templates): XmlElement {
  const { noun, meters = [], usagePoints = [], readingTypes = [], eventTypes = [] } = query
  const { meterGroups = [], usagePointGroups = [] } = query
  const template = templates.get(`Get${noun}`)
  if (!template) throw new Error(`There is no template Get${noun}.`)
  return fillTemplate(template, {
    meters: meters.map(objectValues),
    usagePoints: usagePoints.map(objectValues),
    readingTypes: readingTypes.map((code) => ({ code })),
    eventTypes: eventTypes.map((code) => ({ code })),
    meterGroups: meterGroups.map(objectValues),
    usagePointGroups: usagePointGroups.map(objectValues),
    schedules: query.schedule ? [{ start: query.schedule.start, end: query.schedule.end }] : [],
  })
}
