import type { Templates } from '../standard/templates.ts'
import type { XmlElement } from '../xml/tree.ts'
import type { ObjectReference } from './build.ts'
import { fillTemplate, type TemplateValues } from './template.ts'

/** What a query asks about. */
export interface Query {
  readonly noun: 'MeterReadings' | 'MeterConfig'
  readonly meters?: readonly ObjectReference[]
  readonly usagePoints?: readonly ObjectReference[]
  readonly readingTypes?: readonly string[]
}

/**
 * The query profile of a noun, for example GetMeterReadings, after its template.
 *
 * @throws Error where there is no template for the noun
 */
export function buildQuery(
  { noun, meters = [], usagePoints = [], readingTypes = [] }: Query,
  templates: Templates,
): XmlElement {
  const template = templates.get(`Get${noun}`)
  if (!template) throw new Error(`There is no template Get${noun}.`)
  return fillTemplate(template, {
    meters: meters.map(objectValues),
    usagePoints: usagePoints.map(objectValues),
    readingTypes: readingTypes.map((code) => ({ code })),
  })
}

const objectValues = ({ mRID, names = [] }: ObjectReference): TemplateValues => ({
  mRID,
  names: names.map(({ name, nameType, authority }) => ({ name, nameType, authority })),
})
