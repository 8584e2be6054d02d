import { childNamed, childText, type XmlElement } from '../../xml/tree.ts'

/** When a control is to be carried out; milliseconds since 1970, a side that is left out is open. */
export interface Timing {
  readonly start?: number
  readonly end?: number
}

/** When it falls due: at a time to come, now, or never, as its time is over. */
export type Due = number | 'now' | 'past' | 'expired'

/** A start that is not longer ago than this was meant to be now. */
const graceMs = 60_000

/** The times of a control: the interval of its primary device. */
export function timingIn(control: XmlElement): Timing {
  const timing = childNamed(control, 'primaryDeviceTiming')
  const interval = timing && childNamed(timing, 'interval')
  const [start, end] = ['start', 'end'].map((name) => Date.parse((interval && childText(interval, name)) ?? ''))
  return {
    ...(start !== undefined && !Number.isNaN(start) && { start }),
    ...(end !== undefined && !Number.isNaN(end) && { end }),
  }
}

/** What becomes of a control of these times. */
export function dueOf({ start, end }: Timing, now: number): Due {
  if (end !== undefined && end <= now) return 'expired'
  if (start === undefined) return 'now'
  if (start > now) return start
  return now - start > graceMs ? 'past' : 'now'
}
