import type { Ics } from '../config/ics.ts'
import { decodeRecord } from '../exchange/decode.ts'
import type { Recorder } from '../exchange/recorder.ts'
import type { Query } from '../message/query.ts'
import type { ScheduleChange } from '../message/schedule.ts'
import { childNamed, childrenNamed, childText, textOf, type XmlElement } from '../xml/tree.ts'
import type { Bench } from './bench.ts'
import { fixturesOf } from './fixtures.ts'
import { asReference } from './link-undo.ts'
import type { Undoing } from './undo.ts'

/** What a scenario knows of the schedules it made. */
interface ScheduleBook {
  /**
   * Looks at the answer to a message about a schedule: the id it gives to a new one is from then on what undoes it, and what
   * was called off needs no undoing.
   *
   * @param remembered the entries of the journal that were written before the message was sent
   */
  note(changing: ScheduleChange, request: number, remembered: readonly string[]): void
}

/** Keeps the book of the schedules of a scenario. */
export function scheduleBook(bench: Bench, undoing: Undoing, recorder: Recorder): ScheduleBook {
  const made = new Map<string, string>()
  return {
    note: ({ noun, verb, id, schedule }, request, [entry]) => {
      const answer = decodeRecord(recorder.record()).repliesTo(request)[0]?.message?.reply
      if (answer?.result?.value !== 'OK') return
      const done = verb === 'cancel' ? made.get(id ?? '') : undefined
      if (done !== undefined) undoing.settle(done)
      const given = verb === 'create' && entry !== undefined ? idGivenIn(answer.element) : undefined
      if (given === undefined || entry === undefined || bench.ics.scheduleIdentity !== 'reply-id') return
      // Whoever gives the id of a meter to a schedule might strike off the meter by it.
      if (
        fixturesOf(bench.ixit)
          .objects()
          .some(({ mRID, names }) => mRID === given || names.includes(given))
      )
        return
      bench.own.add(given)
      made.set(given, undoing.remember({ noun, verb: 'cancel', id: given, schedule }))
      undoing.settle(entry)
    },
  }
}

/** The id that a reply gives to what its request made. */
export function idGivenIn(reply: XmlElement): string | undefined {
  const [id] = childrenNamed(reply, 'ID').map(textOf)
  return id?.trim() || undefined
}

/** Ids in the journal by which a schedule of a run is called. */
export const scheduleIdsIn = ({ id }: ScheduleChange): readonly string[] => (id === undefined ? [] : [id])

/** How it is asked whether a schedule is still there, and whether an answer holds it: its end is told to the millisecond. */
export function scheduleLeft(
  { schedule }: ScheduleChange,
  { nouns }: Ics,
): { readonly query: Query; readonly isIn: (profiles: readonly XmlElement[]) => boolean } | undefined {
  const end = schedule?.times.end
  if (!schedule || end === undefined || !nouns.includes('MeterReadSchedule')) return undefined
  return {
    query: { noun: 'MeterReadSchedule', meters: schedule.meters.map(asReference) },
    isIn: (profiles) =>
      profiles
        .flatMap((profile) => childrenNamed(profile, 'TimeSchedule'))
        .flatMap((times) => childNamed(times, 'scheduleInterval') ?? [])
        .some((interval) => Date.parse(childText(interval, 'end') ?? '') === Date.parse(end)),
  }
}
