import { z } from 'zod'
import type { Templates } from '../standard/templates.ts'
import type { XmlElement } from '../xml/tree.ts'
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

const control = z.strictObject({
  /** Four-part code of the command; without it the control says not what to do. */
  code: z.string().optional(),
  meters: z.array(objectReference).readonly().default([]),
  usagePoints: z.array(objectReference).readonly().default([]),
  reason: z.string().optional(),
})
/** One command and whom it is for. */
export type Control = z.input<typeof control>

const ownObject = objectReference.extend({
  /** What the template of the noun has a placeholder for: `{serialNumber}`, `{phaseCode}`. */
  fields: z.record(z.string(), z.string()).default({}),
})
/** An object that a run puts on file, and what is told of it. */
export type OwnObject = z.input<typeof ownObject>

const controlsChange = z.strictObject({
  noun: z.literal('EndDeviceControls'),
  verb: z.literal('create'),
  controls: z.array(control).readonly(),
})
/** Objects of a run's own: put on file, changed, or struck off. */
export const ownData = z.strictObject({
  noun: z.enum(['MeterConfig', 'UsagePointConfig']),
  verb: z.enum(['create', 'change', 'delete']),
  objects: z.array(ownObject).readonly(),
})
/** A message that changes a system, as plain data: it is journalled before it is sent. */
export const change = z.discriminatedUnion('noun', [controlsChange, ownData])
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
  const template = templates.get(changing.noun)
  if (!template) throw new Error(`There is no template ${changing.noun}.`)
  return fillTemplate(
    template,
    changing.noun === 'EndDeviceControls'
      ? { controls: changing.controls.map((one, index) => controlValues(one, order, index + 1)) }
      : { objects: changing.objects.map((one) => ({ ...one.fields, ...objectValues(one) })) },
  )
}

const controlValues = (
  { code, meters, usagePoints, reason }: z.infer<typeof control>,
  { issuer, tracking }: { readonly issuer: string; readonly tracking: string },
  number: number,
) => ({
  issuer,
  tracking: `${tracking}-${number}`,
  code,
  reason,
  meters: meters.map(objectValues),
  usagePoints: usagePoints.map(objectValues),
})
