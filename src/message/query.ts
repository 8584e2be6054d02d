import type { FiledNoun, queriedNouns } from '../config/nouns.ts'
import type { Templates } from '../standard/templates.ts'
import type { XmlElement } from '../xml/tree.ts'
import type { ObjectReference } from './build.ts'
import { fillTemplate, objectValues } from './template.ts'

/** What a query asks about. */
export interface Query {
  readonly noun: (typeof queriedNouns)[number]
  /** The objects of the noun, where they are neither meters nor usage points. */
  readonly objects?: readonly ObjectReference[]
  /** Objects of several kinds, by the lists of the template. */
  readonly lists?: Readonly<Record<string, readonly ObjectReference[]>>
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

/** Asks for what is on file of objects: each noun calls them in a list of its own. */
export function aboutObjects(noun: FiledNoun, objects: readonly ObjectReference[]): Query {
  if (noun === 'MeterConfig') return { noun, meters: objects }
  return noun === 'UsagePointConfig' ? { noun, usagePoints: objects } : { noun, objects }
}

/**
 * The query profile of a noun, for example GetMeterReadings, after its template.
 *
 * @throws Error where there is no template for the noun
 */
export function buildQuery(query: Query, templates: Templates): XmlElement {
  const { noun, objects = [], meters = [], usagePoints = [], readingTypes = [], eventTypes = [] } = query
  const { meterGroups = [], usagePointGroups = [] } = query
  const template = templates.get(`Get${noun}`)
  if (!template) throw new Error(`There is no template Get${noun}.`)
  return fillTemplate(template, {
    objects: objects.map(objectValues),
    meters: meters.map(objectValues),
    usagePoints: usagePoints.map(objectValues),
    readingTypes: readingTypes.map((code) => ({ code })),
    eventTypes: eventTypes.map((code) => ({ code })),
    meterGroups: meterGroups.map(objectValues),
    usagePointGroups: usagePointGroups.map(objectValues),
    schedules: query.schedule ? [{ start: query.schedule.start, end: query.schedule.end }] : [],
    ...Object.fromEntries(Object.entries(query.lists ?? {}).map(([list, some]) => [list, some.map(objectValues)])),
  })
}
