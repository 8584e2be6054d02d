import { z } from 'zod'
import { filedNouns } from '../config/nouns.ts'
import { buildTransactionId } from './build.ts'
import type { Templates } from '../standard/templates.ts'
import type { XmlElement } from '../xml/tree.ts'
import { panFields, panValues } from './pan.ts'
import { buildSchedule, scheduleChange, type ScheduleChange } from './schedule.ts'
import { serviceRequestChange, serviceRequestValues } from './service-request.ts'
import { fillTemplate, objectValues, type TemplateValues } from './template.ts'

const objectName = z.strictObject({
  name: z.string(),
  nameType: z.string().optional(),
  authority: z.string().optional(),
})
const objectReference = z.strictObject({
  mRID: z.string().optional(),
  names: z.array(objectName).readonly().optional(),
})

const control = z.strictObject({
  /** The id that we give it, and the number in our books; without the latter the next one. */
  mRID: z.string().optional(),
  tracking: z.string().optional(),
  /** Four-part code of the command; without it the control says not what to do. */
  code: z.string().optional(),
  meters: z.array(objectReference).readonly().default([]),
  usagePoints: z.array(objectReference).readonly().default([]),
  meterGroups: z.array(objectReference).readonly().default([]),
  usagePointGroups: z.array(objectReference).readonly().default([]),
  reason: z.string().optional(),
  /** When it is to be carried out, with zone: not before its start, and not after its end. */
  interval: z.strictObject({ start: z.string().optional(), end: z.string().optional() }).optional(),
  ...panFields,
})
/** One command and whom it is for. */
export type Control = z.input<typeof control>

const fields = z.record(z.string(), z.string()).default({})
const ownObject = objectReference.extend({
  /** What the template of the noun has a placeholder for: `{serialNumber}`, `{phaseCode}`. */
  fields,
  /** Other objects to which it refers, by the list of the template: `t:each="usagePoints"`. */
  refs: z.record(z.string(), z.array(objectReference).readonly()).default({}),
  /** What is told of beside it and belongs to it, by the list of the template: `t:each="comFunctions"`. */
  parts: z.record(z.string(), z.array(objectReference.extend({ fields })).readonly()).default({}),
})
/** An object that a run puts on file, and what is told of it. */
export type OwnObject = z.input<typeof ownObject>

const linkage = z.strictObject({
  noun: z.literal('MasterDataLinkageConfig'),
  verb: z.enum(['create', 'change', 'delete']),
  /** From when on it holds, with zone. */
  effective: z.string().optional(),
  /** The id of its event, where all that a message tells must have one. */
  event: z.string().optional(),
  /** The objects that belong together, by the list of the template: `t:each="meters"`. */
  members: z.record(z.string(), z.array(objectReference).readonly()),
})

const controlsChange = z.strictObject({
  noun: z.literal('EndDeviceControls'),
  verb: z.enum(['create', 'cancel']),
  controls: z.array(control).readonly().default([]),
  /** What is cancelled, by the id that the SUT gave to the message it came with; in the place of controls. */
  transaction: z.string().optional(),
})
/** Objects of a run's own: put on file, changed, or struck off. */
export const ownData = z.strictObject({
  noun: z.enum(filedNouns),
  verb: z.enum(['create', 'change', 'delete']),
  objects: z.array(ownObject).readonly(),
})
/** What an operation of a set may carry; its verb stands in the operation. */
export const carried = z.discriminatedUnion('noun', [ownData.omit({ verb: true }), linkage.omit({ verb: true })])
/** A message that changes a system, as plain data: it is journalled before it is sent. */
export const change = z.discriminatedUnion('noun', [
  controlsChange,
  linkage,
  ownData,
  scheduleChange,
  serviceRequestChange,
])
export type Change = z.infer<typeof change>
/** A change as the steps speak of it, before defaults. */
export type ChangeInput = z.input<typeof change>

/**
 * The payload of a change, after its template.
 *
 * @param issuer who gives an order, and the number of his first in his books
 * @throws Error where there is no template for the noun
 */
export function buildChange(
  changing: Change,
  templates: Templates,
  order: { readonly issuer: string; readonly tracking: string },
): XmlElement {
  if (changing.noun === 'MeterReadSchedule') return buildSchedule(changing, templates)
  if (changing.noun === 'EndDeviceControls' && changing.transaction !== undefined)
    return buildTransactionId(changing.transaction)
  const template = templates.get(changing.noun)
  if (!template) throw new Error(`There is no template ${changing.noun}.`)
  return fillTemplate(template, valuesOf(changing, order))
}

function valuesOf(
  changing: Exclude<Change, ScheduleChange>,
  order: { readonly issuer: string; readonly tracking: string },
): TemplateValues {
  switch (changing.noun) {
    case 'EndDeviceControls':
      return { controls: changing.controls.map((one, index) => controlValues(one, order, index + 1)) }
    case 'MeterServiceRequests':
      return serviceRequestValues(changing)
    case 'MasterDataLinkageConfig':
      return { effective: changing.effective, event: changing.event, ...listed(changing.members, objectValues) }
    default:
      return {
        ...listed(partsOf(changing.objects), partValues),
        objects: changing.objects.map(ownValues),
      }
  }
}

/** Lists of a template, each entry as its values. */
const listed = <T>(
  lists: Readonly<Record<string, readonly T[]>>,
  values: (entry: T) => TemplateValues,
): TemplateValues => Object.fromEntries(Object.entries(lists).map(([list, entries]) => [list, entries.map(values)]))

/** The parts of all objects, by their lists. */
function partsOf(objects: z.infer<typeof ownData>['objects']): z.infer<typeof ownObject>['parts'] {
  const lists = new Set(objects.flatMap(({ parts }) => Object.keys(parts)))
  return Object.fromEntries([...lists].map((list) => [list, objects.flatMap(({ parts }) => parts[list] ?? [])]))
}

const partValues = ({
  fields: told,
  ...object
}: z.infer<typeof ownObject>['parts'][string][number]): TemplateValues => ({
  ...told,
  ...objectValues(object),
})

const ownValues = ({ fields: told, refs, parts, ...object }: z.infer<typeof ownObject>): TemplateValues => ({
  ...told,
  ...listed(refs, objectValues),
  ...listed(parts, partValues),
  ...objectValues(object),
})

const targetsOf = ({
  meters,
  usagePoints,
  meterGroups,
  usagePointGroups,
}: Pick<z.infer<typeof control>, 'meters' | 'usagePoints' | 'meterGroups' | 'usagePointGroups'>) => ({
  meters,
  usagePoints,
  meterGroups,
  usagePointGroups,
})

const controlValues = (
  { mRID, tracking: own, code, reason, interval, ...rest }: z.infer<typeof control>,
  { issuer, tracking }: { readonly issuer: string; readonly tracking: string },
  number: number,
) => ({
  controlId: mRID,
  issuer,
  tracking: own ?? `${tracking}-${number}`,
  code,
  reason,
  start: interval?.start,
  end: interval?.end,
  ...panValues(rest),
  ...listed(targetsOf(rest), objectValues),
})
