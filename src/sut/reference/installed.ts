import type { Period } from './periods.ts'
import type { UsagePoint } from './plant.ts'

/**
 * The meters that were installed at a usage point in a period, each with the time it was there. A period without a start
 * is about the meter that is there now.
 */
export function installedAt(
  { meter, before }: UsagePoint,
  { start }: Period,
): readonly { readonly mRID: string; readonly during?: Period }[] {
  const now = meter === undefined ? [] : [{ mRID: meter }]
  const until = before && Date.parse(before.until)
  if (!before || until === undefined || start === undefined || start >= until) return now
  return [
    { mRID: before.meter, during: { end: until } },
    ...now.map(({ mRID }) => ({ mRID, during: { start: until } })),
  ]
}
