import type { ErrorFields } from '../../message/build.ts'
import { childNamed, childrenNamed, childText, type XmlElement } from '../../xml/tree.ts'
import { requestError } from './errors.ts'

/** When a schedule is due; milliseconds, moments since 1970. */
export interface Times {
  readonly isDisabled: boolean
  /** From here on periods are counted. */
  readonly base: number
  readonly periodMs?: number
  /** Single moments. */
  readonly points: readonly number[]
  /** Nothing is due before and after. */
  readonly start: number
  readonly end: number
}

/** A meter is not read more often. */
export const leastPeriodMs = 100

const dayMs = 24 * 3_600_000

/** A recurrence pattern as this head end reads it; there is no common language for it. */
const patternForm = /^every (\d+(?:\.\d+)?) s$/

/** Is the time of a schedule over? */
export const isOver = ({ end }: Times, now: number): boolean => end <= now

/** Reads a TimeSchedule, or says why it cannot be kept. */
export function readTimes(schedule: XmlElement | undefined, now: number): Times | ErrorFields {
  const refuse = (code: string, reason: string) => requestError(code, reason)
  if (!schedule) return refuse('1.6', 'Nothing says when the readings are due.')
  const interval = childNamed(schedule, 'scheduleInterval')
  const start = (interval && momentIn(interval, 'start')) ?? now
  const end = (interval && momentIn(interval, 'end')) ?? Number.POSITIVE_INFINITY
  const [period, pattern] = [childText(schedule, 'recurrencePeriod'), childText(schedule, 'recurrencePattern')]
  if (period && pattern) return refuse('1.8', 'A schedule has a period or a pattern, and not both.')
  const seconds = period ?? (pattern ? patternForm.exec(pattern)?.[1] : undefined)
  if (pattern && seconds === undefined) return refuse('1.6', 'This head end does not know the pattern.')
  const periodMs = seconds === undefined ? undefined : Math.round(Number(seconds) * 1000)
  if (periodMs !== undefined && !(periodMs >= leastPeriodMs)) return refuse('1.6', 'The period is too short.')
  const points = childrenNamed(schedule, 'TimePoints').flatMap((point) => momentIn(point, 'dateTime') ?? [])
  if (periodMs === undefined && !points.length) return refuse('1.6', 'Nothing says when the readings are due.')
  const offset = childText(schedule, 'offset')
  return {
    isDisabled: ['true', '1'].includes(childText(schedule, 'disabled') ?? ''),
    base: offset ? Math.floor(start / dayMs) * dayMs + Number(offset) * 1000 : start,
    ...(periodMs !== undefined && { periodMs }),
    points,
    start,
    end,
  }
}

function momentIn(parent: XmlElement, name: string): number | undefined {
  const ms = Date.parse(childText(parent, name) ?? '')
  return Number.isNaN(ms) ? undefined : ms
}

/** The first moment at which a schedule is due, after another; undefined where there is none. */
export function nextDue({ isDisabled, base, periodMs, points, start, end }: Times, after: number): number | undefined {
  if (isDisabled) return undefined
  const earliest = Math.max(start, after + 1)
  const repeated =
    periodMs === undefined ? [] : [base + Math.max(0, Math.ceil((earliest - base) / periodMs)) * periodMs]
  const due = [...points, ...repeated].filter((ms) => ms >= earliest && ms <= end)
  return due.length ? Math.min(...due) : undefined
}
