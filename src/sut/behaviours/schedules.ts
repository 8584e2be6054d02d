import type { ErrorFields } from '../../message/build.ts'
import type { XmlElement } from '../../xml/tree.ts'
import type { Query } from '../reference/query.ts'
import { isOver, nextDue, type Times } from '../reference/schedule-times.ts'
import type { ReadSchedule } from '../reference/schedules.ts'

/** The seams at which a SUT can go wrong with read schedules. */
export interface ScheduleBehaviours {
  /** Why a message about schedules is refused. */
  readonly 'schedules.refused': (errors: readonly ErrorFields[]) => readonly ErrorFields[]
  /** Is the time of a schedule over, so that it is refused? Moments in milliseconds since 1970. */
  readonly 'schedules.isOver': (times: Times, now: number) => boolean
  /** What is kept of a schedule, given why it is refused; undefined keeps nothing. */
  readonly 'schedules.kept': (schedule: ReadSchedule, errors: readonly ErrorFields[]) => ReadSchedule | undefined
  /** The id that its maker is given. */
  readonly 'schedules.id': (id: string) => string | undefined
  /** When it is due next, after a moment; milliseconds since 1970. */
  readonly 'schedules.next': (times: Times, after: number) => number | undefined
  /** What is read when it is due. */
  readonly 'schedules.read': (query: Query) => Query
  /** The CorrelationID of what comes of it. */
  readonly 'schedules.correlation': (schedule: ReadSchedule) => string | undefined
  /** The schedules that end, of those that are called off and all there are. */
  readonly 'schedules.cancelled': (
    meant: readonly ReadSchedule[],
    all: readonly ReadSchedule[],
  ) => readonly ReadSchedule[]
  /** The profile of a schedule as it is told; undefined tells it not. */
  readonly 'schedules.told': (profile: XmlElement) => XmlElement | undefined
  /** What is left after a restart. */
  readonly 'schedules.afterRestart': (schedules: readonly ReadSchedule[]) => readonly ReadSchedule[]
}

export const conformingSchedules: ScheduleBehaviours = {
  'schedules.refused': (errors) => errors,
  'schedules.isOver': isOver,
  'schedules.kept': (schedule, errors) => (errors.length ? undefined : schedule),
  'schedules.id': (id) => id,
  'schedules.next': nextDue,
  'schedules.read': (query) => query,
  'schedules.correlation': ({ correlationId }) => correlationId,
  'schedules.cancelled': (meant) => meant,
  'schedules.told': (profile) => profile,
  'schedules.afterRestart': (schedules) => schedules,
}
