import type { Clock } from '../exchange/clock.ts'
import { decodeRecord } from '../exchange/decode.ts'
import type { ClockEntry } from '../exchange/entries.ts'
import type { Recorder } from '../exchange/recorder.ts'
import { ControlFailed } from '../sut/control.ts'
import type { Bench } from './bench.ts'
import { Inconclusive } from './errors.ts'

/** How far the clock of the SUT is ahead of ours, in milliseconds, and how sure that is. */
export type Skew = Pick<ClockEntry, 'aheadMs' | 'withinMs'>

/** The clock of the SUT, as far as it is known: by it we plan when something is due. Durations are those of our own clock. */
export interface SutTime extends Clock {
  /** Can it be put forward, so that nobody has to wait for what is due? */
  readonly canLeap: boolean
  /**
   * The time of the SUT, to plan by.
   *
   * @returns milliseconds since 1970
   * @throws Inconclusive where its messages tell another time than can be believed
   */
  forPlans(): number
  /**
   * Puts the clock of the SUT forward to a moment, where that can be done; else nothing is done, and who needs the moment
   * waits for it.
   *
   * @param moment milliseconds since 1970
   * @throws Inconclusive where putting it forward failed
   */
  leapTo(moment: number): Promise<void>
  /** Asks the SUT for its time beside its messages, where that can be done. */
  ask(): Promise<void>
  /** Takes from the reply to a message of ours what it tells of the clock of the SUT. */
  hear(request: number): void
}

const agreeing: Skew = { aheadMs: 0, withinMs: 0 }

/** The clock of the SUT for whoever writes that record; what is found out of it is kept for all who come after. */
export function sutTimeFor(bench: Bench, recorder: Recorder): SutTime {
  const { clock, ixit, clockControl } = bench
  // Whoever only reads lets nothing fall due.
  const canLeap = clockControl !== undefined && recorder.record().context.scenario.effect !== 'reads'
  const held = () => bench.skew ?? agreeing
  const ourNow = () => Date.parse(clock.now().wall)
  const note = (skew: Skew, because: ClockEntry['because']) => {
    bench.skew = skew
    recorder.append({ kind: 'clock', ...skew, because })
  }
  /** What was told between two moments of ours; it is no news where it agrees with what is held. */
  const learn = (told: number, exactMs: number, sent: number, came: number, because: 'asked' | 'told') => {
    const [least, most] = [told - exactMs - came, told + exactMs - sent]
    const skew = { aheadMs: (least + most) / 2, withinMs: (most - least) / 2 }
    const apart = Math.abs(skew.aheadMs - held().aheadMs)
    if (because === 'told') bench.incredibleMs = apart > ixit.timeLimits.clockSkewMs ? skew.aheadMs : undefined
    if (bench.incredibleMs === undefined && apart > skew.withinMs + held().withinMs) note(skew, because)
  }
  if (bench.skew) recorder.append({ kind: 'clock', ...bench.skew, because: 'told' })

  const now: Clock['now'] = () => {
    const { wall, monotonicMs } = clock.now()
    return { wall: new Date(Date.parse(wall) + held().aheadMs).toISOString(), monotonicMs }
  }
  const ask = async () => {
    if (!clockControl?.time) return
    const sent = ourNow()
    // Who cannot be asked is heard by his messages.
    const told = await clockControl.time().catch(() => undefined)
    if (told !== undefined) learn(told, 1, sent, ourNow(), 'asked')
  }

  return {
    canLeap,
    now,
    forPlans: () => {
      if (bench.incredibleMs !== undefined)
        throw new Inconclusive(
          `By the messages of the SUT its clock differs from ours by ${Math.round(bench.incredibleMs / 1000)} s, so nothing can be planned by it. Set both clocks, or raise ixit.timeLimits.clockSkewMs.`,
        )
      return Date.parse(now().wall)
    },
    leapTo: async (moment) => {
      const left = Math.ceil(moment - Date.parse(now().wall))
      if (!clockControl || !canLeap || left <= 0) return
      const before = held()
      // What the SUT does on the way is told before the call is over.
      note({ ...before, aheadMs: before.aheadMs + left }, 'put forward')
      try {
        await clockControl.advance(left)
      } catch (error) {
        note(before, 'put forward')
        throw error instanceof ControlFailed ? new Inconclusive(error.message) : error
      }
      await ask()
    },
    ask,
    hear: (request) => {
      const view = decodeRecord(recorder.record())
      const [reply] = view.repliesTo(request)
      const text = reply?.message?.header?.timestamp?.value
      const asked = view.message(request)
      if (!reply || !asked || text === undefined || !/(?:Z|[+-]\d\d:\d\d)$/.test(text)) return
      const told = Date.parse(text)
      if (Number.isNaN(told)) return
      // A time without a fraction may have been cut, or rounded.
      const exactMs = /:\d\d\.\d/.test(text) ? 1 : 1000
      learn(told, exactMs, Date.parse(asked.entry.at.wall), Date.parse(reply.entry.at.wall), 'told')
    },
  }
}
