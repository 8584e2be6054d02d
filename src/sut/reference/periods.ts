/** A period in milliseconds since 1970; a side that is left out is open. */
export interface Period {
  readonly start?: number
  readonly end?: number
}

/** Meters keep a value for the end of each quarter of an hour. */
export const quarterMs = 15 * 60 * 1000

/** No answer holds more moments than those of so many days. */
const mostDays = 40

export const isAnyTime = ({ start, end }: Period): boolean => start === undefined && end === undefined

export const overlapOf = (one: Period, other: Period): Period => {
  const start = Math.max(one.start ?? Number.NEGATIVE_INFINITY, other.start ?? Number.NEGATIVE_INFINITY)
  const end = Math.min(one.end ?? Number.POSITIVE_INFINITY, other.end ?? Number.POSITIVE_INFINITY)
  return { ...(Number.isFinite(start) && { start }), ...(Number.isFinite(end) && { end }) }
}

/** Is it longer than an answer can hold? */
export const isTooLong = ({ start, end }: Period, now: number): boolean =>
  start !== undefined && Math.min(end ?? now, now) - start > mostDays * 24 * 60 * 60 * 1000

/**
 * The quarters of an hour that lie in a period, by their ends: those within it and at its end, not that at its start.
 * Without a start, the last one before the end.
 *
 * @param now nothing is kept for moments after it; milliseconds since 1970
 */
export function quartersIn({ start, end }: Period, now: number): readonly number[] {
  const last = Math.floor(Math.min(end ?? now, now) / quarterMs) * quarterMs
  if (start === undefined) return [last]
  const first = Math.floor(start / quarterMs + 1) * quarterMs
  return first > last
    ? []
    : Array.from({ length: (last - first) / quarterMs + 1 }, (_, index) => first + index * quarterMs)
}
