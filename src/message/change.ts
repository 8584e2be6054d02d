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

/** A message that changes a system, as plain data: it is journalled before it is sent. */
export const change = z.discriminatedUnion('noun', [
  z.strictObject({
    noun: z.literal('EndDeviceControls'),
    verb: z.literal('create'),
    controls: z.array(control).readonly(),
  }),
])
export type Change = z.infer<typeof change>
/** A change as the steps speak of it, before defaults. */
export type ChangeInput = z.input<typeof change>

/**
 * The payload of a change, after its template.
 *
 * @param issuer who gives the order, and the number of the first command in his books
 * @throws Error where there is no template for the noun
 */
export function buildChange(
  { noun, controls }: Change,
  templates: Templates,
  { issuer, tracking }: { readonly issuer: string; readonly tracking: string },
): XmlElement {
  const template = templates.get(noun)
  if (!template) throw new Error(`There is no template ${noun}.`)
  return fillTemplate(template, {
    controls: controls.map(({ code, meters, usagePoints, reason }, index) => ({
      issuer,
      tracking: `${tracking}-${index + 1}`,
      code,
      reason,
      meters: meters.map(objectValues),
      usagePoints: usagePoints.map(objectValues),
    })),
  })
}
