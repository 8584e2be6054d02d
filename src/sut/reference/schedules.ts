import type { Header } from '../../message/model.ts'
import { profileNamespace } from '../../message/namespaces.ts'
import { childNamed, element, elements, textOf, type XmlElement } from '../../xml/tree.ts'
import { requestError } from './errors.ts'
import { publish } from './happenings.ts'
import type { HeadEnd } from './head-end.ts'
import { readMeters } from './meter-readings.ts'
import type { Outcome } from './outcome.ts'
import { readQuery, type AskedObject, type Query } from './query.ts'
import { resolveObjects } from './resolve.ts'
import { readTimes, type Times } from './schedule-times.ts'

/** Readings that are taken by themselves when they are due. */
export interface ReadSchedule {
  /** By which its maker speaks of it. */
  readonly id: string
  /** The CorrelationID of the request that made it. */
  readonly correlationId: string | undefined
  readonly profile: XmlElement
  readonly objects: readonly AskedObject[]
  readonly readingTypes: readonly string[]
  readonly times: Times
}

/** The schedules of a head end, each with what is planned for it. */
export interface ScheduleBook {
  add(schedule: ReadSchedule, headEnd: HeadEnd): void
  all(): readonly ReadSchedule[]
  remove(schedule: ReadSchedule): void
  /** Forgets what is planned, and plans it again for the schedules that are still there. */
  restart(headEnd: HeadEnd): void
}

export function openScheduleBook(): ScheduleBook {
  const planned = new Map<ReadSchedule, () => void>()
  const plan = (schedule: ReadSchedule, after: number, headEnd: HeadEnd): void => {
    const due = headEnd.behaviours['schedules.next'](schedule.times, after)
    const callOff =
      due === undefined
        ? () => undefined
        : headEnd.agenda.at(due, () => {
            readNow(schedule, headEnd)
            if (planned.has(schedule)) plan(schedule, due, headEnd)
          })
    planned.set(schedule, callOff)
  }
  const now = ({ clock }: HeadEnd) => Date.parse(clock.now().wall)
  return {
    add: (schedule, headEnd) => plan(schedule, now(headEnd), headEnd),
    all: () => [...planned.keys()],
    remove: (schedule) => {
      planned.get(schedule)?.()
      planned.delete(schedule)
    },
    restart: (headEnd) => {
      const kept = headEnd.behaviours['schedules.afterRestart']([...planned.keys()])
      for (const callOff of planned.values()) callOff()
      planned.clear()
      for (const schedule of kept) plan(schedule, now(headEnd), headEnd)
    },
  }
}

/** Takes the readings of a schedule and sends them to whoever asked to be told. */
function readNow(schedule: ReadSchedule, headEnd: HeadEnd): void {
  const { behaviours } = headEnd
  const { payload } = readMeters(behaviours['schedules.read'](queryOf(schedule)), headEnd)
  if (payload)
    publish(
      'MeterReadings',
      headEnd,
      () => behaviours['events.profile'](payload),
      behaviours['schedules.correlation'](schedule),
    )
}

const queryOf = ({ objects, readingTypes }: ReadSchedule): Query => ({
  objects,
  readingTypes,
  eventTypes: [],
  asked: {},
  scheduled: {},
  options: new Map(),
})

const namespace = profileNamespace('MeterReadSchedule')

/** Carries out create(MeterReadSchedule): one schedule a message. A schedule that cannot be kept as a whole is refused. */
export function createSchedule(profiles: readonly XmlElement[], headEnd: HeadEnd, header: Header): Outcome {
  const { behaviours, clock, newId, schedules } = headEnd
  const [profile] = profiles
  if (profile?.name !== 'MeterReadSchedule' || profiles.length !== 1)
    return { errors: [requestError('2.5', 'The payload is not one MeterReadSchedule.')] }
  const { objects, readingTypes } = readQuery('MeterReadings', [profile])
  const { errors: unknown } = resolveObjects(objects, behaviours)
  const now = Date.parse(clock.now().wall)
  const times = readTimes(childNamed(profile, 'TimeSchedule'), now)
  const isLate = !('code' in times) && behaviours['schedules.isOver'](times, now)
  const errors = behaviours['schedules.refused']([
    ...(objects.length ? unknown : [requestError('1.6', 'The schedule names no meter and no usage point.')]),
    ...refusedTypes(readingTypes, headEnd),
    ...('code' in times ? [times] : []),
    ...(isLate ? [requestError('6.1', 'The time of the schedule is over.')] : []),
  ])
  const id = newId()
  const correlationId = header.correlationId?.value || header.messageId?.value || undefined
  const wanted = 'code' in times ? undefined : { id, correlationId, profile, objects, readingTypes, times }
  const kept = wanted && behaviours['schedules.kept'](wanted, errors)
  if (kept) schedules.add(kept, headEnd)
  if (errors.length) return { errors }
  const transaction = behaviours['schedules.id'](id)
  return { errors: [], done: true, ...(transaction !== undefined && { transaction }) }
}

const refusedTypes = (codes: readonly string[], { behaviours }: HeadEnd) =>
  codes.flatMap((code) => {
    const reply = behaviours['accepts.readingType'](code)
    return reply ? [requestError(reply, 'The meters of this head end do not deliver that reading type.', code)] : []
  })

/**
 * Carries out cancel(MeterReadSchedule): of the schedules that are called by the ids that were given to them, by those of the
 * requests that made them, or by their content once more.
 */
export function cancelSchedules(
  profiles: readonly XmlElement[],
  { behaviours, schedules }: HeadEnd,
  _header: Header,
  ids: readonly string[] = [],
): Outcome {
  const all = schedules.all()
  const called = [
    ...ids.map((id) => ({ word: id, schedule: all.find((one) => one.id === id || one.correlationId === id) })),
    ...profiles.map((profile) => ({
      word: profile.name,
      schedule: all.find((one) => contentOf(one.profile) === contentOf(profile)),
    })),
  ]
  if (!called.length) return { errors: [requestError('1.7', 'The request says not which schedule is meant.')] }
  const errors = behaviours['schedules.refused'](
    called.flatMap(({ word, schedule }) =>
      schedule ? [] : [requestError('2.15', 'This head end knows no such schedule.', word)],
    ),
  )
  const meant = called.flatMap(({ schedule }) => schedule ?? [])
  for (const one of behaviours['schedules.cancelled'](meant, all)) schedules.remove(one)
  return { errors, done: errors.length < called.length }
}

/** All that an element says, in its order. */
const contentOf = (element: XmlElement): string => {
  const children = elements(element)
  return `${element.name}(${children.length ? children.map(contentOf).join() : textOf(element)})`
}

/** Answers get(MeterReadSchedule): all schedules that read the meters asked for, in the one container that the profile has. */
export function tellSchedules(query: Query, headEnd: HeadEnd): Outcome {
  const { behaviours, schedules } = headEnd
  const asked = resolveObjects(query.objects, behaviours)
  const meters = new Set(asked.meters.map(({ meter }) => meter))
  const told = schedules
    .all()
    .filter(({ objects }) => resolveObjects(objects, behaviours).meters.some(({ meter }) => meters.has(meter)))
    .flatMap((one) => behaviours['schedules.told'](one.profile) ?? [])
  if (!told.length)
    return {
      errors: asked.errors.length ? asked.errors : [requestError('5.7', 'There are no schedules of these meters.')],
    }
  const parts = told.flatMap(elements)
  const names = [...new Set(parts.map(({ name }) => name))].sort()
  return {
    errors: asked.errors,
    payload: element(
      namespace,
      'MeterReadSchedule',
      names.flatMap((name) => parts.filter((part) => part.name === name)),
    ),
  }
}
