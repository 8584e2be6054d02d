import { objectError, requestError } from './errors.ts'
import { eventProfile, type HeadEndEvent } from './events.ts'
import type { HeadEnd } from './head-end.ts'
import type { Outcome } from './outcome.ts'
import type { Period } from './periods.ts'
import type { Meter } from './plant.ts'
import type { Query } from './query.ts'
import { resolveObjects } from './resolve.ts'

/** What a query for past events asks for; no types means all of them. */
export interface AskedEvents {
  readonly meters: readonly Meter[]
  readonly types: readonly string[]
  readonly period: Period
}

/** The events that a query asks for. */
export const fittingEvents = (
  events: readonly HeadEndEvent[],
  { meters, types, period }: AskedEvents,
): readonly HeadEndEvent[] =>
  events.filter(
    ({ meter, code, at }) =>
      meters.some(({ mRID }) => mRID === meter?.mRID) &&
      (!types.length || types.includes(code)) &&
      Date.parse(at) >= (period.start ?? Number.NEGATIVE_INFINITY) &&
      Date.parse(at) <= (period.end ?? Number.POSITIVE_INFINITY),
  )

/** Answers get(EndDeviceEvents): what happened at meters, of some types or all, in a period or ever. */
export function tellHistory(query: Query, { behaviours, events }: HeadEnd): Outcome {
  const period = behaviours['query.period'](query.asked, query.scheduled)
  const { meters, errors } = resolveObjects(query.objects, behaviours, period)
  const asked = { meters: meters.map(({ meter }) => meter), types: query.eventTypes, period }
  const found = behaviours['events.found'](events.all(), asked)
  if (found.length) return { errors, payload: eventProfile(found) }
  return { errors: errors.length ? errors : [nothing(asked.meters)] }
}

const nothing = ([meter, ...more]: readonly Meter[]) =>
  meter && !more.length
    ? objectError('5.7', 'There are no such events of the meter.', 'Meter', { mRID: meter.mRID })
    : requestError('5.7', 'There are no such events.')
